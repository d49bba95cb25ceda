// Repairs the interval arithmetic of CGAL in an OpenSCAD that was compiled to WebAssembly.
//
// CGAL decides on which side of a plane a point lies by intervals, whose bounds it rounds upwards,
// and by exact numbers if the interval has a zero in it. WebAssembly can only round to the nearest
// number, and this build of CGAL does not know: its intervals are too narrow, it never comes to
// exact numbers, and a hull() of spheres is wrong now and then, with a failed assertion or without.
//
// Here, every product of intervals becomes wider than all roundings of the few sums around it, so
// that a bound is on the safe side again. (CGAL has CGAL_ALWAYS_ROUND_TO_NEAREST for that, which is
// for those who compile it.)
import { createHash } from 'node:crypto';

// The bodies of "a * b" and "square(a)", both of which write [-low, high] to where their first
// parameter points.
const PRODUCTS = [
  { name: 'product', sha256: '103c6cd0f411572da218d391fad6ce59c270eb42f66582d31c7fe6110aa98acc', parameters: 3 },
  { name: 'square', sha256: '0747037af5434f7985b541b1c4914587c0a9a5304b63e0db76b9dbe11fa8a6bd', parameters: 2 },
];

const FUNCTIONS = 3;
const CODE = 10;

/** Returns the bytes of a WebAssembly module with wider products. */
export function withSoundIntervals(module) {
  const sections = readSections(module);
  const types = readVector(section(sections, FUNCTIONS).bytes, (bytes, at) => {
    const [type, end] = readNumber(bytes, at);
    return [writeNumber(type), end];
  });
  const bodies = readVector(section(sections, CODE).bytes, (bytes, at) => {
    const [size, begin] = readNumber(bytes, at);
    return [bytes.subarray(begin, begin + size), begin + size];
  });
  const imported = countImportedFunctions(section(sections, 2).bytes);
  for (const { name, sha256, parameters } of PRODUCTS) {
    const index = bodies.findIndex(body => createHash('sha256').update(body).digest('hex') === sha256);
    if (index < 0) {
      throw new Error(`This OpenSCAD has another ${name} of intervals; intervals.mjs must be adapted to it.`);
    }
    types.push(types[index]);
    bodies.push(bodies[index]);
    bodies[index] = widened(imported + bodies.length - 1, parameters);
  }
  section(sections, FUNCTIONS).bytes = writeVector(types);
  section(sections, CODE).bytes = writeVector(
      bodies.map(body => Buffer.concat([writeNumber(body.length), body])));
  return Buffer.concat([
    module.subarray(0, 8),
    ...sections.map(({ id, bytes }) => Buffer.concat([Buffer.of(id), writeNumber(bytes.length), bytes])),
  ]);
}

/** The body of a function that calls another one and then widens what that one wrote. */
function widened(original, parameters) {
  const code = [0]; // no variables
  for (let i = 0; i < parameters; i++) {
    code.push(0x20, i); // local.get
  }
  code.push(0x10, ...writeNumber(original)); // call
  for (const offset of [0, 8]) {
    // bound = bound + abs(bound) * 2^-48
    const bound = [0x20, 0, 0x2b, 3, offset]; // local.get 0, f64.load
    const share = [...Buffer.from(new Float64Array([2 ** -48]).buffer)];
    code.push(0x20, 0, ...bound, ...bound, 0x99, 0x44, ...share, 0xa2, 0xa0, 0x39, 3, offset);
  }
  code.push(0x0b); // end
  return Buffer.from(code);
}

function readSections(module) {
  const sections = [];
  for (let at = 8; at < module.length; ) {
    const [size, begin] = readNumber(module, at + 1);
    sections.push({ id: module[at], bytes: module.subarray(begin, begin + size) });
    at = begin + size;
  }
  return sections;
}

function section(sections, id) {
  return sections.find(section => section.id === id);
}

function countImportedFunctions(bytes) {
  return readVector(bytes, (all, at) => {
    const skipName = from => {
      const [length, begin] = readNumber(all, from);
      return begin + length;
    };
    const kind = skipName(skipName(at));
    if (all[kind] === 0) {
      return [true, readNumber(all, kind + 1)[1]];
    }
    if (all[kind] === 3) {
      return [false, kind + 3];
    }
    const limits = all[kind] === 1 ? kind + 2 : kind + 1;
    const least = readNumber(all, limits + 1)[1];
    return [false, all[limits] & 1 ? readNumber(all, least)[1] : least];
  }).filter(isFunction => isFunction).length;
}

function readVector(bytes, readOne) {
  const all = [];
  let [count, at] = readNumber(bytes, 0);
  for (; count > 0; count--) {
    const [one, end] = readOne(bytes, at);
    all.push(one);
    at = end;
  }
  return all;
}

function writeVector(all) {
  return Buffer.concat([writeNumber(all.length), ...all]);
}

/** Numbers are written seven bits at a time, the lowest first. */
function readNumber(bytes, at) {
  let number = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    number |= (byte & 0x7f) << shift;
    if (byte < 0x80) {
      return [number >>> 0, at];
    }
  }
}

function writeNumber(number) {
  const bytes = [];
  for (; number > 0x7f; number >>>= 7) {
    bytes.push((number & 0x7f) | 0x80);
  }
  return Buffer.of(...bytes, number);
}
