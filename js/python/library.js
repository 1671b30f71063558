// The runtime's files for this visit: from memory, from the store, or from the host, each wanted
// file once, however many want it.

import { Arriving, REST } from './arriving.js';
import { FileError, fetchFile } from './files.js';
import { FileStore } from './store.js';

/** @typedef {import('./files.js').RuntimeFile} RuntimeFile */

export class Library {
  /** Called while files arrive from the host, with bytes of all of them together. */
  onProgress = (/** @type {number} */ _loaded, /** @type {number} */ _total) => {};
  /** @type {Map<string, Arriving>} */
  #files = new Map();
  /** On their way. @type {Set<string>} */
  #pending = new Set();
  /** Did not come as they should: the browser may keep what came instead. @type {Set<string>} */
  #failed = new Set();
  /** Fetched, and not in the store yet. @type {Set<string>} */
  #unsaved = new Set();
  #loaded = 0;
  #total = 0;
  #abort = new AbortController();

  /**
   * @param {Record<string, RuntimeFile>} manifest
   * @param {URL} base
   */
  constructor(manifest, base) {
    this.manifest = manifest;
    this.base = base;
    this.store = new FileStore(base);
  }

  /**
   * @param {string[]} names in the order in which they are wanted
   * @returns {Map<string, Arriving>}
   */
  get(names) {
    const missing = names.filter((name) => !this.#files.has(name));
    const { signal } = this.#abort;
    const kept = missing.length > 0 ? this.#announce(missing) : null;
    // A large one has the line and the processor to itself; what is done with it goes on meanwhile.
    // It is not asked for earlier: hosts give up connections on which nothing is taken.
    /** @type {Promise<void>} */
    let turn = Promise.resolve();
    for (const name of missing) {
      const before = turn;
      const file = new Arriving((grow) =>
        this.#load(name, /** @type {Promise<Set<string>>} */ (kept), signal, grow, before),
      );
      if (this.manifest[name].plain.size > REST) turn = file.nearlyThere;
      this.#files.set(name, file);
      this.#pending.add(name);
      file.whole.then(
        () => this.#pending.delete(name),
        (error) => {
          // One file short is all short: the others need not go on.
          if (this.#abort.signal === signal) this.cancel(error);
        },
      );
    }
    return new Map(names.map((name) => [name, /** @type {Arriving} */ (this.#files.get(name))]));
  }

  /** Have files in memory, all of them. @param {string[]} names */
  async fetch(names) {
    await Promise.all(Array.from(this.get(names).values(), ({ whole }) => whole));
  }

  /** What the store has; and count beforehand what has to come from the host. @param {string[]} names */
  async #announce(names) {
    const kept = await this.store.kept();
    for (const name of names) {
      const { size, plain } = this.manifest[name];
      if (!kept.has(plain.sha256)) this.#total += size;
    }
    if (this.#total) this.onProgress(this.#loaded, this.#total);
    return kept;
  }

  /**
   * @param {string} name
   * @param {Promise<Set<string>>} kept
   * @param {AbortSignal} signal
   * @param {import('./arriving.js').Grow} grow
   * @param {Promise<void>} turn
   */
  async #load(name, kept, signal, grow, turn) {
    const file = this.manifest[name];
    const isKept = (await kept).has(file.plain.sha256);
    await turn;
    if (isKept) {
      const data = await this.store.read(file, grow);
      if (data) return data;
      this.#total += file.size;
    }
    signal.throwIfAborted();
    const onBytes = (/** @type {number} */ bytes) => {
      this.#loaded += bytes;
      this.onProgress(Math.min(this.#loaded, this.#total), this.#total);
    };
    const cache = this.#failed.has(name) ? 'reload' : 'default';
    this.#failed.add(name);
    const data = await fetchFile(name, file, this.base, signal, onBytes, grow, cache);
    this.#failed.delete(name);
    this.#unsaved.add(name);
    return data;
  }

  /** Give up what is on its way. @param {FileError} [why] */
  cancel(why = new FileError('Loading Python was given up.')) {
    this.#abort.abort(why);
    this.#abort = new AbortController();
    // Whoever asks again begins anew instead of hearing of this end.
    for (const name of this.#pending) this.#files.delete(name);
    this.#pending.clear();
    this.#loaded = this.#total = 0;
  }

  /**
   * Put what was fetched of these into the store; what it refuses is tried again next time.
   * @param {string[]} names
   */
  async save(names) {
    this.#loaded = this.#total = 0;
    for (const name of names.filter((wanted) => this.#unsaved.has(wanted))) {
      const data = await this.#files.get(name)?.whole.catch(() => null);
      if (data && (await this.store.write(this.manifest[name], data))) this.#unsaved.delete(name);
    }
  }

  /** Remove from the store what is no file of this edition. */
  tidy() {
    return this.store.keepOnly(Object.values(this.manifest));
  }

  /** Free the memory; the store has the files. */
  forget() {
    for (const name of this.#files.keys()) {
      if (!this.#unsaved.has(name)) this.#files.delete(name);
    }
  }

  /** @param {string[]} names @returns {Promise<{ bytes: number, missing: number }>} of them */
  async count(names) {
    const kept = await this.store.kept();
    let [bytes, missing] = [0, 0];
    for (const { size, plain } of names.map((name) => this.manifest[name])) {
      if (kept.has(plain.sha256)) bytes += plain.size;
      else missing += size;
    }
    return { bytes, missing };
  }

  /** Whether all of `names` are kept on this device. @param {string[]} names */
  has(names) {
    return this.store.has(names.map((name) => this.manifest[name]));
  }
}
