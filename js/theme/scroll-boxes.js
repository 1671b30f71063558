/**
 * Boxes that scroll sideways (long formulas, wide tables, wide code) can be reached by keyboard, but
 * only while they do scroll: at another width the same box would be a stop for nothing.
 */

/** The boxes, and the names by which screen readers announce them. */
const BOXES = [
  { selector: '.formula', name: 'Formula' },
  { selector: '.md-typeset__scrollwrap', name: 'Table' },
  { selector: '.md-typeset .highlight pre > code', name: 'Code' },
];

/** @param {Element} box */
function update(box) {
  const name = BOXES.find(({ selector }) => box.matches(selector))?.name;
  if (name && box.scrollWidth > box.clientWidth + 1) {
    box.setAttribute('tabindex', '0');
    box.setAttribute('role', 'group');
    box.setAttribute('aria-label', `${name}, scrolls sideways`);
  } else {
    for (const attribute of ['tabindex', 'role', 'aria-label']) box.removeAttribute(attribute);
  }
}

const observer = new ResizeObserver((entries) => {
  for (const { target } of entries) update(target);
});

// A typeface that arrives makes the contents wider, of which the observer is not told.
document.fonts.addEventListener('loadingdone', () => {
  for (const { selector } of BOXES) document.querySelectorAll(selector).forEach(update);
});

/** Watch the boxes of the page in hand; called again after each instant navigation. */
export function watchScrollBoxes() {
  observer.disconnect();
  for (const { selector } of BOXES) {
    for (const box of document.querySelectorAll(selector)) observer.observe(box);
  }
}
