// Loaded when a page is complete and the browser idle: registers the service worker, which then
// fetches the book's pages and scripts, and brings the footer's buttons to life.

import { savesData } from '../python/preference.js';
import { getRunner } from '../python/visit.js';
import { BookKeeperElement } from './book-keeper.js';
import { Keeping } from './keeping.js';
import { offerEdition } from './notice.js';
import { isUnwanted } from './wanted.js';
import { isPossible, registered, watchEditions } from './worker.js';

/** The book's own address: where its manifest lies. */
function scopeOf() {
  const link = document.querySelector('link[rel="manifest"]');
  return link instanceof HTMLLinkElement ? new URL('./', link.href) : null;
}

/** @param {URL} scope */
async function register(scope) {
  const container = navigator.serviceWorker;
  const there = await container.getRegistration(scope);
  // Where the browser saves data, or the reader has removed the book, nothing is fetched unasked.
  if (!there && (savesData() || (await isUnwanted(scope)))) return;
  await registered(scope);
  const registration = await container.getRegistration(scope);
  if (!registration) return;
  watchEditions(registration, offerEdition);
  // Browsers look for a newer edition by themselves, some time after the page has come.
  if (there) await there.update();
  else await BookKeeperElement.keeping?.keepUsed();
}

/** Called once for the visit. */
export function start() {
  const scope = scopeOf();
  if (!scope) return;
  BookKeeperElement.keeping = new Keeping(scope, getRunner());
  // Without one the book is read and used as it comes from the network.
  const registering = isPossible ? register(scope).catch(() => {}) : Promise.resolve();
  customElements.define('book-keeper', BookKeeperElement);
  void registering.then(BookKeeperElement.lookAgain);
}
