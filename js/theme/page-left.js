/**
 * Material's script holds on to parts of the page that instant navigation has left, for as long as
 * the visit lasts, and each part to the whole. Taken apart, that page holds little.
 */

/** @type {Element | null} */
let shown = null;

/** Take apart the page that was shown before this one; called after each instant navigation. */
export function emptyPageLeft() {
  const page = document.querySelector('[data-md-component="container"]');
  if (page !== shown && shown) {
    for (const part of shown.querySelectorAll('[data-md-component], article')) {
      part.remove();
      part.replaceChildren();
    }
    shown.replaceChildren();
  }
  shown = page;
}
