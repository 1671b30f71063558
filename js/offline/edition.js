// One edition of the book on this device: the files that its build listed, each verified by its
// SHA-256, in a cache of their own. Used by the service worker and by the page.

import { canVerify, sha256 } from '../python/digest.js';
import { fetchFile } from '../python/files.js';

/**
 * What the build writes, see textbook/offline.py. `early` files are the pages and what they cannot do
 * without; the others are kept when they are used, or when the reader keeps the whole book. Python's
 * files are kept by the store (js/python/store.js).
 * @typedef {{ path: string, size: number, sha256: string, type: string, early: boolean }} BookFile
 * @typedef {Pick<typeof import('#runtime-manifest').default, 'pyodide' | 'files' | 'rungs'>} Python
 * @typedef {{ edition: string, files: BookFile[], python: Python }} Book
 */

/** How many files are fetched at once. */
const ABREAST = 4;

/** The caches of all editions of the book at `scope` begin with this. @param {URL} scope */
export const cachePrefix = (scope) => `book ${scope.pathname} `;

export class Edition {
  /** @type {Map<string, BookFile>} */
  #files;

  /**
   * @param {Book} book
   * @param {URL} scope the book's own address
   */
  constructor(book, scope) {
    this.book = book;
    this.scope = scope;
    this.name = cachePrefix(scope) + book.edition;
    this.files = book.files;
    this.#files = new Map(book.files.map((file) => [file.path, file]));
  }

  /** The file at an address; a page is found under `relu/`. @param {URL} url */
  find({ origin, pathname }) {
    if (origin !== this.scope.origin || !pathname.startsWith(this.scope.pathname)) return null;
    const path = pathname.slice(this.scope.pathname.length).replace(/(^|\/)index\.html$/, '$1');
    return this.#files.get(path) ?? null;
  }

  /** What of `files` is not kept. @param {BookFile[]} files */
  async missing(files) {
    // Looking makes no cache where there is none.
    if (!(await caches.has(this.name))) return files;
    const cache = await caches.open(this.name);
    const kept = new Set((await cache.keys()).map(({ url }) => url));
    return files.filter(({ path }) => !kept.has(this.#address(path)));
  }

  /** What is kept, by its hash. @returns {Promise<Map<string, BookFile>>} */
  async kept() {
    const missing = new Set(await this.missing(this.files));
    const kept = this.files.filter((file) => !missing.has(file));
    return new Map(kept.map((file) => [file.sha256, file]));
  }

  /** A kept file, verified; null where there is none, or something else. @param {BookFile} file */
  async read(file) {
    try {
      const kept = await caches.match(this.#address(file.path), { cacheName: this.name });
      const data = await kept?.arrayBuffer();
      // Other pages of this host can write here.
      if (data && (await sha256(data)) === file.sha256) return respond(file, data);
    } catch {
      // As if nothing were kept.
    }
    return null;
  }

  /** @param {BookFile} file @param {ArrayBuffer} data @returns {Promise<void>} rejects if refused */
  async write(file, data) {
    const cache = await caches.open(this.name);
    await cache.put(this.#address(file.path), respond(file, data));
  }

  /**
   * Copy files from an earlier edition that has the same, or fetch them; verify and keep them.
   * @param {BookFile[]} files
   * @param {Edition | null} earlier
   * @param {AbortSignal} signal
   * @param {(bytes: number) => void} [onBytes] told of bytes that are fetched
   * @param {() => Promise<void>} [pace] waited for before each file
   * @returns {Promise<void>} rejects with a sentence; what has come by then is kept
   */
  async keep(files, earlier, signal, onBytes = () => {}, pace = async () => {}) {
    const same = await earlier?.kept();
    const waiting = [...files];
    const stop = new AbortController();
    const either = AbortSignal.any([signal, stop.signal]);
    const work = async () => {
      for (let file = waiting.shift(); file; file = waiting.shift()) {
        await pace();
        either.throwIfAborted();
        const copied = same?.get(file.sha256);
        const copy = copied && (await earlier?.read(copied));
        const data = copy ? await copy.arrayBuffer() : await this.fetch(file, either, onBytes);
        await this.write(file, data).catch(refuse);
      }
    };
    try {
      await Promise.all(Array.from({ length: ABREAST }, work));
    } catch (error) {
      // One file short is all short: the others need not go on.
      stop.abort(error);
      throw error;
    }
  }

  /**
   * @param {BookFile} file
   * @param {AbortSignal} signal
   * @param {(bytes: number) => void} [onBytes]
   */
  fetch(file, signal, onBytes = () => {}) {
    const { size, sha256 } = file;
    const name = file.path || 'the first page';
    // What another edition has at the same address is not to be had: neither from the browser, nor
    // from the service worker, which leaves what is asked for by its edition to the host.
    const path = file.path + (this.isImmutable(file) ? '' : `?edition=${this.book.edition}`);
    const described = { path, size, sha256, gzip: false, plain: { size, sha256 } };
    return fetchFile(name, described, this.scope, signal, onBytes);
  }

  /** Whether a file's name has a hash of its content in it. @param {BookFile} file */
  isImmutable({ path }) {
    return /-[0-9A-Za-z]{8,12}\.\w+$|\.[0-9a-f]{8}\./.test(path);
  }

  /** @param {string} path */
  #address(path) {
    return new URL(path, this.scope).href;
  }
}

/** Whether a book can be kept here. */
export const canKeep = canVerify && 'caches' in globalThis;

/** What a cache's refusal means to the reader. @param {unknown} error @returns {never} */
export function refuse(error) {
  const full = error instanceof DOMException && error.name === 'QuotaExceededError';
  throw new Error(
    full
      ? 'There is no room left for it on this device.'
      : 'This browser refuses to keep anything for this site.',
  );
}

/** @param {BookFile} file @param {ArrayBuffer} data */
export function respond({ type }, data) {
  return new Response(data, { headers: { 'Content-Type': type } });
}
