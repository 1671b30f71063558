/** A line's points as Chart.js draws them. */
import { xOf } from './spec.js';
import { pointsDrawn, thin } from './thin.js';

/**
 * @typedef {import('./spec.js').PlotSpec} PlotSpec
 * @typedef {import('./spec.js').LineSpec} LineSpec
 * @typedef {{x: number, y: number | null}} Point a gap has no y
 */

/**
 * A point that has no place, on a log axis for instance, becomes a gap at the x before it, since
 * Chart.js searches the points by x.
 *
 * @param {PlotSpec} plot
 * @param {LineSpec} line
 * @returns {Point[]} thinned where there are very many
 */
export function pointsOf(plot, line) {
  const xs = xOf(plot, line);
  const [logX, logY] = [plot.x_scale === 'log', plot.y_scale === 'log'];
  /** @type {Point[]} */
  const points = [];
  for (const i of thin(line.data, pointsDrawn(plot))) {
    const x = xs[i];
    const y = line.data[i];
    if (x === null || (logX && x <= 0)) {
      const before = points.at(-1);
      if (before) points.push({ x: before.x, y: null });
    } else {
      const place = y === null || (logY && y <= 0) ? null : flush(y, logY);
      points.push({ x: flush(x, logX), y: place });
    }
  }
  return points;
}

/**
 * Distances near the smallest double are no distances on a screen, and Chart.js loops over them.
 *
 * @param {number} value
 * @param {boolean} log
 */
function flush(value, log) {
  return !log && Math.abs(value) < 1e-250 ? 0 : value;
}

/**
 * @param {Point[]} points
 * @returns {boolean} whether x never falls, which lets Chart.js search by halves
 */
export function isSorted(points) {
  for (let i = 1; i < points.length; i += 1) if (points[i].x < points[i - 1].x) return false;
  return true;
}

/**
 * @param {Point[][]} lines points of each line that is shown
 * @returns {number[]} every x at which one of them has a value, rising, each once
 */
export function readingPositions(lines) {
  const xs = new Set();
  for (const points of lines) for (const { x, y } of points) if (y !== null) xs.add(x);
  return [...xs].sort((a, b) => a - b);
}
