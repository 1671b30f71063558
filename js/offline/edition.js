// One edition of the book on this device: the files that its build listed, each verified by its
// SHA-256, in a cache of their own. Used by the service worker and by the page.

import { canVerify, sha256 } from '../python/digest.js';
import { fetchFile } from '../python/files.js';

/**
 * What the build writes, see textbook/offline.py. `early` files come with the first visit, the
 * others when they are used or when the reader keeps the book.
 * @typedef {{ path: string, size: number, sha256: string, type: string, early: boolean }} BookFile
 * @typedef {{ edition: string, files: BookFile[] }} Book
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
    const cache = await caches.open(this.name);
    const kept = new Set((await cache.keys()).map(({ url }) => url));
    return files.filter(({ path }) => !kept.has(this.#address(path)));
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

  /**
   * Fetch, verify and keep files.
   * @param {BookFile[]} files
   * @param {AbortSignal} signal
   * @param {(bytes: number) => void} [onBytes]
   * @returns {Promise<void>} rejects with a sentence; what has come by then is kept
   */
  async keep(files, signal, onBytes = () => {}) {
    const cache = await caches.open(this.name);
    const waiting = [...files];
    const work = async () => {
      for (let file = waiting.shift(); file; file = waiting.shift()) {
        const data = await this.fetch(file, signal, onBytes);
        await cache.put(this.#address(file.path), respond(file, data)).catch(refuse);
      }
    };
    await Promise.all(Array.from({ length: ABREAST }, work));
  }

  /**
   * @param {BookFile} file
   * @param {AbortSignal} signal
   * @param {(bytes: number) => void} [onBytes]
   */
  fetch(file, signal, onBytes = () => {}) {
    const { path, size, sha256 } = file;
    const name = path || 'the first page';
    const described = { path, size, sha256, gzip: false, plain: { size, sha256 } };
    // The browser's own copy of a page may be another edition's.
    const cache = this.isImmutable(file) ? 'default' : 'no-cache';
    return fetchFile(name, described, this.scope, signal, onBytes, cache);
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
    full ? 'There is no room left for it on this device.' : 'This browser refuses to keep it.',
  );
}

/** @param {BookFile} file @param {ArrayBuffer} data */
export function respond({ type }, data) {
  return new Response(data, { headers: { 'Content-Type': type } });
}
