// Fetch early, start late. After a page with cells has loaded, Python's files are fetched where the
// browser reports a line that bears it; at the first sign that the reader wants a cell, Python starts.
// Both are silent: what fails here is told when a run is asked for, which tries again.

import { isUnwanted } from '../offline/wanted.js';
import { whenIdle } from './idle.js';
import { isUnmetered, savesData } from './preference.js';
import { getRunner, preference } from './visit.js';

/**
 * Signs that a reader is about to use a cell. A pointer that moves, not one that a cell is scrolled
 * under.
 */
const SIGNS = ['pointermove', 'focusin', 'touchstart'];

/** Each is tried once in a visit: a host that fails is not asked at every movement. */
let fetched = false;
let started = false;

let tellOfTheSign = () => {};

/**
 * Settles when the first sign of the visit has started Python, or could not, and the browser is idle:
 * what the reader may want besides comes after it.
 * @type {Promise<void>}
 */
export const firstSign = new Promise((resolve) => {
  tellOfTheSign = resolve;
});

/** Whether anything may be done that the reader has not asked for. */
function allowed() {
  return !preference.onlyOnRun && !savesData();
}

/** Whether megabytes may be fetched that the reader has not asked for, and has not removed. */
export async function mayFetchUnasked() {
  return isUnmetered() && (await mayFetchAtASign());
}

/** The same of a reader who has shown a sign, whatever the line. */
export async function mayFetchAtASign() {
  return allowed() && !(await isUnwanted(new URL('../../', import.meta.url)));
}

async function fetchEarly() {
  if (fetched || !document.querySelector('py-cell') || !(await mayFetchUnasked())) return;
  fetched = true;
  getRunner()
    .prefetch()
    .catch(() => {});
}

/** @param {Event} event */
function startAtASign({ target }) {
  if (started || !allowed()) return;
  if (!(target instanceof Element && target.closest('py-cell'))) return;
  // Code from a link is read first; only its own button is meant for Python.
  if (target.closest('.cell-note-link')) return;
  started = true;
  getRunner()
    .start()
    .catch(() => {})
    .then(() => whenIdle(tellOfTheSign));
}

/** The page is left by a full load, and may come back as it was from the browser's cache of pages. */
function putBy() {
  // What is on its way would keep the page out of that cache.
  getRunner().cancelPrefetch();
  getRunner().rest();
  fetched = started = false;
}

/** Called when a page has come, by a full load or by instant navigation. */
export function expectRuns() {
  if (document.readyState === 'complete') whenIdle(fetchEarly);
}

/** Watch for what a reader is about to do; called by main.js once. */
export function watchIntent() {
  // On the document, so that the cells of every page that instant navigation brings are meant.
  for (const sign of SIGNS) {
    document.addEventListener(sign, startAtASign, { passive: true });
  }
  addEventListener('load', expectRuns);
  addEventListener('pagehide', putBy);
  addEventListener('pageshow', ({ persisted }) => persisted && expectRuns());
  preference.watch(() => {
    if (preference.onlyOnRun) {
      // What was given up may be taken up when the reader allows it again.
      fetched = started = false;
      getRunner().cancelPrefetch();
    } else {
      expectRuns();
    }
  });
}
