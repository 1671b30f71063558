// Has Python tell which of its dictionaries change while a program runs, so that a look for damage
// need not go through all of them. CPython has offered this to C since 3.12: a watcher, which is
// called with each change of a dictionary that is watched (PyDict_AddWatcher, PyDict_Watch).

/**
 * @typedef {object} Engine the functions of CPython, and Emscripten's to make one
 * @property {(change: (event: number, dictionary: number) => number, types: string) => number} addFunction
 * @property {(watcher: number) => number} _PyDict_AddWatcher
 * @property {(watcher: number, dictionary: number) => number} _PyDict_Watch
 */

export class Changes {
  /** Addresses of the dictionaries that have changed. @type {Set<number>} */
  #changed = new Set();
  #engine;
  #watcher;

  /** @param {Engine} engine throws where it has not what this takes */
  constructor(engine) {
    this.#engine = engine;
    const change = (/** @type {number} */ _event, /** @type {number} */ dictionary) => {
      this.#changed.add(dictionary >>> 0);
      return 0;
    };
    this.#watcher = engine._PyDict_AddWatcher(engine.addFunction(change, 'iiiii'));
    if (this.#watcher < 0) throw new Error('Python takes no watcher of dictionaries');
  }

  /** @param {string} addresses with commas between, of dictionaries that are never given up */
  watch(addresses) {
    for (const address of addresses.split(',')) {
      if (this.#engine._PyDict_Watch(this.#watcher, Number(address)) !== 0) {
        throw new Error(`Python does not let a dictionary be watched: ${address}`);
      }
    }
  }

  /** Which have changed since this was last asked, as `watch` takes them. */
  take() {
    const changed = [...this.#changed].join(',');
    this.#changed.clear();
    return changed;
  }
}
