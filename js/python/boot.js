// Starts Pyodide from files at hand, on one of three rungs: from a snapshot of a Python that has
// imported NumPy, from bytecode, or from the files as Pyodide ships them. The caller tries the next
// rung, in a new worker, when one does not fit this browser.

import { unpackPages } from './pages.js';
import { readPack, withPreload } from './preload.js';

/**
 * The parts of Pyodide that are used, some of them private (`_api`).
 * @typedef {{
 *   FS: { mkdirTree(path: string): void, writeFile(path: string, data: string): void },
 *   loadedPackages: Record<string, string>,
 *   loadPackage(name: string, options: object): Promise<unknown>,
 *   runPython(code: string): any,
 *   setStdout(options: object): void,
 *   setStderr(options: object): void,
 *   _api: { on_fatal?: (error: unknown) => void },
 * }} Pyodide
 *
 * @typedef {import('./protocol.js').BootRequest} BootRequest
 */

/** Pyodide asks for its files at addresses below this one; nothing is ever fetched from it. */
const NOWHERE = 'https://pyodide.invalid/';

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
 * @param {object} js the `js` module of Python
 * @returns {Promise<{ pyodide: Pyodide, text: (name: string) => string }>}
 */
export async function boot({ rung, start, files }, js) {
  const bytes = new Map(files.map(({ name, data }) => [name, data]));
  const file = (/** @type {string} */ name) => {
    const data = bytes.get(name);
    if (!data) throw new Error(`${name} is missing`);
    return data;
  };
  const text = (/** @type {string} */ name) => new TextDecoder().decode(file(name));
  serveFiles((name) => {
    const bytecode = rung !== 'stock' && name === 'python_stdlib.zip';
    return file(bytecode ? 'stdlib.zip' : name);
  });

  const [{ loadPyodide }, { default: create }] = await Promise.all([
    importFile(file('pyodide.mjs')),
    importFile(file('pyodide.asm.mjs')),
  ]);
  const options = {
    indexURL: NOWHERE,
    packageBaseUrl: NOWHERE,
    lockFileContents: JSON.parse(text('pyodide-lock.json')),
    jsglobals: js,
    stdin: () => null,
  };
  const rungs = {
    stock: () => loadPyodide({ ...options, createPyodideModule: create }),
    bytecode: () => {
      const numpy = readPack(file('numpy.pack'));
      return loadPyodide({ ...options, createPyodideModule: withPreload(create, numpy, [], 0) });
    },
    snapshot: () => {
      const numpy = readPack(file('numpy.pack'));
      const preloaded = withPreload(create, numpy, start.libraries, start.heap, (module) => {
        // One function more or less in the engine's table shifts all that the snapshot points to.
        const { length } = /** @type {any} */ (module).wasmTable;
        if (length !== start.table) throw new Error(`a table of ${length}, not ${start.table}`);
      });
      const _loadSnapshot = unpackPages(file('snapshot.pages'));
      return loadPyodide({ ...options, createPyodideModule: preloaded, _loadSnapshot });
    },
  };
  /** @type {Pyodide} */
  const pyodide = await rungs[rung]();
  if (rung === 'stock') await loadNumpy(pyodide);
  pyodide.runPython(SELF_TEST);
  return { pyodide, text };
}

/** @param {Pyodide} pyodide */
async function loadNumpy(pyodide) {
  await pyodide.loadPackage('numpy', { messageCallback() {}, errorCallback() {} });
  // A damaged wheel makes loadPackage resolve with nothing loaded.
  if (!pyodide.loadedPackages.numpy) throw new Error('NumPy could not be unpacked');
}

/** Answer every request from the files at hand. @param {(name: string) => ArrayBuffer} file */
function serveFiles(file) {
  self.fetch = async (address) => {
    const url = address instanceof Request ? address.url : String(address);
    const name = url.slice(url.lastIndexOf('/') + 1);
    const type = name.endsWith('.wasm') ? 'application/wasm' : 'application/octet-stream';
    return new Response(file(name), { headers: { 'content-type': type } });
  };
}

/** @param {ArrayBuffer} source */
async function importFile(source) {
  const url = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  const module = await import(url);
  URL.revokeObjectURL(url);
  return module;
}
