/**
 * Boxes that scroll sideways (long formulas, wide tables, wide code) can be reached by keyboard, but
 * only while they do scroll: at another width the same box would be a stop for nothing.
 */

import { whenIdle } from '../python/idle.js';
import { laidOut } from './near-first.js';

/** The boxes, and the names by which screen readers announce them. */
const BOXES = [
  { selector: '.formula', name: 'Formula' },
  { selector: '.md-typeset__scrollwrap', name: 'Table' },
  { selector: '.md-typeset .highlight pre > code', name: 'Code' },
];

const ALL = BOXES.map(({ selector }) => selector).join();

/** @param {Element[]} boxes */
function update(boxes) {
  // All are measured before any is changed, or the browser would lay the page out again for each.
  const scrolling = boxes.map((box) => box.scrollWidth > box.clientWidth + 1);
  boxes.forEach((box, index) => {
    const name = BOXES.find(({ selector }) => box.matches(selector))?.name;
    if (name && scrolling[index]) {
      box.setAttribute('tabindex', '0');
      box.setAttribute('role', 'group');
      box.setAttribute('aria-label', `${name}, scrolls sideways`);
    } else {
      for (const attribute of ['tabindex', 'role', 'aria-label']) box.removeAttribute(attribute);
    }
  });
}

const observer = new ResizeObserver((entries) => update(entries.map(({ target }) => target)));

// A typeface that arrives makes the contents wider, of which the observer is not told.
document.fonts.addEventListener('loadingdone', async () => {
  await laidOut;
  whenIdle(() => update([...document.querySelectorAll(ALL)]));
});

/** Watch the boxes of the page in hand; called again after each instant navigation. */
export async function watchScrollBoxes() {
  // Else they would be measured, and laid out for that, while they are far from view.
  await laidOut;
  observer.disconnect();
  for (const box of document.querySelectorAll(ALL)) observer.observe(box);
}
