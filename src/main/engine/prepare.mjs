// Makes the contents of the engine artifact out of the installed npm package.
//
//   node prepare.mjs PACKAGE HOST_SCRIPT TARGET
//
// PACKAGE      the folder of the installed package
// HOST_SCRIPT  our side of it
// TARGET       gets openscad.wasm, openscad.js; the zips with fonts and MCAD are unpacked by Maven
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withSoundIntervals } from './intervals.mjs';

const [packageFolder, hostScript, target] = process.argv.slice(2);
const wasm = join(packageFolder, 'dist', 'wasm');

/** The glue is an ES module; V8 is given plain scripts. */
function plainScript(glue) {
  return replaced(replaced(glue, 'import.meta.url', '"file:///openscad.js"'), 'export default OpenSCAD;', '');
}

function replaced(text, old, by) {
  if (!text.includes(old)) {
    throw new Error(`The glue of this OpenSCAD has no "${old}"; prepare.mjs must be adapted to it.`);
  }
  return text.replaceAll(old, by);
}

/** Under which name the WebAssembly module exports one of its functions. */
function exportName(glue, name) {
  const found = new RegExp(`\\b${name}=Module\\["asm"\\]\\["(\\w+)"\\]`).exec(glue);
  if (found === null) {
    throw new Error(`The glue of this OpenSCAD does not name ${name}; prepare.mjs must be adapted to it.`);
  }
  return found[1];
}

/** Under which name the WebAssembly module imports one of the glue's functions. */
function importName(glue, name) {
  const found = new RegExp(`["{,](\\w+)"?:${name}\\b`).exec(glue);
  if (found === null) {
    throw new Error(`The glue of this OpenSCAD does not hand over ${name}; prepare.mjs must be adapted to it.`);
  }
  return found[1];
}

const glue = readFileSync(join(wasm, 'openscad.js'), 'utf8');
const exportNames = {
  memalign: exportName(glue, '_emscripten_builtin_memalign'),
  stackRestore: exportName(glue, 'stackRestore'),
};
const importNames = { resizeHeap: importName(glue, '_emscripten_resize_heap') };
mkdirSync(target, { recursive: true });
writeFileSync(
    join(target, 'openscad.wasm'), withSoundIntervals(readFileSync(join(wasm, 'openscad.wasm'))));
writeFileSync(
    join(target, 'openscad.js'),
    `${plainScript(glue)}\nvar scadExports = ${JSON.stringify(exportNames)};\n` +
        `var scadImports = ${JSON.stringify(importNames)};\n`);
copyFileSync(hostScript, join(target, 'host.js'));
