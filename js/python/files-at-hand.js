// Python's files as the page has them: it asks the loader (loader.js), a worker, and touches no byte.

import source from '#loader-source';
import { FileError } from './files.js';
import { whenNobodyWaits } from './idle.js';
import { patience } from './patience.js';
import { FileStore } from './store.js';

/** @typedef {import('./loader.js').Order} Order */

export class FilesAtHand {
  /** Called while files arrive from the host, with bytes of all of them together. */
  onProgress = (/** @type {number} */ _loaded, /** @type {number} */ _total) => {};
  /** @type {Worker | null} */
  #loader = null;
  /** @type {Map<number, { resolve: (value: any) => void, reject: (error: Error) => void }>} */
  #calls = new Map();
  #count = 0;
  /** @type {Promise<void>} */
  #up = Promise.resolve();
  #isUp = () => {};
  /** Of the loader's script. @type {string | null} */
  #address = null;

  /**
   * @param {import('./library.js').Library['manifest']} manifest
   * @param {URL} base the folder of the runtime's files
   */
  constructor(manifest, base) {
    this.manifest = manifest;
    this.base = base;
    this.store = new FileStore(base);
  }

  /** Have files fetched; rejects with a `FileError`, as the others do. @param {string[]} names */
  fetch(names) {
    return this.#ask({ kind: 'fetch', names });
  }

  /** @param {string} name @returns {Promise<ArrayBuffer>} */
  read(name) {
    return this.#ask({ kind: 'read', name });
  }

  /**
   * Have each file sent through `port` as soon as it is there, as `{ name, data }`.
   * @param {string[]} names
   * @param {MessagePort} port
   */
  handOver(names, port) {
    return this.#ask({ kind: 'hand-over', names, port }, [port]);
  }

  /** Whether all of them are kept on this device; every page asks, and needs no loader for it. @param {string[]} names */
  has(names) {
    return this.store.has(names.map((name) => this.manifest[name]));
  }

  /** Keep on this device what was fetched, one file after another, when nobody waits. */
  async save() {
    for (const name of Object.keys(this.manifest)) {
      await whenNobodyWaits();
      await this.#ask({ kind: 'save', names: [name] });
    }
    // Pages of two editions may be open: then the service worker removes files when that is over.
    if (!navigator.serviceWorker?.controller) await this.#ask({ kind: 'tidy' });
  }

  /** Free the memory of what is kept. */
  forget() {
    return this.#ask({ kind: 'forget' });
  }

  /** Give up what is on its way, at once: a page that is put by may have nothing under way. */
  cancel() {
    this.#loader?.terminate();
    this.#end('Loading Python was given up.');
  }

  /** @param {Order} order @param {Transferable[]} [transfer] @returns {Promise<any>} */
  #ask(order, transfer = []) {
    return new Promise((resolve, reject) => {
      this.#count += 1;
      const id = this.#count;
      const { manifest: files, base } = this;
      const setting = { files, base: base.href, stall: patience.stall };
      this.#loader ??= this.#start();
      this.#calls.set(id, { resolve, reject });
      this.#loader.postMessage({ id, setting, order }, transfer);
    });
  }

  /** Settles when the loader is at work, or never will be. */
  get atWork() {
    return this.#up;
  }

  #start() {
    this.#up = new Promise((resolve) => {
      this.#isUp = resolve;
    });
    this.#address ??= URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
    const loader = new Worker(this.#address);
    loader.onmessage = ({ data }) => this.#receive(data);
    loader.onerror = () => this.#end('This browser refuses the worker that would fetch its files.');
    return loader;
  }

  /** Begin with another loader when something is asked again. @param {string} why */
  #end(why) {
    this.#loader = null;
    this.#isUp();
    const calls = [...this.#calls.values()];
    this.#calls.clear();
    for (const { reject } of calls) reject(new FileError(why));
  }

  /** @param {import('./loader.js').Answer} answer */
  #receive(answer) {
    if (answer.kind === 'up') return this.#isUp();
    if (answer.kind === 'progress') return this.onProgress(answer.loaded, answer.total);
    const call = this.#calls.get(answer.id);
    this.#calls.delete(answer.id);
    if (answer.kind === 'answer') call?.resolve(answer.value);
    else call?.reject(answer.fault ? new FileError(answer.fault) : new Error(answer.message));
  }
}
