/**
 * Fewer points for a line that has more of them than a screen has pixels. Of each stretch the
 * lowest and the highest point stay, so that peaks stay where they are.
 */
import { limits } from '../limits.js';

/** @typedef {import('./spec.js').Numbers} Numbers */

/**
 * @param {import('./spec.js').PlotSpec} plot
 * @returns {number} how many points of each of its lines are drawn
 */
export function pointsDrawn({ lines }) {
  return Math.min(limits.DRAWN_POINTS, Math.floor(limits.PLOT_POINTS / lines.length));
}

/**
 * @param {Numbers} ys
 * @param {number} [most]
 * @returns {number[]} the indices of at most `most` points, rising, the first and last included
 */
export function thin(ys, most = limits.DRAWN_POINTS) {
  if (ys.length <= most) return [...ys.keys()];
  const inner = ys.length - 2;
  // Up to three per stretch: the lowest, the highest and a gap.
  const stretches = Math.floor((most - 2) / (ys.includes(null) ? 3 : 2));
  const kept = [0];
  for (let i = 0; i < stretches; i += 1) {
    const start = 1 + Math.floor((i * inner) / stretches);
    const end = 1 + Math.floor(((i + 1) * inner) / stretches);
    kept.push(...extremes(ys, start, end));
  }
  kept.push(ys.length - 1);
  return kept;
}

/**
 * @param {Numbers} ys
 * @param {number} start
 * @param {number} end exclusive
 * @returns {number[]} the places of the lowest and highest value and of a gap, in order
 */
function extremes(ys, start, end) {
  let [low, high, gap] = [-1, -1, -1];
  let [least, most] = [Infinity, -Infinity];
  for (let i = start; i < end; i += 1) {
    const y = ys[i];
    if (y === null) gap = i;
    else {
      if (y < least) [low, least] = [i, y];
      if (y > most) [high, most] = [i, y];
    }
  }
  return [...new Set([low, high, gap])].filter((i) => i >= 0).sort((a, b) => a - b);
}
