/**
 * What is far below on a page that is opened at its top is laid out when the page is at rest, so that
 * the first paint need not wait for it: piece by piece, so that nothing else waits for it either.
 * `partials/near-first.html` marks such a page, `page.css` leaves out what is far.
 */

import { whenIdle } from '../python/idle.js';

const MARK = 'near-first';
/** Milliseconds of layout at a time. */
const SLICE = 8;

/** @type {() => void} */
let tell = () => {};
/** Settles when all of the page that the visit began with is laid out. @type {Promise<void>} */
export const laidOut = new Promise((resolve) => {
  tell = resolve;
});

/** Lay out the rest once the page has loaded; called by main.js once. */
export function layOutTheRest() {
  const root = document.documentElement;
  if (!root.classList.contains(MARK)) return tell();
  addEventListener('load', () => {
    /** @type {NodeListOf<HTMLElement>} */
    const blocks = document.querySelectorAll('.md-typeset > *');
    let next = 0;
    const goOn = () => {
      const end = performance.now() + SLICE;
      while (performance.now() < end) {
        if (next === blocks.length) {
          root.classList.remove(MARK);
          for (const { style } of blocks) style.contentVisibility = '';
          return tell();
        }
        blocks[next].style.contentVisibility = 'visible';
        blocks[next].getBoundingClientRect();
        next += 1;
      }
      whenIdle(goOn);
    };
    whenIdle(goOn);
  });
}
