// Keeps verified files of the runtime on the reader's device, unpacked, each under the SHA-256 of
// its bytes: a later visit transfers nothing and unpacks nothing, whatever headers the host sends.
//
// The Cache Storage API exists exactly where hashes can be computed, in secure contexts, so there
// is no second kind of storage to fall back to. Storage may refuse or lose anything at any time; then
// the files are fetched.

import { canVerify, sha256 } from './digest.js';

/** @typedef {import('./files.js').RuntimeFile} RuntimeFile */

export class FileStore {
  /** @param {URL} base the folder of the runtime's files: other books of this host have others */
  constructor(base) {
    this.base = base;
    this.name = `python ${base.pathname}`;
  }

  /** The hashes under which something is kept. @returns {Promise<Set<string>>} */
  async kept() {
    try {
      // Looking makes no cache where there is none.
      if (!(await caches.has(this.name))) return new Set();
      const requests = await (await this.#open()).keys();
      return new Set(requests.map(({ url }) => url.slice(url.lastIndexOf('/') + 1)));
    } catch {
      return new Set();
    }
  }

  /** Whether all of them are kept. @param {RuntimeFile[]} files */
  async has(files) {
    const kept = await this.kept();
    return files.every(({ plain }) => kept.has(plain.sha256));
  }

  /**
   * What is kept of `file`, verified; null where nothing is, or something else.
   * @param {RuntimeFile} file
   * @param {import('./arriving.js').Grow} onGrow told of it before it is verified
   */
  async read({ plain }, onGrow) {
    try {
      const cache = await this.#open();
      const response = await cache.match(this.#key(plain.sha256));
      const data = await response?.arrayBuffer();
      if (!data) return null;
      onGrow(new Uint8Array(data), data.byteLength);
      // Whatever can write here (an extension, another page of this host) is not believed.
      if ((await sha256(data)) === plain.sha256) return data;
      await cache.delete(this.#key(plain.sha256));
    } catch {
      // As if nothing were kept.
    }
    return null;
  }

  /** @param {RuntimeFile} file @param {ArrayBuffer} data @returns {Promise<boolean>} whether it is kept now */
  async write({ plain }, data) {
    try {
      const cache = await this.#open();
      await cache.put(this.#key(plain.sha256), new Response(data));
      return true;
    } catch {
      return false;
    }
  }

  /** Remove what an earlier edition of the book has left. @param {RuntimeFile[]} files of this one */
  async keepOnly(files) {
    const hashes = new Set(files.map(({ plain }) => plain.sha256));
    try {
      const cache = await this.#open();
      for (const hash of await this.kept()) {
        if (!hashes.has(hash)) await cache.delete(this.#key(hash));
      }
    } catch {
      // It takes room, no more.
    }
  }

  #open() {
    if (!canVerify) throw new Error('Nothing is kept where it cannot be verified');
    return caches.open(this.name);
  }

  /** @param {string} hash */
  #key(hash) {
    return new URL(`kept/${hash}`, this.base);
  }
}
