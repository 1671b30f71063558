// Loaded when a page is complete and the browser idle: brings the footer's buttons to life, keeps the
// book's pages where the line bears it or the reader has turned to a cell, and offers a newer edition to
// a reader who has one here.

import { firstSign, mayFetchAtASign, mayFetchUnasked } from '../python/intent.js';
import { savesData } from '../python/preference.js';
import { BookKeeperElement } from './book-keeper.js';
import { Keeping } from './keeping.js';
import { offerNewer } from './notice.js';
import { isPossible, registered } from './worker.js';

/** The book's own address: where its manifest lies. */
function scopeOf() {
  const link = document.querySelector('link[rel="manifest"]');
  return link instanceof HTMLLinkElement ? new URL('./', link.href) : null;
}

/** @param {Keeping} keeping */
async function begin(keeping) {
  const current = await keeping.current();
  if (current) {
    navigator.serviceWorker.controller?.postMessage('tidy');
    if (savesData() || !navigator.onLine) return;
    await registered(keeping.scope);
    await offerNewer(keeping, current);
  } else if (isPossible && (await mayKeepPages())) {
    await keeping.keepPages();
  }
}

/** Answered when it is known, which may be never. */
async function mayKeepPages() {
  if (await mayFetchUnasked()) return true;
  // Many browsers tell nothing of their line. Beside Python, which has come by then, the pages are little.
  await firstSign;
  return mayFetchAtASign();
}

/** Called once for the visit. */
export function start() {
  const scope = scopeOf();
  if (!scope) return;
  const keeping = new Keeping(scope);
  BookKeeperElement.keeping = keeping;
  // Without it the book is read and used as it comes from the network.
  const beginning = begin(keeping).catch(() => {});
  customElements.define('book-keeper', BookKeeperElement);
  void beginning.then(BookKeeperElement.lookAgain);
}
