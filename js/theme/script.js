/**
 * The theme's own script. It lays the page out several times over, and so waits until the page has
 * been painted. The build leaves it to browsers without modules; here it is loaded for the others.
 */

import { whenNobodyWaits } from '../python/idle.js';
import { mountHeaderOnce, shareMedia } from './letting-go.js';

/** @returns {Promise<void>} settles when it has run, or could not be loaded */
export async function runThemeScript() {
  const waiting = document.querySelector('script[nomodule][src]');
  if (!(waiting instanceof HTMLScriptElement)) return;
  await painted();
  await whenNobodyWaits();
  mendPalette();
  await new Promise((resolve) => {
    const script = document.createElement('script');
    script.src = waiting.src;
    for (const type of ['load', 'error']) script.addEventListener(type, resolve);
    document.body.append(script);
  });
  shareMedia();
  // It begins when it hears this, and the browser has said it before.
  document.dispatchEvent(new Event('DOMContentLoaded'));
  mountHeaderOnce();
}

/** The theme stops at a palette that it did not write: anything of this host may have. */
function mendPalette() {
  // The theme's own name for where the book is; other books of the host have others.
  const { __md_scope: scope } = /** @type {{ __md_scope?: URL }} */ (globalThis);
  const key = `${scope?.pathname}.__palette`;
  try {
    const kept = localStorage.getItem(key);
    if (kept !== null && !isPalette(kept)) localStorage.removeItem(key);
  } catch {
    // Where nothing is kept there is nothing to mend.
  }
}

/** @param {string} text */
function isPalette(text) {
  try {
    const { index, color } = JSON.parse(text);
    return Number.isInteger(index) && typeof color?.scheme === 'string';
  } catch {
    return false;
  }
}

/** @returns {Promise<void>} */
function painted() {
  // A page that is not seen is not painted.
  if (document.hidden) return Promise.resolve();
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}
