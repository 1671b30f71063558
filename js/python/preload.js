// NumPy put in place before Python starts, in exactly the same way when the snapshot is made (in
// Node) and when it is restored (in the worker): then NumPy's compiled parts lie at the same
// addresses both times, and the heap of the one fits the tables of the other.

/** Where Python looks for packages. */
export const PACKAGES = '/lib/python3.14/site-packages/';

/** Where it finds its standard library. */
export const STDLIB = '/lib/python314.zip';

/** Where it finds the book's own code. */
export const BOOK = '/lib/book/';

/**
 * What Python finds in its environment: sets have the same order in every Python, that of the build
 * included.
 */
export const ENVIRONMENT = { HOME: '/home/pyodide', PYTHONHASHSEED: '0' };

/** What Pyodide takes for the page: the book's own module `js` stands in its place. */
export function nothingOfThePage() {
  return Object.freeze(Object.create(null));
}

/**
 * The parts of Emscripten's module that are used; several are private.
 * @typedef {{
 *   FS: {
 *     mkdirTree(path: string): void,
 *     writeFile(path: string, data: Uint8Array, options?: object): void,
 *   },
 *   HEAPU8: Uint8Array<ArrayBuffer>,
 *   LDSO: { loadedLibsByName: Record<string, object> },
 *   loadWebAssemblyModule(bytes: Uint8Array, flags: object, name: string, scope: object, handle: number): object,
 *   _emscripten_resize_heap(bytes: number): unknown,
 * }} Engine
 *
 * @typedef {Record<string, any> & { preRun?: unknown }} Settings
 * @typedef {(settings: Settings) => Promise<unknown>} CreateModule
 */

/**
 * The files of a package in one: a length, an index as JSON, then the files' bytes.
 * @param {ArrayBuffer} pack
 * @returns {Map<string, Uint8Array>} path below the package's folder -> content
 */
export function readPack(pack) {
  const length = new DataView(pack).getUint32(0, true);
  /** @type {[string, number][]} */
  const index = JSON.parse(new TextDecoder().decode(new Uint8Array(pack, 4, length)));
  let offset = 4 + length;
  return new Map(
    index.map(([name, size]) => {
      const file = new Uint8Array(pack, offset, size);
      offset += size;
      return [name, file];
    }),
  );
}

/**
 * A `createPyodideModule` that puts `files` in place and loads the compiled modules named in
 * `libraries` before anything else runs, after growing the heap to `heap` bytes.
 * @param {CreateModule} create the engine's own
 * @param {Map<string, Uint8Array>} files
 * @param {string[]} libraries
 * @param {number} heap 0 leaves it as it is
 * @param {(engine: Engine) => void} [check] called when all is in place; may throw
 * @returns {CreateModule}
 */
export function withPreload(create, files, libraries, heap, check = () => {}) {
  return (settings) => {
    const others = [settings.preRun].flat().filter(Boolean);
    const first = (/** @type {Engine | undefined} */ module) => {
      const engine = module ?? /** @type {Engine} */ (/** @type {unknown} */ (settings));
      install(engine, files, PACKAGES);
      for (const name of libraries) load(engine, files, name);
      if (heap) engine._emscripten_resize_heap(heap);
      check(engine);
    };
    return create(Object.assign(settings, { preRun: [first, ...others] }));
  };
}

/** @param {Pick<Engine, 'FS'>} engine @param {Map<string, Uint8Array>} files @param {string} root */
export function install({ FS }, files, root) {
  const made = new Set();
  for (const [name, data] of files) {
    const path = root + name;
    const folder = path.slice(0, path.lastIndexOf('/'));
    if (!made.has(folder)) FS.mkdirTree(folder);
    made.add(folder);
    // The bytes are handed over; nobody writes to them here.
    FS.writeFile(path, data, { canOwn: true });
  }
}

/** @param {Engine} engine @param {Map<string, Uint8Array>} files @param {string} name */
function load(engine, files, name) {
  const path = PACKAGES + name;
  const bytes = files.get(name);
  if (!bytes) throw new Error(`${name} is missing`);
  const flags = { loadAsync: false, nodelete: true, allowUndefined: true };
  const exports = engine.loadWebAssemblyModule(bytes, flags, path, {}, 0);
  // Python's dlopen finds it here instead of loading it once more.
  engine.LDSO.loadedLibsByName[path] = { refcount: Infinity, name: path, exports, global: false };
}
