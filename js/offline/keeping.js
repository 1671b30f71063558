// Keeps the book on this device and removes it: editions of its files, and Python. An edition is read
// only when its pages are all here, and changed for another one only when the reader asks for that.

import { whenNobodyWaits } from '../python/idle.js';
import { Library } from '../python/library.js';
import { patience } from '../python/patience.js';
import { Rungs } from '../python/rungs.js';
import { FileStore } from '../python/store.js';
import { canKeep, Edition, refuse } from './edition.js';
import { LIST, removeCache, Shelf } from './shelf.js';
import { decide, isWanted } from './wanted.js';
import { isPossible, registered } from './worker.js';

/**
 * What of an edition is to be kept and is not here: its files, Python or not, and the bytes of both
 * that have to be fetched.
 * @typedef {{ files: import('./edition.js').BookFile[], python: boolean, bytes: number }} Plan
 * @typedef {(loaded: number, total: number) => void} OnProgress
 */

/** @param {{ size: number }[]} files */
const sizeOf = (files) => files.reduce((sum, { size }) => sum + size, 0);

/** Milliseconds for which the keeping of pages gives way to a reader at work. */
const MOST_PATIENT = 15_000;

export class Keeping {
  #python;
  #shelf;

  /** @param {URL} scope the book's own address */
  constructor(scope) {
    this.scope = scope;
    this.#python = new URL('assets/python/', scope);
    this.#shelf = new Shelf(scope);
  }

  /** The edition that is read from this device. */
  async current() {
    return isPossible && canKeep ? this.#shelf.current() : null;
  }

  /**
   * What is on this device: the bytes of it, whether that is the whole book, and whether the reader
   * wants that.
   */
  async look() {
    const edition = await this.current();
    const wanted = await isWanted(this.scope);
    if (!edition) return { bytes: 0, whole: false, wanted, pages: false };
    const missing = await edition.missing(edition.files);
    const { library, names } = this.#pythonOf(edition);
    const python = await library.count(names);
    const bytes = sizeOf(edition.files) - sizeOf(missing) + python.bytes;
    return { bytes, whole: missing.length === 0 && python.missing === 0, wanted, pages: true };
  }

  /** What this browser starts Python from. @param {Edition} edition */
  #pythonOf({ book: { python } }) {
    const library = new Library(python.files, this.#python);
    return { library, names: python.rungs[new Rungs(python.pyodide).rung] };
  }

  /** The edition that the host has. @returns {Promise<Edition>} rejects with a sentence */
  async newest() {
    try {
      const signal = AbortSignal.timeout(patience.stall);
      const response = await fetch(new URL(LIST, this.scope), { cache: 'no-cache', signal });
      return new Edition(await response.json(), this.scope);
    } catch {
      throw new Error(
        navigator.onLine
          ? 'The list of the book’s files could not be fetched.'
          : 'You are offline, and not all of the book is on this device yet.',
      );
    }
  }

  /**
   * @param {Edition} edition
   * @param {Edition | null} earlier the edition that is read, which may have the same files
   * @param {boolean} whole Python too; or else the pages, and what was kept of the earlier one
   * @returns {Promise<Plan>}
   */
  async plan(edition, earlier, whole) {
    const same = await earlier?.kept();
    const wanted = edition.files.filter(({ early, sha256 }) => early || whole || same?.has(sha256));
    const files = await edition.missing(wanted);
    const { library, names } = this.#pythonOf(edition);
    const python = whole ? (await library.count(names)).missing : 0;
    return {
      // What is cut off leaves as many pages as can be.
      files: files.sort((one, other) => Number(other.early) - Number(one.early)),
      python: whole,
      bytes: sizeOf(files.filter(({ sha256 }) => !same?.has(sha256))) + python,
    };
  }

  /** Keep the pages, and what this page has loaded. */
  async keepPages() {
    const { signal } = new AbortController();
    await this.#alone(signal, async () => {
      if (await this.current()) return;
      const edition = await this.newest();
      const plan = await this.plan(edition, null, false);
      // A reader who asks for the book meanwhile, here or in another tab, waits for this.
      const end = performance.now() + MOST_PATIENT;
      const pace = async () => {
        if (performance.now() < end) await whenNobodyWaits();
      };
      await this.#carryOut(edition, null, plan, signal, () => {}, pace);
      await this.#shelf.choose(edition);
      await registered(this.scope);
      const loaded = performance.getEntriesByType('resource').map(({ name }) => new URL(name));
      const used = new Set(loaded.flatMap((url) => edition.find(url) ?? []));
      await edition.keep(await edition.missing([...used]), null, signal);
    });
  }

  /**
   * Keep the whole book.
   * @param {OnProgress} onProgress
   * @param {AbortSignal} signal
   * @returns {Promise<void>} rejects with a sentence; what has come by then stays
   */
  async keep(onProgress, signal) {
    if (!isPossible || !canKeep) {
      throw new Error(
        'This browser keeps nothing here: it has no service workers, or forbids them in private windows and at addresses without https.',
      );
    }
    await decide(this.scope, 'whole').catch(refuse);
    await this.#alone(signal, async () => {
      const there = await this.current();
      const edition = there ?? (await this.newest());
      const plan = await this.plan(edition, null, true);
      await this.#carryOut(edition, null, plan, signal, onProgress);
      if (!there) await this.#shelf.choose(edition);
      await registered(this.scope);
    });
    // So that the browser does not clear it away when room gets short. It may decline, and Firefox
    // asks the reader, whose answer is not waited for.
    navigator.storage?.persist?.().catch(() => {});
  }

  /** What taking `edition` would fetch. @param {Edition} edition */
  async planToTake(edition) {
    return this.plan(edition, await this.current(), await isWanted(this.scope));
  }

  /**
   * Read another edition from the next page on, with as much of it on this device as of this one.
   * @param {Edition} edition
   * @param {OnProgress} onProgress
   * @param {AbortSignal} signal
   * @returns {Promise<void>} rejects with a sentence; then the one that is read stays
   */
  take(edition, onProgress, signal) {
    return this.#alone(signal, async () => {
      const plan = await this.planToTake(edition);
      await this.#carryOut(edition, await this.current(), plan, signal, onProgress);
      await this.#shelf.choose(edition);
    });
  }

  /**
   * @param {Edition} edition
   * @param {Edition | null} earlier
   * @param {Plan} plan
   * @param {AbortSignal} signal
   * @param {OnProgress} [onProgress]
   * @param {() => Promise<void>} [pace] waited for before each file
   */
  async #carryOut(
    edition,
    earlier,
    { files, python, bytes },
    signal,
    onProgress = () => {},
    pace = undefined,
  ) {
    let fetched = 0;
    onProgress(0, bytes);
    const onBytes = (/** @type {number} */ more) => {
      fetched += more;
      onProgress(fetched, bytes);
    };
    await this.#shelf.add(edition);
    await edition.keep(files, earlier, signal, onBytes, pace);
    if (!python) return;
    const { library, names } = this.#pythonOf(edition);
    library.onProgress = (loaded) => onProgress(fetched + loaded, bytes);
    const cancel = () => library.cancel(signal.reason);
    signal.addEventListener('abort', cancel);
    try {
      await library.fetch(names);
      await library.save(names);
      if (!(await library.has(names)))
        throw new Error('There is no room left for Python on this device.');
    } finally {
      signal.removeEventListener('abort', cancel);
    }
  }

  /** Two tabs do not fetch the same. @param {AbortSignal} signal @param {() => Promise<void>} work */
  #alone(signal, work) {
    return navigator.locks.request(`book ${this.scope.pathname}`, { signal }, work);
  }

  /** @returns {Promise<number>} the bytes that are free again */
  async remove() {
    const { bytes } = await this.look();
    const decided = await decide(this.scope, 'nothing').then(
      () => true,
      () => false,
    );
    const registration = await navigator.serviceWorker.getRegistration(this.scope);
    await registration?.unregister();
    await this.#shelf.keepOnly(null);
    await removeCache(new FileStore(this.#python).name);
    // On a full device there was no room for this before.
    if (!decided) await decide(this.scope, 'nothing');
    return bytes;
  }
}
