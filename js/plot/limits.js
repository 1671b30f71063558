/**
 * Where an axis starts and ends. Chart.js finds ticks by counting decimals and adding steps, which
 * does not end for numbers near the smallest double, nor where a step is less than the last digit
 * of the numbers, and overflows near the largest.
 */

import { extentOf } from './numbers.js';

const LARGEST = 1e300;
const SMALLEST = 1e-250;
/** The narrowest axis, as a part of the size of its numbers. */
const NARROWEST = 1e-9;

/** From here on the parts of a line outside the axis are many times the screen. */
const FAR = 1000;

/**
 * @param {import('./spec.js').PlotSpec} plot
 * @param {'x' | 'y'} direction
 * @param {import('./points.js').Point[]} points of all lines
 * @returns {{limits: [number, number] | null, isFar: boolean, extent: [number, number]}} limits null
 *   where the axis may fit the data, which reach over extent; isFar when the points reach so far
 *   beyond the axis that a browser would draw dashes for minutes
 */
export function fitAxis(plot, direction, points) {
  const log = plot[`${direction}_scale`] === 'log';
  // A gap has no y but an x.
  const values = points.flatMap((point) => point[direction] ?? []);
  const limits = axisLimits(plot[`${direction}_range`], values, log);
  const [low, high] = extentOf([values]);
  const extent = /** @type {[number, number]} */ ([low, high]);
  if (!limits || low >= high) return { limits, isFar: false, extent };
  const place = (/** @type {number} */ end) => (log ? Math.log(tame(end, true)) : tame(end, false));
  const length = place(limits[1]) - place(limits[0]);
  const ends = [Math.min(low, limits[0]), Math.max(high, limits[1])].map(place);
  return { limits, isFar: ends[1] - ends[0] > FAR * length, extent };
}

/**
 * @param {[number, number] | undefined} range the author's
 * @param {Iterable<number>} values what is drawn along the axis
 * @param {boolean} log whether the axis is logarithmic, and so all numbers positive
 * @returns {[number, number] | null} null where the axis may fit the data
 */
export function axisLimits(range, values, log) {
  const [low, high] = range ?? extentOf([values]);
  if (low > high) return null;
  const ends = [tame(low, log), tame(high, log)];
  const size = Math.max(...ends.map(Math.abs));
  const narrowest = Math.max(size * NARROWEST, SMALLEST);
  const isTame = low === ends[0] && high === ends[1];
  // Around equal numbers there is room by itself.
  const isConstant = low === high && isTame;
  if (!isConstant && ends[1] - ends[0] < narrowest) {
    const middle = ends[0] / 2 + ends[1] / 2;
    return log ? [middle / 2, middle * 2] : [middle - narrowest, middle + narrowest];
  }
  return range || !isTame ? [ends[0], ends[1]] : null;
}

/**
 * @param {number} end
 * @param {boolean} log
 */
function tame(end, log) {
  if (log) return Math.min(LARGEST, Math.max(SMALLEST, end));
  return Math.abs(end) < SMALLEST ? 0 : Math.min(LARGEST, Math.max(-LARGEST, end));
}
