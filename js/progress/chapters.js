/**
 * Marks in the list of chapters: which pages are begun and which are done, in words. Loaded when
 * the page is at rest; instant navigation makes the list anew with each page.
 */

import { bookProgress } from './book.js';
import { element } from './dom.js';
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
  for (const [index, link] of document.querySelectorAll('.book-nav__link').entries()) {
    if (!(link instanceof HTMLAnchorElement)) continue;
    const state = states.get(bookPath(link.href)) ?? 'open';
    if ((link.dataset.progress ?? 'open') === state) continue;
    const id = `chapter-progress-${index}`;
    document.getElementById(id)?.remove();
    link.removeAttribute('aria-describedby');
    delete link.dataset.progress;
    if (state === 'open') continue;
    link.dataset.progress = state;
    // Beside the link: its name stays the chapter's.
    link.setAttribute('aria-describedby', id);
    link.after(element('span', { id, class: 'book-nav__progress' }, state));
  }
}
