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

  // The bundled files, where the model sees them.
  const FONTS = '/fonts';
  const LIBRARIES = '/libraries';

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

  /** Decides on every path by where it really leads, so that no link leads out. */
  class Sandbox {
    constructor(readable, writable) {
      this.readable = readable.map(realOrSame);
      this.writable = writable.map(realOrSame);
      this.ways = new Set();
      for (const root of [...readable, ...writable, ...this.readable, ...this.writable]) {
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

  function hostFileSystem(FS, sandbox, sources) {
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

    function node(parent, name, file) {
      const mode = guarded(() => fs.statSync(file).mode);
      const created = FS.createNode(parent, name, mode, 0);
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
      return stat.isFile() && file.endsWith('.scad') ? sources.read(file) : null;
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
        const file = toHost([toGuest(hostPath(parent)), name].join('/'));
        if (sandbox.access(file) === NOTHING) {
          refuse('ENOENT');
        }
        return node(parent, name, file);
      },
      mknod(parent, name, mode) {
        needWrite(parent);
        const file = path.join(hostPath(parent), name);
        guarded(() => FS.isDir(mode) ? fs.mkdirSync(file) : fs.writeFileSync(file, ''));
        return node(parent, name, file);
      },
      unlink(parent, name) {
        needWrite(parent);
        guarded(() => fs.unlinkSync(path.join(hostPath(parent), name)));
      },
      rmdir(parent, name) {
        needWrite(parent);
        guarded(() => fs.rmdirSync(path.join(hostPath(parent), name)));
      },
      rename(old, parent, name) {
        needWrite(old.parent);
        needWrite(parent);
        guarded(() => fs.renameSync(hostPath(old), path.join(hostPath(parent), name)));
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

  const STATEMENT =
      /"(?:[^"\\]|\\[^])*"|\/\/[^\n]*|\/\*[^]*?\*\/|\b(include|use)([ \t\r\n>]*<)([^\t\r\n>]+)>/g;

  /**
   * Gives OpenSCAD files in which every file that is included or used goes by its one real name.
   * WebAssembly builds don't normalise paths: `use <../a.scad>` in a circle is a new file on every
   * round to them, and they never end.
   */
  class Sources {
    constructor(sandbox, libraryPath) {
      this.sandbox = sandbox;
      this.libraryPath = libraryPath;
      this.texts = new Map();
    }

    read(file) {
      let text = this.texts.get(file);
      if (text === undefined) {
        text = this.canonical(fs.readFileSync(file), path.dirname(realOrSame(file)));
        this.texts.set(file, text);
      }
      return text;
    }

    canonical(bytes, folder) {
      const text = bytes.toString('latin1'); // a character for every byte, whatever the encoding
      const changed = text.replace(STATEMENT, (all, word, between, name) => {
        const real = word === undefined ? null : this.find(Buffer.from(name, 'latin1').toString(), folder);
        return real === null ? all : word + between + Buffer.from(toGuest(real)).toString('latin1') + '>';
      });
      return changed === text ? bytes : Buffer.from(changed, 'latin1');
    }

    /** OpenSCAD looks beside the file, then on the library path. */
    find(name, folder) {
      const absolute = name.startsWith('/');
      for (const base of absolute ? [''] : [folder, ...this.libraryPath]) {
        const file = absolute ? toHost(name) : path.join(base, name);
        const bundled = base.startsWith(LIBRARIES);
        if (!bundled && this.sandbox.access(file) >= READ && fs.statSync(file).isFile()) {
          const real = realOrSame(file);
          return /[>\t\r\n]/.test(real) ? null : real;
        }
      }
      return null;
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
   * fonts        folders for OPENSCAD_FONT_PATH
   *
   * The answer has the exit code; or what else came instead of an end ("memory", "stack", "trap",
   * "exception") and a text; and the memory that it took, in bytes.
   */
  function render(requestText) {
    const request = JSON.parse(requestText);
    const log = fs.openSync(request.log, 'w');
    let instance = null;
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
      if (!NOISE.test(line)) {
        printed.push(translated(line), '\n');
        pending += line.length + 1;
        if (pending > 1 << 16) {
          flush();
        }
      }
    };
    const libraryPath = [...request.libraryPath.map(toGuest), LIBRARIES];
    const engine = {
      noInitialRun: true,
      thisProgram: '/openscad',
      print,
      printErr: print,
      preRun: [
        () => Object.assign(engine.ENV, {
          OPENSCADPATH: libraryPath.join(':'),
          OPENSCAD_FONT_PATH: [FONTS, ...request.fonts.map(toGuest)].join(':'),
          LC_ALL: 'C.UTF-8',
        }),
      ],
      instantiateWasm(imports, done) {
        instance = new WebAssembly.Instance(compiled, imports);
        done(instance);
        return instance.exports;
      },
    };
    const answer = { code: -1, failure: null, text: null, memory: 0 };
    try {
      OpenSCAD(engine).catch(() => {}); // told below
      mount(engine.FS, request);
      deepenStack(instance.exports);
      answer.code = engine.callMain([...request.arguments]);
    } catch (e) {
      Object.assign(answer, describe(e));
    } finally {
      flush();
      fs.closeSync(log);
    }
    answer.memory = instance === null ? 0 : engine.HEAP8 ? engine.HEAP8.length : 0;
    return JSON.stringify(answer);
  }

  function mount(FS, request) {
    const sandbox = new Sandbox([...request.readable, engineFolder], request.writable);
    const files = hostFileSystem(FS, sandbox, new Sources(sandbox, request.libraryPath));
    const seen = [...request.readable, ...request.writable].map(toGuest);
    for (const top of new Set(seen.map(file => '/' + file.split('/')[1]))) {
      mountAt(FS, files, top, top);
    }
    mountAt(FS, files, toGuest(path.join(engineFolder, 'fonts')), FONTS);
    mountAt(FS, files, toGuest(path.join(engineFolder, 'libraries')), LIBRARIES);
    FS.chdir(toGuest(request.folder));
  }

  function mountAt(FS, files, root, place) {
    if (!FS.analyzePath(place).exists) {
      FS.mkdir(place);
    }
    FS.mount(files, { root }, place);
  }

  /** The names of the two functions are found when the engine is built; see prepare.mjs. */
  function deepenStack(exports) {
    const bottom = exports[scadExports.memalign](16, STACK) >>> 0;
    if (bottom !== 0) {
      exports[scadExports.stackRestore]((bottom + STACK - 16) >>> 0);
    }
  }

  function describe(e) {
    if (typeof e === 'number') {
      return { failure: 'exception', text: 'an exception that OpenSCAD did not expect' };
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

  return { start, render };
})();
