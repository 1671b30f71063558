// Starts Pyodide from files at hand, on one of three rungs: from a snapshot of a Python that has
// imported NumPy, from bytecode, or from the files as Pyodide ships them. The caller tries the next
// rung, in a new worker, when one does not fit this browser.

import { limits } from '../limits.js';
import { eager, hasten, importScript } from './engine.js';
import { unpackPages } from './pages.js';
import {
  ENVIRONMENT,
  install,
  nothingOfThePage,
  PACKAGES,
  readPack,
  STDLIB,
  withPreload,
} from './preload.js';
import { ENGINE } from './protocol.js';

/**
 * The parts of Pyodide that are used, some of them private (`_api`).
 * @typedef {{
 *   FS: import('./preload.js').Engine['FS'],
 *   loadedPackages: Record<string, string>,
 *   loadPackage(name: string, options: object): Promise<unknown>,
 *   runPython(code: string): any,
 *   setStdout(options: object): void,
 *   setStderr(options: object): void,
 *   _module: import('./changes.js').Engine,
 *   _api: { on_fatal?: (error: unknown) => void },
 * }} Pyodide
 *
 * @typedef {import('./protocol.js').BootRequest} BootRequest
 */

/** Pyodide asks for its files at addresses below this one; nothing is ever fetched from it. */
const NOWHERE = 'https://pyodide.invalid/';
const LIBRARY = 'python_stdlib.zip';

/** What a snapshot must not keep, and what a start must be able to do, whatever the rung. */
const SELF_TEST = `
import random
random.seed()
import numpy as np
assert float(np.linalg.norm(np.array([3.0, 4.0]))) == 5.0
assert np.linspace(0, 1, 3).tolist() == [0.0, 0.5, 1.0]
`;

/**
 * @param {BootRequest} request
 * @param {import('./arrivals.js').Arrivals} files
 * @param {{ come: Promise<unknown>, compiled: Promise<WebAssembly.Module> }} engine
 * @returns {Promise<Pyodide>}
 */
export async function boot({ rung, start }, files, engine) {
  limitMemory();
  serveFiles(async (name) => {
    // The engine comes compiled.
    if (name === ENGINE) return new ArrayBuffer(0);
    if (name !== LIBRARY || rung === 'stock') return files.get(name);
    // What has been imported before the snapshot was taken is in it.
    return rung === 'snapshot' ? new ArrayBuffer(0) : files.get('stdlib.zip');
  });
  const haste = hasten(engine.compiled, NOWHERE);
  const [{ loadPyodide }, { default: create }, lock] = await Promise.all([
    files.get('pyodide.mjs').then((script) => importScript([script])),
    files.get('pyodide.asm.mjs').then((script) => importScript(eager(script))),
    files.text('pyodide-lock.json'),
    // It compiles while what follows keeps this thread busy.
    engine.come,
  ]);
  const options = {
    indexURL: NOWHERE,
    packageBaseUrl: NOWHERE,
    lockFileContents: JSON.parse(lock),
    jsglobals: nothingOfThePage(),
    env: { ...ENVIRONMENT },
    stdin: () => null,
  };
  const rungs = {
    stock: () => loadPyodide({ ...options, createPyodideModule: create }),
    bytecode: async () => {
      const packs = await Promise.all(['numpy.libs', 'numpy.pack'].map((name) => files.get(name)));
      const numpy = new Map(packs.flatMap((pack) => [...readPack(pack)]));
      return loadPyodide({ ...options, createPyodideModule: withPreload(create, numpy, [], 0) });
    },
    snapshot: async () => {
      const numpy = readPack(await files.get('numpy.libs'));
      let initial = new Uint8Array();
      const preloaded = withPreload(create, numpy, start.libraries, start.heap, (module) => {
        // One function more or less in the engine's table shifts all that the snapshot points to.
        const { length } = /** @type {any} */ (module).wasmTable;
        if (length !== start.table) throw new Error(`a table of ${length}, not ${start.table}`);
        initial = module.HEAPU8.slice(0, start.initial);
      });
      // Pyodide looks at its length first and at its content last, so it may be filled meanwhile.
      const _loadSnapshot = new Uint8Array(start.image);
      const filled = files
        .get('snapshot.pages')
        .then((packed) => unpackPages(packed, _loadSnapshot));
      /** @type {import('./preload.js').CreateModule} */
      const createPyodideModule = async (settings) => {
        const [module, fill] = await Promise.all([preloaded(settings), filled]);
        fill(initial);
        return module;
      };
      return loadPyodide({ ...options, createPyodideModule, _loadSnapshot });
    },
  };
  /** @type {Pyodide} */
  const pyodide = await Promise.race([rungs[rung](), haste.refused]);
  haste.release();
  if (rung === 'stock') await loadNumpy(pyodide);
  pyodide.runPython(SELF_TEST);
  return pyodide;
}

/**
 * What a start from the snapshot can do without: the files of everything that is not imported yet.
 * @param {Pyodide} pyodide
 * @param {import('./arrivals.js').Arrivals} files
 */
export async function bootLater(pyodide, files) {
  const [library, numpy] = await Promise.all([files.get('stdlib.zip'), files.get('numpy.pack')]);
  pyodide.FS.writeFile(STDLIB, new Uint8Array(library), { canOwn: true });
  install(pyodide, readPack(numpy), PACKAGES);
}

/** Python asks for more memory here, and tells its program where it is refused. */
function limitMemory() {
  const { grow } = WebAssembly.Memory.prototype;
  WebAssembly.Memory.prototype.grow = function (/** @type {number} */ pages) {
    if (this.buffer.byteLength + pages * 65_536 > limits.MEMORY_BYTES) throw new RangeError();
    return grow.call(this, pages);
  };
}

/** @param {Pyodide} pyodide */
async function loadNumpy(pyodide) {
  await pyodide.loadPackage('numpy', { messageCallback() {}, errorCallback() {} });
  // A damaged wheel makes loadPackage resolve with nothing loaded.
  if (!pyodide.loadedPackages.numpy) throw new Error('NumPy could not be unpacked');
}

/** Answer every request from the files at hand. @param {(name: string) => Promise<ArrayBuffer>} file */
function serveFiles(file) {
  self.fetch = async (address) => {
    const url = address instanceof Request ? address.url : String(address);
    const name = url.slice(url.lastIndexOf('/') + 1);
    const type = name.endsWith('.wasm') ? 'application/wasm' : 'application/octet-stream';
    return new Response(await file(name), { headers: { 'content-type': type } });
  };
}
