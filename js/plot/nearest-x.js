/** Which points a reader means who points at, or steps to, an x. */

/**
 * @typedef {object} Candidate
 * @property {number} datasetIndex
 * @property {number} index of the point
 * @property {number} distance from the pointer, along x, in px
 */

/** Lines whose nearest point is this much farther than the nearest of all say nothing here. */
const TOLERANCE = 8;

/**
 * @param {Candidate[]} candidates the nearest point of each line
 * @returns {Candidate[]} those that stand at the pointed x
 */
export function atPointedX(candidates) {
  const least = Math.min(...candidates.map(({ distance }) => distance));
  return candidates.filter(({ distance }) => distance <= least + TOLERANCE);
}

/**
 * @param {{x: number, skip?: boolean}[]} elements a line's points in pixels
 * @param {number} x
 * @returns {{index: number, distance: number} | null} the nearest that is no gap, or null
 */
export function nearestIndex(elements, x) {
  let [index, distance] = [-1, Infinity];
  for (let i = 0; i < elements.length; i += 1) {
    const { x: at, skip } = elements[i];
    const d = Math.abs(at - x);
    if (!skip && d < distance) [index, distance] = [i, d];
  }
  return index < 0 ? null : { index, distance };
}
