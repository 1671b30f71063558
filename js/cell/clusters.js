// Browsers lay out a sign with all its combining marks as one, in a time that grows with the square
// of their number: a hundred thousand marks stop the page for a minute.

/** Marks on one sign that are shown; no language needs more. */
const MOST = 16;
const CROWD = new RegExp(`(\\p{M}{${MOST}})\\p{M}+`, 'gu');

/**
 * @param {string} text
 * @param {string} [before] what stands before it already
 * @returns {string} the text to show, where "…" stands for the marks that are too many
 */
export function thinClusters(text, before = '') {
  const tail = before.slice(-2 * MOST);
  return (tail + text).replace(CROWD, '$1…').slice(tail.length);
}
