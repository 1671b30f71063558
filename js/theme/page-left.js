/**
 * Material's script holds on to the page that instant navigation has left, for as long as the visit
 * lasts. Emptied, that page holds little.
 */

/** @type {Element | null} */
let shown = null;

/** Empty the article that was shown before this one; called after each instant navigation. */
export function emptyPageLeft() {
  const article = document.querySelector('article');
  if (article !== shown) shown?.replaceChildren();
  shown = article;
}
