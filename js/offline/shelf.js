// The editions on this device, and which of them is read: that changes when the reader asks for
// another one, and by nothing else. Used by the service worker and by the page.

import { cachePrefix, Edition, refuse } from './edition.js';

/** Where the build writes what an edition is made of. */
export const LIST = 'edition.json';

/**
 * Emptied first: a browser frees a removed cache only when no page and no worker holds on to it.
 * @param {string} name
 */
export async function removeCache(name) {
  const cache = await caches.open(name);
  await Promise.all((await cache.keys()).map((request) => cache.delete(request)));
  await caches.delete(name);
}

/** @param {string} name of the cache @param {URL} url @param {string} text */
async function put(name, url, text) {
  await (await caches.open(name)).put(url, new Response(text));
}

export class Shelf {
  /** @type {Map<string, Edition>} */
  #editions = new Map();
  #reading;
  #list;

  /** @param {URL} scope the book's own address */
  constructor(scope) {
    this.scope = scope;
    this.#list = new URL(LIST, scope);
    this.#reading = `reading ${scope.pathname}`;
  }

  /** The edition that is read from this device. @returns {Promise<Edition | null>} */
  async current() {
    const found = await caches.match(this.scope, { cacheName: this.#reading });
    return found ? this.#edition(await found.text()) : null;
  }

  /**
   * Read `edition` from now on, whose pages are all here.
   * @param {Edition} edition
   * @returns {Promise<void>} rejects with a sentence
   */
  choose(edition) {
    return put(this.#reading, this.scope, edition.name).catch(refuse);
  }

  /**
   * Begin to keep an edition.
   * @param {Edition} edition
   * @returns {Promise<void>} rejects with a sentence
   */
  add(edition) {
    return put(edition.name, this.#list, JSON.stringify(edition.book)).catch(refuse);
  }

  /** @returns {Promise<Edition[]>} */
  async all() {
    const found = await Promise.all((await this.#names()).map((name) => this.#edition(name)));
    return found.flatMap((edition) => edition ?? []);
  }

  /** Remove all editions but one. @param {Edition | null} [kept] */
  async keepOnly(kept = null) {
    if (!kept) await removeCache(this.#reading);
    for (const name of await this.#names()) {
      if (name !== kept?.name) await removeCache(name);
    }
  }

  async #names() {
    return (await caches.keys()).filter((name) => name.startsWith(cachePrefix(this.scope)));
  }

  /** @param {string} name of its cache */
  async #edition(name) {
    const known = this.#editions.get(name);
    if (known) return known;
    const list = await caches.match(this.#list, { cacheName: name });
    if (!list) return null;
    const edition = new Edition(await list.json(), this.scope);
    this.#editions.set(name, edition);
    return edition;
  }
}
