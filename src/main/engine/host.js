// What stands between OpenSCAD, compiled to WebAssembly, and the machine: one render after the other,
// each in an instance of its own, which sees the folders it was given and nothing else.
//
// Runs in the Node mode of a V8 runtime after the glue, which defines OpenSCAD(). Written for this
// project; it only calls what every program built with Emscripten has.
'use strict';

var scadHost = (() => {
  const fs = require('fs');
  const path = require('path');

  // Error numbers of WASI, which Emscripten's C library uses.
  const ERRNO = {
    EACCES: 2, EBADF: 8, EEXIST: 20, EINVAL: 28, EIO: 29, EISDIR: 31, ELOOP: 32, EMFILE: 33,
    ENAMETOOLONG: 37, ENFILE: 41, ENOENT: 44, ENOSPC: 51, ENOTDIR: 54, ENOTEMPTY: 55, EPERM: 63,
    EROFS: 69, EXDEV: 75,
  };

  // The build has a C stack of 64 KB, which a recursion of a hundred calls overflows.
  const STACK = 64 << 20;

  // Lines that this build prints on every start.
  const NOISE = /^(Could not initialize localization|Fontconfig (warning|error): )/;

  // Files that exist for OpenSCAD only. No folder at the top of a machine has such a name.
  const FONT_CONFIGURATION = '/.fonts.conf';
  const FONT_FILES = '/.font-files';

  // Where OpenSCAD writes to, whatever that folder is called on the machine: names of temporary
  // folders differ from run to run, and with their lengths the addresses of what OpenSCAD keeps in
  // memory, by which it orders faces here and there.
  const OUTPUT = '/.output';

  let compiled = null;
  let engineFolder = null;

  function start(folder) {
    engineFolder = folder;
    compiled = new WebAssembly.Module(fs.readFileSync(path.join(folder, 'openscad.wasm')));
  }

  // ---- Paths. On Windows, C:\x is /C:/x to OpenSCAD, which knows paths with slashes only.

  const WINDOWS = path.sep === '\\';

  function toGuest(file) {
    return WINDOWS ? '/' + file.replace(/\\/g, '/') : file;
  }

  function toHost(file) {
    return WINDOWS ? file.substring(1).replace(/\//g, '\\') + (/^\/\w:$/.test(file) ? '\\' : '') : file;
  }

  function translated(line) {
    return WINDOWS ? line.replace(/\/([A-Za-z]:\/)/g, '$1') : line;
  }

  // ---- What the model may see

  const NOTHING = 0;
  const WAY = 1; // a folder on the way to one that may be seen: of its entries, only the way goes on
  const READ = 2;
  const WRITE = 3;

  /**
   * Decides on every path by where it really leads, so that no link leads out.
   *
   * What it decided holds for the render: a model can't make links, and whoever else could exchange
   * one at the right moment can read the machine's files anyway.
   */
  class Sandbox {
    constructor(readable, writable) {
      this.readable = readable.map(realOrSame);
      this.writable = writable.map(realOrSame);
      this.ways = new Set();
      this.roots = [...new Set([...readable, ...writable, ...this.readable, ...this.writable])];
      for (const root of this.roots) {
        for (let folder = path.dirname(root); ; folder = path.dirname(folder)) {
          this.ways.add(folder);
          if (folder === path.dirname(folder)) {
            break;
          }
        }
      }
      this.known = new Map();
    }

    /** The access to a file or folder that is there; NOTHING if it is not. */
    access(file) {
      let access = this.known.get(file);
      if (access === undefined) {
        access = this.decide(file);
        if (access !== NOTHING) {
          this.known.set(file, access);
        }
      }
      return access;
    }

    decide(file) {
      let real;
      try {
        real = fs.realpathSync.native(file);
      } catch (e) {
        return NOTHING;
      }
      if (this.writable.some(root => within(root, real))) {
        return WRITE;
      }
      if (this.readable.some(root => within(root, real))) {
        return READ;
      }
      return this.ways.has(file) || this.ways.has(real) ? WAY : NOTHING;
    }
  }

  function realOrSame(file) {
    try {
      return fs.realpathSync.native(file);
    } catch (e) {
      return file;
    }
  }

  function within(root, file) {
    return file === root || file.startsWith(root.endsWith(path.sep) ? root : root + path.sep);
  }

  // ---- The machine's files as a file system of Emscripten

  /** In `opened` it notes which files OpenSCAD opened, its own kind apart. */
  function hostFileSystem(FS, sandbox, sources, opened) {
    function guarded(work) {
      try {
        return work();
      } catch (e) {
        throw e.code === undefined ? e : new FS.ErrnoError(ERRNO[e.code] || ERRNO.EIO);
      }
    }

    function refuse(name) {
      throw new FS.ErrnoError(ERRNO[name]);
    }

    function hostPath(node) {
      const names = [];
      while (node.parent !== node) {
        names.push(node.name);
        node = node.parent;
      }
      return toHost([node.mount.opts.root, ...names.reverse()].join('/'));
    }

    /** To Windows, a name with these is a path. */
    function child(parent, name) {
      if (WINDOWS && /[\\:]/.test(name)) {
        refuse('ENOENT');
      }
      return path.join(hostPath(parent), name);
    }

    function node(parent, name, file) {
      const stat = guarded(() => fs.statSync(file));
      if (!stat.isFile() && !stat.isDirectory()) {
        refuse('ENOENT'); // reading a pipe or a device may never end
      }
      const created = FS.createNode(parent, name, stat.mode, 0);
      created.node_ops = nodeOps;
      created.stream_ops = streamOps;
      return created;
    }

    function needWrite(parent) {
      if (sandbox.access(hostPath(parent)) !== WRITE) {
        refuse('EROFS');
      }
    }

    function source(file, stat) {
      return stat.isFile() && sources.has(file) ? sources.read(file) : null;
    }

    const nodeOps = {
      getattr(node) {
        const file = hostPath(node);
        const stat = guarded(() => fs.statSync(file));
        const text = guarded(() => source(file, stat));
        return {
          dev: stat.dev, ino: stat.ino, mode: stat.mode, nlink: stat.nlink, uid: stat.uid,
          gid: stat.gid, rdev: stat.rdev, size: text === null ? stat.size : text.length,
          atime: stat.atime, mtime: stat.mtime, ctime: stat.ctime,
          blksize: 4096, blocks: Math.ceil(stat.size / 512),
        };
      },
      setattr(node, attributes) {
        if (sandbox.access(hostPath(node)) !== WRITE) {
          refuse('EROFS');
        }
        if (attributes.size !== undefined) {
          guarded(() => fs.truncateSync(hostPath(node), attributes.size));
        }
      },
      lookup(parent, name) {
        const file = child(parent, name);
        if (sandbox.access(file) === NOTHING) {
          refuse('ENOENT');
        }
        return node(parent, name, file);
      },
      mknod(parent, name, mode) {
        needWrite(parent);
        const file = child(parent, name);
        // Of a link that leads out, lookup says that it is not there: it must not be followed here.
        guarded(() => FS.isDir(mode) ? fs.mkdirSync(file) : fs.writeFileSync(file, '', { flag: 'wx' }));
        return node(parent, name, file);
      },
      unlink(parent, name) {
        needWrite(parent);
        guarded(() => fs.unlinkSync(child(parent, name)));
      },
      rmdir(parent, name) {
        needWrite(parent);
        guarded(() => fs.rmdirSync(child(parent, name)));
      },
      rename(old, parent, name) {
        needWrite(old.parent);
        needWrite(parent);
        guarded(() => fs.renameSync(hostPath(old), child(parent, name)));
        old.name = name;
        old.parent = parent;
      },
      readdir(folder) {
        const file = hostPath(folder);
        const names = guarded(() => fs.readdirSync(file));
        return ['.', '..', ...names.filter(name => sandbox.access(path.join(file, name)) !== NOTHING)];
      },
    };

    const streamOps = {
      open(stream) {
        const file = hostPath(stream.node);
        const forWriting = (stream.flags & 3) !== 0;
        if (forWriting && sandbox.access(file) !== WRITE) {
          refuse('EROFS');
        }
        const stat = guarded(() => fs.statSync(file));
        if (stat.isDirectory()) {
          return;
        }
        stream.text = forWriting ? null : guarded(() => source(file, stat));
        if (stream.text === null) {
          const append = stream.flags & 1024 ? fs.constants.O_APPEND : 0;
          stream.fd_of_host = guarded(() => fs.openSync(file, (stream.flags & 3) | append));
          if (!forWriting) {
            opened.add(file);
          }
        }
      },
      close(stream) {
        if (stream.fd_of_host !== undefined) {
          guarded(() => fs.closeSync(stream.fd_of_host));
        }
      },
      read(stream, buffer, offset, length, position) {
        if (stream.text) {
          const end = Math.min(stream.text.length, position + length);
          const part = stream.text.subarray(Math.min(position, end), end);
          buffer.set(part, offset);
          return part.length;
        }
        const into = Buffer.from(buffer.buffer, buffer.byteOffset + offset, length);
        return guarded(() => fs.readSync(stream.fd_of_host, into, 0, length, position));
      },
      write(stream, buffer, offset, length, position) {
        const from = Buffer.from(buffer.buffer, buffer.byteOffset + offset, length);
        return guarded(() => fs.writeSync(stream.fd_of_host, from, 0, length, position));
      },
      llseek(stream, offset, whence) {
        let position = offset;
        if (whence === 1) {
          position += stream.position;
        } else if (whence === 2) {
          position += nodeOps.getattr(stream.node).size;
        }
        if (position < 0) {
          refuse('EINVAL');
        }
        return position;
      },
    };

    return {
      mount(mount) {
        const root = FS.createNode(null, '/', fs.statSync(toHost(mount.opts.root)).mode, 0);
        root.node_ops = nodeOps;
        root.stream_ops = streamOps;
        return root;
      },
    };
  }

  // ---- OpenSCAD files

  // What OpenSCAD's scanner reads in one go: the beginning of a string or a comment, or a statement
  // that names a file.
  const TOKEN = /"|\/\/|\/\*|(?<![\w$])(include|use)([ \t\r\n>]*<)([^<\t\r\n>]+)>/g;

  /** Where a string or a comment ends. By hand, since no pattern does it in linear time. */
  function endOf(beginning, text, start) {
    let end;
    if (beginning === '"') {
      end = start + 1;
      while (end < text.length && text[end] !== '"') {
        end += text[end] === '\\' ? 2 : 1;
      }
      return end + 1;
    }
    end = text.indexOf(beginning === '//' ? '\n' : '*/', start + 2);
    return end < 0 ? text.length : end + 1;
  }

  /**
   * Gives OpenSCAD files in which every file that is included or used goes by its one real name.
   * WebAssembly builds don't normalise paths: `use <../a.scad>` in a circle is a new file on every
   * round to them, and they never end.
   */
  class Sources {
    constructor(sandbox, libraryPath) {
      this.sandbox = sandbox;
      this.libraryPath = libraryPath;
      this.named = new Set();
      this.texts = new Map();
    }

    /** Any file can be included, whatever its name ends with. */
    has(file) {
      return file.endsWith('.scad') || this.named.has(file);
    }

    read(file) {
      let text = this.texts.get(file);
      if (text === undefined) {
        text = this.canonical(fs.readFileSync(file), path.dirname(realOrSame(file)));
        this.texts.set(file, text);
      }
      return text;
    }

    /** Names never hold a line's end, so that lines stay where they are. */
    canonical(bytes, folder) {
      const text = bytes.toString('latin1'); // a character for every byte, whatever the encoding
      const parts = [];
      let done = 0;
      TOKEN.lastIndex = 0;
      for (let found = TOKEN.exec(text); found !== null; found = TOKEN.exec(text)) {
        const [all, word, between, name] = found;
        if (word === undefined) {
          TOKEN.lastIndex = endOf(all, text, found.index);
          continue;
        }
        const real = this.find(Buffer.from(name, 'latin1').toString(), folder);
        if (real !== null) {
          parts.push(text.substring(done, found.index));
          parts.push(word, between, Buffer.from(toGuest(real)).toString('latin1'), '>');
          done = found.index + all.length;
        }
      }
      return done === 0 ? bytes : Buffer.from(parts.join('') + text.substring(done), 'latin1');
    }

    /** OpenSCAD looks beside the file, then on the library path. */
    find(name, folder) {
      const absolute = WINDOWS ? /^\/?[A-Za-z]:[\\/]/.test(name) : name.startsWith('/');
      for (const base of absolute ? [''] : [folder, ...this.libraryPath]) {
        const file = absolute ? toHost(name.replace(/^([A-Za-z]:)/, '/$1')) : path.join(base, name);
        if (this.sandbox.access(file) >= READ && fs.statSync(file).isFile()) {
          const real = realOrSame(file);
          if (/[>\t\r\n]/.test(real)) {
            return null; // can't be written between < and >
          }
          if (!/\.(ttf|otf)$/i.test(real)) {
            this.named.add(real);
          }
          return real;
        }
      }
      return null;
    }
  }

  // ---- Fonts

  /**
   * Notes which fonts were asked for and which ones were taken. OpenSCAD takes some font in any case
   * and says nothing; only these lines, which the option --debug=FontCache makes it print, tell.
   */
  class FontLog {
    constructor() {
      this.taken = [];
      this.asked = null;
    }

    /** Whether a line is one of them. */
    takes(line) {
      if (line === 'Debug on. --debug=FontCache') {
        return true;
      }
      if (line.startsWith('FontCache: ')) {
        const text = line.substring('FontCache: '.length);
        const result = /^result = "(.*)", style = "(.*)"$/.exec(text);
        if (text.startsWith('font = "')) {
          this.asked = { text, open: true };
        } else if (this.asked !== null) {
          this.asked.open = false;
        }
        if (result !== null && this.asked !== null) {
          const [, font] = /, lookup = "([^]*)"$/.exec(this.asked.text) || [];
          this.taken.push({ asked: font || '', family: result[1], style: result[2] });
          this.asked = null;
        }
        return true;
      }
      if (this.asked !== null && this.asked.open) {
        this.asked.text += '\n' + line; // of a name with line feeds; or the model printed the first one
      }
      return false;
    }
  }

  // ---- A render

  /**
   * Renders.
   *
   * arguments    OpenSCAD's
   * folder       the working folder
   * log          gets all that is printed
   * readable     files and folders that the model may see
   * writable     folders that OpenSCAD may write to
   * libraryPath  folders for OPENSCADPATH
   * fonts        files and folders with fonts, beside the bundled ones
   * fontConfiguration  the text of a configuration of Fontconfig
   *
   * The answer has the exit code; or what else came instead of an end ("memory", "stack", "trap",
   * "exception") and a text; the memory that it took, in bytes; which fonts were asked for and
   * taken; and, if there are such, the files that may hold fonts.
   */
  function render(requestText) {
    const request = JSON.parse(requestText);
    const log = fs.openSync(request.log, 'w');
    const fontLog = new FontLog();
    const opened = new Set();
    let instance = null;
    let memoryRefused = false;
    let printed = [];
    let pending = 0;
    const flush = () => {
      if (pending > 0) {
        fs.writeSync(log, printed.join(''));
        printed = [];
        pending = 0;
      }
    };
    const print = line => {
      if (!NOISE.test(line) && !fontLog.takes(line)) {
        printed.push(withHostOutput(translated(line), request), '\n');
        pending += line.length + 1;
        if (pending > 1 << 16) {
          flush();
        }
      }
    };
    const libraryPath = [...request.libraryPath, path.join(engineFolder, 'libraries')];
    const fontFolders = request.fonts.filter(font => !isFile(font));
    const engine = {
      noInitialRun: true,
      thisProgram: '/openscad',
      stdin: () => null, // the worker's is not the model's
      print,
      printErr: print,
      preRun: [
        () => Object.assign(engine.ENV, {
          OPENSCADPATH: libraryPath.map(toGuest).join(':'),
          OPENSCAD_FONT_PATH:
              [path.join(engineFolder, 'fonts'), ...fontFolders].map(toGuest).concat(FONT_FILES).join(':'),
          FONTCONFIG_FILE: FONT_CONFIGURATION,
          LC_ALL: 'C.UTF-8',
        }),
      ],
      instantiateWasm(imports, done) {
        noticeRefusals(imports, () => { memoryRefused = true; });
        instance = new WebAssembly.Instance(compiled, imports);
        done(instance);
        return instance.exports;
      },
    };
    const answer = { code: -1, failure: null, text: null, memory: 0, fonts: [], fontFiles: [] };
    try {
      OpenSCAD(engine).catch(() => {}); // told below
      removeDevices(engine.FS);
      mount(engine.FS, request, libraryPath, opened);
      deepenStack(instance.exports);
      answer.code = engine.callMain(['--debug=FontCache', ...guestArguments(request)]);
      translateDependencies(request.arguments);
    } catch (e) {
      Object.assign(answer, describe(e, engine));
    } finally {
      flush();
      fs.closeSync(log);
    }
    if (memoryRefused) {
      answer.failure = 'memory'; // what came of it may be anything, even exit code 0
    }
    answer.memory = instance === null ? 0 : engine.HEAP8 ? engine.HEAP8.length : 0;
    answer.fonts = fontLog.taken;
    answer.fontFiles = fontLog.taken.length === 0 ? [] : [...opened];
    return JSON.stringify(answer);
  }

  function isFile(file) {
    return fs.statSync(file, { throwIfNoEntry: false })?.isFile() === true;
  }

  function isFolder(file) {
    return fs.statSync(file, { throwIfNoEntry: false })?.isDirectory() === true;
  }

  /** Paths in the arguments are those after -o and -d, and the model's own, which has no folder. */
  function guestArguments(request) {
    return request.arguments.map((word, i, words) => {
      if (!/^-[od]$/.test(words[i - 1])) {
        return word;
      }
      return path.dirname(word) === request.writable[0]
          ? OUTPUT + '/' + path.basename(word)
          : toGuest(word);
    });
  }

  /** What a model echoes is its own; what OpenSCAD says of its output names that on the machine. */
  function withHostOutput(line, request) {
    return line.startsWith('ECHO') ? line : line.replaceAll(OUTPUT, request.writable[0]);
  }

  function translateDependencies(words) {
    const file = words[words.indexOf('-d') + 1];
    if (WINDOWS && isFile(file)) {
      fs.writeFileSync(file, translated(fs.readFileSync(file, 'utf8')));
    }
  }

  /** Emscripten's own devices and links to open files; nothing but a model would open them. */
  function removeDevices(FS) {
    for (const folder of ['/dev', '/proc']) {
      FS.destroyNode(FS.lookupPath(folder).node);
    }
  }

  function mount(FS, request, libraryPath, opened) {
    const readable = [...request.readable, ...request.fonts, engineFolder];
    const sandbox = new Sandbox(readable, request.writable);
    const files = hostFileSystem(FS, sandbox, new Sources(sandbox, libraryPath), opened);
    for (const top of new Set(sandbox.roots.flatMap(topFolders))) {
      if (!FS.analyzePath(top).exists) {
        FS.mkdir(top);
      }
      FS.mount(files, { root: top }, top);
    }
    FS.writeFile(FONT_CONFIGURATION, request.fontConfiguration);
    FS.mkdir(OUTPUT);
    FS.mount(files, { root: toGuest(request.writable[0]) }, OUTPUT);
    FS.mkdir(FONT_FILES);
    request.fonts.filter(isFile).forEach((font, i) => {
      FS.symlink(toGuest(font), `${FONT_FILES}/${i}-${path.basename(font)}`);
    });
    FS.chdir(toGuest(request.folder));
  }

  /** Where a root is mounted, since the very top is Emscripten's own: for /, at all that is in it. */
  function topFolders(root) {
    const top = toGuest(root).split('/')[1];
    if (top !== '') {
      return ['/' + top];
    }
    const folders = fs.readdirSync('/').map(name => '/' + name).filter(isFolder);
    return folders.filter(folder => !['/dev', '/proc', '/sys'].includes(folder));
  }

  /** The names of these functions are found when the engine is built; see prepare.mjs. */
  function deepenStack(exports) {
    const bottom = exports[scadExports.memalign](16, STACK) >>> 0;
    if (bottom !== 0) {
      exports[scadExports.stackRestore]((bottom + STACK - 16) >>> 0);
    }
  }

  function noticeRefusals(imports, refused) {
    for (const functions of Object.values(imports)) {
      const resize = functions[scadImports.resizeHeap];
      functions[scadImports.resizeHeap] = size => {
        const done = resize(size);
        if (!done) {
          refused();
        }
        return done;
      };
    }
  }

  function describe(e, engine) {
    if (typeof e === 'number') {
      const type = typeOfException(e, engine);
      // A length_error: what it wants to keep is longer than the memory, all of it.
      const memory = type === 'bad_alloc' || type === 'length_error';
      return { failure: memory ? 'memory' : 'exception', text: 'uncaught ' + type };
    }
    const text = String(e && e.message !== undefined ? e.message : e);
    if (e instanceof RangeError) {
      return { failure: /memory|allocation|array buffer/i.test(text) ? 'memory' : 'stack', text };
    }
    if (/OOM|out of memory|memory\.grow/i.test(text)) {
      return { failure: 'memory', text };
    }
    return { failure: e instanceof WebAssembly.RuntimeError ? 'trap' : 'exception', text };
  }

  /**
   * The name of a C++ exception's type. The pointer to the type stands in the header before the
   * exception, as the glue's ExceptionInfo has it; the second word of a type points to its name,
   * in which every part has its length before it: St9bad_alloc, NSt3__212length_errorE.
   */
  function typeOfException(exception, engine) {
    const word = place => engine.HEAPU32[place >>> 2];
    const start = word(word(exception - 20) + 4);
    const end = engine.HEAPU8.indexOf(0, start);
    let rest = Buffer.from(engine.HEAPU8.subarray(start, Math.min(end, start + 200))).toString('latin1');
    let last = 'exception';
    for (let found = /\d+/.exec(rest); found !== null; found = /\d+/.exec(rest)) {
      const begin = found.index + found[0].length;
      last = rest.substr(begin, Number(found[0]));
      rest = rest.substring(begin + last.length);
    }
    return last;
  }

  return { start, render };
})();
