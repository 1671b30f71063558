/**
 * A number that is typed. The response is the text, so that it is shown as it was typed.
 */

import { readNumber, shown } from '../number.js';
import { clearTyped, restoreTyped, textOf } from '../typed.js';

/**
 * @typedef {object} Key
 * @property {number} value
 * @property {number} tolerance
 * @property {number} near what is within this, and not right, is nearly; 0 if nothing is
 * @property {string} required the tolerance in words
 * @property {number[]} wrong answers that have feedback
 * @property {string} unit
 * @property {Record<string, number>} units
 */

/** Room for the rounding of binary numbers. */
const ROUNDING = 1e-12;

/** @type {import('../types.js').QuestionType<string, Key>} */
export const type = {
  read(form, key) {
    const response = textOf(form);
    const reading = readNumber(response, key);
    return 'problem' in reading ? reading : { response };
  },

  restore: restoreTyped,
  clear: clearTyped,

  check(response, key) {
    const reading = readNumber(response, key);
    if ('problem' in reading) return { state: 'wrong', score: 0, feedback: [] };
    const within = (/** @type {number} */ other, /** @type {number} */ width) =>
      Math.abs(reading.value - other) <= width + ROUNDING * Math.abs(other);
    const told = echo(response, reading.value, key.unit);
    if (within(key.value, key.tolerance)) return { state: 'right', score: 1, feedback: [], told };
    const feedback = key.wrong.findIndex((wrong) => within(wrong, key.tolerance));
    if (feedback >= 0) return { state: 'wrong', score: 0, feedback: [feedback], told };
    if (within(key.value, key.near)) {
      const nearly = `${told} is near, and the answer is wanted ${key.required}`;
      return { state: 'partly', score: 0.5, feedback: [], told: nearly };
    }
    return { state: 'wrong', score: 0, feedback: [], told };
  },
};

/**
 * What was typed, and the number that was read where it is not plainly the same.
 *
 * @param {string} response
 * @param {number} value
 * @param {string} unit
 */
function echo(response, value, unit) {
  const typed = response.trim();
  if (/^[-\d.]+$/.test(typed)) return unit ? `${typed} ${unit}` : typed;
  const number = shown(value, 6);
  return `${typed} = ${unit ? `${number} ${unit}` : number}`;
}
