// Has Pyodide's engine start sooner than it would by itself. Nothing here changes what it does.

/** The bytes of a module that wraps a function are fewer. */
const SMALL = 256;

/**
 * The engine's script. It is one function, which a browser would read twice: for what is in it, and again
 * when it is called, while everything waits for it. In parentheses it is compiled at once, when other
 * files are still on their way.
 * @param {ArrayBuffer} script
 * @returns {BlobPart[]} of a script that does the same
 */
export function eager(script) {
  const bytes = new Uint8Array(script);
  const text = (/** @type {number[]} */ ...ends) => new TextDecoder().decode(bytes.slice(...ends));
  const [tail, name] = text(-100).match(/export default (\w+);\s*$/) ?? [];
  if (!tail || !text(0, 100).startsWith(`async function ${name}(`)) return [bytes];
  return ['export default (', bytes.subarray(0, -tail.length), ')'];
}

/** @param {BlobPart[]} parts */
export async function importScript(parts) {
  const url = URL.createObjectURL(new Blob(parts, { type: 'text/javascript' }));
  const module = await import(url);
  URL.revokeObjectURL(url);
  return module;
}

/**
 * Prepare for the engine's start.
 * @param {Promise<WebAssembly.Module>} engine compiled while other files are on their way; Pyodide
 *   would begin when it has all of them
 * @param {string} nowhere an address of which nothing is ever fetched
 * @returns {{ refused: Promise<never>, release: () => void }} a browser that cannot compile it, of
 *   which Pyodide would not tell, and how to leave everything as it was
 */
export function hasten(engine, nowhere) {
  const { instantiateStreaming, Module } = WebAssembly;
  const { URL } = globalThis;
  WebAssembly.instantiateStreaming = async (_response, imports) => {
    const module = await engine;
    return { module, instance: await WebAssembly.instantiate(module, imports) };
  };
  WebAssembly.Module = reusing(Module);
  // The engine looks for its own folder, and survives that a blob has none; but an error that is thrown
  // in so long a function has the browser read all of it once more.
  globalThis.URL = class extends URL {
    /** @param {string | URL} address @param {string | URL} [base] */
    constructor(address, base) {
      super(address, String(base).startsWith('blob:') ? nowhere : base);
    }
  };
  /** @type {Promise<never>} */
  const refused = engine.then(() => /** @type {Promise<never>} */ (new Promise(() => {})));
  const release = () => {
    Object.assign(WebAssembly, { instantiateStreaming, Module });
    globalThis.URL = URL;
  };
  return { refused, release };
}

/**
 * Hundreds of functions are wrapped in modules, which are the same for the same types of arguments.
 * @param {typeof WebAssembly.Module} Module
 */
function reusing(Module) {
  /** @type {Map<string, WebAssembly.Module>} */
  const made = new Map();
  return new Proxy(Module, {
    /** @param {typeof Module} target @param {[any]} given */
    construct(target, [bytes]) {
      // A buffer has no length: what comes as one is large.
      if (!(bytes.length <= SMALL)) return new target(bytes);
      const key = String(bytes);
      const module = made.get(key) ?? new target(bytes);
      made.set(key, module);
      return module;
    },
  });
}
