/**
 * The pages of the book with their questions and exercises, as the build lists them.
 */

/** @typedef {import('./standing.js').OutlinePage} OutlinePage */

/** @type {Map<string, Promise<OutlinePage[]>>} */
const fetched = new Map();

/**
 * @returns {Promise<OutlinePage[]>} rejects where it cannot be fetched; the next call tries again
 */
export async function bookOutline() {
  const address = document.getElementById('book-nav')?.dataset.outline;
  if (!address) return [];
  // Relative to the book: when a page has just come, its own address and that of the list differ.
  const { href } = new URL(address, bookAddress());
  const pages = fetched.get(href) ?? load(href);
  fetched.set(href, pages);
  pages.catch(() => fetched.delete(href));
  return pages;
}

/** @param {string} href */
async function load(href) {
  const response = await fetch(href);
  if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
  return (await response.json()).pages;
}

/** @returns {string} the address that paths in the book are relative to */
export function bookAddress() {
  const { __md_scope: scope } = /** @type {{ __md_scope?: URL }} */ (globalThis);
  return (scope ?? new URL('/', location.href)).href;
}

/**
 * The path in the book of an address, without the place on the page.
 *
 * @param {string} href
 * @returns {string}
 */
export function bookPath(href) {
  const { origin, pathname } = new URL(href);
  const page = (origin + pathname).replace(/index\.html$/, '');
  const book = bookAddress();
  return page.startsWith(book) ? page.slice(book.length) : page;
}
