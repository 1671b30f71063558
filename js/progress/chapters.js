/**
 * Marks in the list of chapters: which pages are begun and which are done, in words. Loaded when
 * the page is at rest; instant navigation makes the list anew with each page.
 */

import { bookProgress } from './book.js';
import { bookOutline, bookPath } from './outline.js';
import { watchReading } from './reading.js';
import { pageState } from './standing.js';

/** @typedef {import('./standing.js').OutlinePage} OutlinePage */

/** Ends what was begun for the page before. */
let page = new AbortController();

/** Called when a page has come. */
export async function arrive() {
  page.abort();
  page = new AbortController();
  const { signal } = page;
  const store = bookProgress();
  const pages = await bookOutline();
  if (signal.aborted) return;
  mark(pages);
  signal.addEventListener(
    'abort',
    store.subscribe(() => mark(pages)),
  );
  const path = bookPath(location.href);
  if (pages.some((one) => one.path === path) && !store.progress.pages.has(path)) {
    watchReading(path, signal, () => store.keepPage(path));
  }
}

/** @param {readonly OutlinePage[]} pages */
function mark(pages) {
  const { progress } = bookProgress();
  const states = new Map(pages.map((one) => [one.path, pageState(one, progress)]));
  for (const link of document.querySelectorAll('.book-nav__link')) {
    if (!(link instanceof HTMLAnchorElement)) continue;
    const state = states.get(bookPath(link.href)) ?? 'open';
    if ((link.dataset.progress ?? 'open') === state) continue;
    link.querySelector('.book-nav__progress')?.remove();
    delete link.dataset.progress;
    if (state === 'open') continue;
    link.dataset.progress = state;
    const words = document.createElement('span');
    words.className = 'book-nav__progress';
    words.textContent = ` (${state})`;
    link.append(words);
  }
}
