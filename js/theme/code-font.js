/**
 * The typeface of code comes last: its letters are as wide as those of the stand-in, so that nothing
 * moves when it comes, but the page is laid out anew.
 */

import { whenNobodyWaits, whenPainted } from '../python/idle.js';

/** Fetch it once the page has loaded and is painted; called by main.js once. */
export function fetchCodeFont() {
  addEventListener('load', async () => {
    await whenPainted();
    await whenNobodyWaits();
    const named = document.querySelector('meta[name="code-font"]');
    if (!(named instanceof HTMLMetaElement)) return;
    const sheet = Object.assign(document.createElement('link'), {
      rel: 'stylesheet',
      href: named.content,
    });
    // Not into the head, which instant navigation replaces.
    document.body.append(sheet);
  });
}
