/**
 * Keeps the heading that is being read in view in the list of chapters. Material can do that too
 * (`toc.follow`), but never lets go of the lists of the pages that were left.
 */

/** @type {Element | undefined} the link that was active last */
let shown;

const observer = new MutationObserver(() => {
  const active = [...document.querySelectorAll('.md-nav__link--active')].at(-1);
  if (active !== shown && active) bringIntoView(active);
  shown = active;
});

/** @param {Element} link */
function bringIntoView(link) {
  const list = link.closest('.md-sidebar__scrollwrap');
  const { top, height } = link.getBoundingClientRect();
  if (!list || !height) return;
  list.scrollTop += top - list.getBoundingClientRect().top - list.clientHeight / 2;
}

/** Follow the page in hand; called again after each instant navigation. */
export function followHeadings() {
  observer.disconnect();
  shown = undefined;
  for (const list of document.querySelectorAll('[data-md-component="toc"]')) {
    observer.observe(list, { attributeFilter: ['class'], subtree: true });
  }
}
