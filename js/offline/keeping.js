// Keeps the whole book on this device and removes it: the files of the edition that the service
// worker answers for, and Python.

import { FileStore } from '../python/store.js';
import { cachePrefix, canKeep, Edition } from './edition.js';
import { decide, isWanted } from './wanted.js';
import { bookOf, isPossible, registered } from './worker.js';

/** @typedef {import('../python/runner.js').Runner} Runner */

/** @param {{ size: number }[]} files */
const sizeOf = (files) => files.reduce((sum, { size }) => sum + size, 0);

export class Keeping {
  #runner;
  #store;

  /** @param {URL} scope the book's own address @param {Runner} runner */
  constructor(scope, runner) {
    this.scope = scope;
    this.#runner = runner;
    this.#store = new FileStore(new URL('assets/python/', scope));
  }

  /**
   * What is on this device: the bytes of it, whether that is the whole book, and whether the reader
   * wants that.
   */
  async look() {
    const edition = isPossible ? await this.#edition() : null;
    const missing = edition ? await edition.missing(edition.files) : [];
    const python = await this.#runner.kept();
    const bytes = (edition ? sizeOf(edition.files) - sizeOf(missing) : 0) + python.bytes;
    const whole = edition !== null && missing.length === 0 && python.missing === 0;
    return { bytes, whole, wanted: await isWanted(this.scope), pages: edition !== null };
  }

  /** The edition whose worker is at work, if there is one. */
  async #edition() {
    const registration = await navigator.serviceWorker.getRegistration(this.scope);
    const worker = registration?.active;
    return worker ? new Edition(await bookOf(worker), this.scope) : null;
  }

  /** Keep what this page has loaded before the service worker was there. */
  async keepUsed() {
    const edition = await this.#edition();
    if (!edition) return;
    const loaded = performance.getEntriesByType('resource').map(({ name }) => new URL(name));
    const used = new Set(loaded.flatMap((url) => edition.find(url) ?? []));
    await edition.keep(await edition.missing([...used]), new AbortController().signal);
  }

  /**
   * @param {(loaded: number, total: number) => void} onProgress
   * @param {AbortSignal} signal
   * @returns {Promise<void>} rejects with a sentence; what has come by then stays
   */
  async keep(onProgress, signal) {
    if (!isPossible || !canKeep) {
      throw new Error(
        'This browser keeps nothing here: it has no service workers, or forbids them in private windows and at addresses without https.',
      );
    }
    await decide(this.scope, 'whole').catch(() => {
      throw new Error('This browser refuses to keep anything for this site.');
    });
    const worker = await registered(this.scope);
    signal.throwIfAborted();
    const edition = new Edition(await bookOf(worker), this.scope);
    const files = await edition.missing(edition.files);
    const python = await this.#runner.kept();
    const total = sizeOf(files) + python.missing;
    let loaded = 0;
    onProgress(loaded, total);
    await edition.keep(files, signal, (bytes) => {
      loaded += bytes;
      onProgress(loaded, total);
    });
    const unwatch = this.#runner.watch(() => {
      const { status } = this.#runner;
      if (status.stage === 'loading') onProgress(loaded + status.loaded, total);
    });
    const cancel = () => this.#runner.cancelPrefetch();
    signal.addEventListener('abort', cancel);
    try {
      await this.#runner.keep();
      signal.throwIfAborted();
    } finally {
      unwatch();
      signal.removeEventListener('abort', cancel);
    }
    // So that the browser does not clear it away when room gets short; it may decline.
    await navigator.storage?.persist?.().catch(() => false);
  }

  /** @returns {Promise<number>} the bytes that are free again */
  async remove() {
    const { bytes } = await this.look();
    await decide(this.scope, 'nothing');
    const registration = await navigator.serviceWorker.getRegistration(this.scope);
    await registration?.unregister();
    for (const name of await caches.keys()) {
      if (name.startsWith(cachePrefix(this.scope))) await caches.delete(name);
    }
    await caches.delete(this.#store.name);
    await this.#runner.look();
    return bytes;
  }
}
