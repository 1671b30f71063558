/** How far a reader's curves are from the author's. */
import { labelOf, xOf } from './spec.js';

/**
 * @typedef {import('./spec.js').PlotSpec} PlotSpec
 * @typedef {import('./spec.js').LineSpec} LineSpec
 * @typedef {{ size: number, label: string, x: number }} Difference
 */

/** What the build computes for sliders is rounded to nine digits. */
const SAME = 1e-7;

/** @param {number | null} a @param {number | null} b */
function isClose(a, b) {
  if (a === null || b === null) return a === b;
  return Math.abs(a - b) <= SAME * Math.max(1, Math.abs(a));
}

/**
 * Pairs the lines of two plots: by their labels where these are the same, else by their places.
 *
 * @param {PlotSpec} ours
 * @param {PlotSpec} theirs
 * @returns {(LineSpec | undefined)[]} for each line of `ours`, its counterpart
 */
export function counterparts(ours, theirs) {
  const labels = theirs.lines.map((_, index) => labelOf(theirs, index));
  return ours.lines.map((_, index) => {
    const same = labels.indexOf(labelOf(ours, index));
    if (same >= 0) return theirs.lines[same];
    const there = labels[index];
    const free = there !== undefined && !ours.lines.some((__, at) => labelOf(ours, at) === there);
    return free ? theirs.lines[index] : undefined;
  });
}

/**
 * @param {PlotSpec} ours
 * @param {PlotSpec} theirs
 * @returns {Difference | null} the largest difference at an x that both have; null where there is
 *   no such x, size 0 where the curves are the same
 */
export function largestDifference(ours, theirs) {
  /** @type {Difference | null} */
  let largest = null;
  const lines = counterparts(ours, theirs);
  ours.lines.forEach((line, index) => {
    const other = lines[index];
    if (!other) return;
    const [xs, others] = [xOf(ours, line), xOf(theirs, other)];
    const length = Math.min(line.data.length, other.data.length);
    for (let i = 0; i < length; i += 1) {
      const [x, y, before] = [xs[i], line.data[i], other.data[i]];
      if (x === null || !isClose(x, others[i]) || y === null || before === null) continue;
      const size = isClose(y, before) ? 0 : Math.abs(y - before);
      if (!largest || size > largest.size) largest = { size, label: labelOf(ours, index), x };
    }
  });
  return largest;
}

/**
 * @param {LineSpec} line
 * @param {PlotSpec} plot of the line
 * @param {LineSpec} other
 * @param {PlotSpec} otherPlot
 * @returns {boolean} whether both draw the same curve
 */
export function isSameCurve(line, plot, other, otherPlot) {
  const same = (
    /** @type {import('./spec.js').Numbers} */ a,
    /** @type {import('./spec.js').Numbers} */ b,
  ) => a.length === b.length && a.every((value, i) => isClose(value, b[i]));
  return same(line.data, other.data) && same(xOf(plot, line), xOf(otherPlot, other));
}
