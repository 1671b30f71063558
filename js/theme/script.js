/**
 * The theme's own script. It lays the page out several times over, and so waits until the page has
 * been painted. The build leaves it to browsers without modules; here it is loaded for the others.
 */

import { whenNobodyWaits, whenPainted } from '../python/idle.js';
import { mountHeaderOnce, shareMedia } from './letting-go.js';

/** @returns {Promise<void>} settles when it has run, or could not be loaded */
export async function runThemeScript() {
  const waiting = document.querySelector('script[nomodule][src]');
  if (!(waiting instanceof HTMLScriptElement)) return;
  await whenPainted();
  await whenNobodyWaits();
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
