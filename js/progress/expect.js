/**
 * Progress of the page in hand, when nothing else is to be done: nobody waits for it.
 */

import { whenIdle } from '../python/idle.js';

/** Called when a page has come, by a full load or by instant navigation. */
export function expectProgress() {
  const begin = () =>
    whenIdle(() => {
      import('./chapters.js').then(({ arrive }) => arrive()).catch(console.warn);
    });
  if (document.readyState === 'complete') begin();
  else addEventListener('load', begin, { once: true });
}
