/**
 * What a quiz says to the reader.
 */

export const EXPLANATION_FOLLOWS = 'The explanation follows.';
export const NOT_KEPT =
  'Your browser does not let this book keep answers: they last until you leave it.';

/** @type {Readonly<Record<import('./types.js').Outcome, string>>} */
const OUTCOMES = { right: 'Right', partly: 'Partly right', wrong: 'Not right' };

/**
 * @param {import('./types.js').Verdict} verdict
 * @returns {string}
 */
export function describe({ state, score, told }) {
  // Never all of it, and never nothing, while it is neither.
  const percent = Math.min(99, Math.max(1, Math.round(100 * score)));
  const credit = state === 'partly' ? ` (${percent} %)` : '';
  return `${OUTCOMES[state]}${credit}${told ? `: ${told}` : ''}.`;
}
