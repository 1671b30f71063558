/** Plain loops over lists of numbers, which may be a million long. */

/** @typedef {import('./spec.js').Numbers} Numbers */

/**
 * @param {unknown[]} list
 * @returns {number} the index of the first item that is neither a number nor null, or -1
 */
export function firstBad(list) {
  for (let i = 0; i < list.length; i += 1) {
    if (typeof list[i] !== 'number' && list[i] !== null) return i;
  }
  return -1;
}

/**
 * @param {Numbers} list
 * @returns {{numbers: Numbers, dropped: number}} the list with null for what is not finite, and how
 *   many values that were
 */
export function keepFinite(list) {
  let dropped = 0;
  for (const value of list) if (value !== null && !Number.isFinite(value)) dropped += 1;
  const numbers = dropped ? list.map((v) => (Number.isFinite(v) ? v : null)) : list;
  return { numbers, dropped };
}

/**
 * @param {Iterable<Iterable<number | null>>} lists
 * @returns {[number, number]} the least and the largest number of all; of none, Infinity and -Infinity
 */
export function extentOf(lists) {
  let [low, high] = [Infinity, -Infinity];
  for (const list of lists) {
    for (const value of list) {
      if (value === null) continue;
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  return [low, high];
}

/**
 * @param {Numbers} list
 * @returns {number} how many values are zero or less
 */
export function countNotPositive(list) {
  let count = 0;
  for (const value of list) if (value !== null && value <= 0) count += 1;
  return count;
}
