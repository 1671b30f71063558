/**
 * What a quiz says to the reader.
 */

export const NOTHING_CHOSEN = 'Choose an answer first.';
export const EXPLANATION_FOLLOWS = 'The explanation follows.';
export const NOT_KEPT =
  'Your browser does not let this book keep answers: they last until you leave it.';

/**
 * @param {import('./check.js').Verdict} verdict
 * @returns {string}
 */
export function describe({ state, missing, mistaken }) {
  if (state === 'right') return 'Right.';
  if (state === 'wrong') return 'Not right.';
  const faults = [];
  if (mistaken > 0) faults.push(mistaken === 1 ? 'one choice is wrong' : 'some choices are wrong');
  if (missing > 0) faults.push('something right is missing');
  return `Partly right: ${faults.join(', and ')}.`;
}
