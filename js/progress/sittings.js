/**
 * Attempts at a question, as sittings. Pure.
 *
 * A wrong answer is followed by its explanation, so a right one a moment later shows little. All
 * attempts with less than half an hour between them are one sitting, and the first one decides.
 */

/** @typedef {import('./record.js').Attempt} Attempt */

/** @typedef {'recalled' | 'helped' | 'forgotten'} Recall */

/** @typedef {{ time: number, recall: Recall }} Sitting */

const PAUSE_MS = 30 * 60_000;

/**
 * The sittings whose time is known. A time that lies ahead, by a clock that was wrong, counts as
 * now.
 *
 * @param {readonly Attempt[]} attempts in the order of their times
 * @param {number} now
 * @returns {Sitting[]}
 */
export function sittings(attempts, now) {
  /** @type {Sitting[]} */
  const found = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const [at, , state, , hints] of attempts) {
    const time = Math.min(at, now);
    if (at > 0 && time - last >= PAUSE_MS) found.push({ time, recall: recall(state, hints) });
    if (at > 0) last = time;
  }
  return found;
}

/**
 * @param {import('./record.js').Outcome} state
 * @param {number} hints
 * @returns {Recall}
 */
function recall(state, hints) {
  if (state !== 'right') return 'forgotten';
  return hints > 0 ? 'helped' : 'recalled';
}
