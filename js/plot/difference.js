/** How far a reader's curves are from the author's. */
import { labelOf, xOf } from './spec.js';

/**
 * @typedef {import('./spec.js').PlotSpec} PlotSpec
 * @typedef {import('./spec.js').LineSpec} LineSpec
 *
 * How far a line is from the author's, at an x where both have a value. `about`: one of them, or both,
 * between two of its points.
 * @typedef {{ size: number, label: string, x: number, about: boolean }} Difference
 *
 * How far all lines are; sizes of 0 where they are the same.
 * @typedef {object} Comparison
 * @property {Difference | null} largest null where there is no x at which both have a value
 * @property {boolean} whole whether both have values at the same x
 * @property {string[]} missing labels of the author's lines that have no counterpart
 * @property {string[]} added labels of the lines that the author's plot has not
 *
 * @typedef {import('./spec.js').Numbers} Numbers
 * @typedef {{ xs: Numbers, ys: Numbers, line: LineSpec }} Curve
 */

/** What the build computes for sliders is rounded to eight digits. */
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
 * The places of the lines of `theirs` that are the counterpart of none.
 *
 * @param {PlotSpec} ours
 * @param {PlotSpec} theirs
 */
export function missing(ours, theirs) {
  const found = new Set(counterparts(ours, theirs));
  return theirs.lines.flatMap((line, index) => (found.has(line) ? [] : [index]));
}

/**
 * @param {PlotSpec} ours
 * @param {PlotSpec} theirs
 * @returns {Comparison}
 */
export function compare(ours, theirs) {
  /** @type {Comparison} */
  const found = {
    largest: null,
    whole: true,
    missing: missing(ours, theirs).map((index) => labelOf(theirs, index)),
    added: [],
  };
  const others = counterparts(ours, theirs);
  ours.lines.forEach((line, index) => {
    const other = others[index];
    const label = labelOf(ours, index);
    if (!other) {
      found.added.push(label);
      return;
    }
    const mine = { xs: xOf(ours, line), ys: line.data, line };
    const author = { xs: xOf(theirs, other), ys: other.data, line: other };
    const { xs, ys, befores, about } = paired(mine, author);
    for (let i = 0; i < xs.length; i += 1) {
      const [x, y, before] = [xs[i], ys[i] ?? null, befores[i] ?? null];
      if (x === null || y === null || before === null) {
        found.whole &&= y === before;
        continue;
      }
      const size = isClose(y, before) ? 0 : Math.abs(y - before);
      if (!found.largest || size > found.largest.size) found.largest = { size, label, x, about };
    }
  });
  return found;
}

/**
 * The values of two curves at the x of both.
 *
 * @param {Curve} mine
 * @param {Curve} author
 * @returns {{ xs: Numbers, ys: Numbers, befores: Numbers, about: boolean }}
 */
function paired(mine, author) {
  const { xs, ys } = mine;
  const alike = ys.length === author.ys.length && ys.every((_, i) => isClose(xs[i], author.xs[i]));
  if (alike) return { xs, ys, befores: author.ys, about: false };
  const all = [...new Set([...xs, ...author.xs])];
  return {
    xs: all,
    ys: all.map(valuesOf(mine)),
    befores: all.map(valuesOf(author)),
    about: isJoined(mine) && isJoined(author),
  };
}

/** Whether there is a straight line from point to point. @param {Curve} curve */
function isJoined({ xs, line }) {
  const goesOn = (/** @type {number | null} */ x, /** @type {number} */ i) =>
    x !== null && (i === 0 || x >= (xs[i - 1] ?? Infinity));
  return !line.points && !line.step && xs.every(goesOn);
}

/**
 * @param {Curve} curve
 * @returns {(x: number | null) => number | null} its value at an x, between its points too where they
 *   are joined; null where it has none
 */
function valuesOf(curve) {
  const { xs, ys } = curve;
  const at = new Map(xs.map((x, i) => [digits(x), ys[i] ?? null]));
  const joined = isJoined(curve);
  return (x) => {
    const known = at.get(digits(x));
    if (known !== undefined) return known;
    if (x === null || !joined) return null;
    const next = firstAbove(xs, x);
    const [left, right, from, to] = [xs[next - 1], xs[next], ys[next - 1], ys[next]];
    // Beyond its ends there are undefined ones.
    if (left == null || right == null || from == null || to == null) return null;
    return from + ((to - from) * (x - left)) / (right - left);
  };
}

/** As much of a number as two equal ones have in common. @param {number | null} x */
function digits(x) {
  return x === null ? null : Number(x.toPrecision(8));
}

/** @param {Numbers} xs in order @param {number} x */
function firstAbove(xs, x) {
  let [low, high] = [0, xs.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (Number(xs[middle]) > x) high = middle;
    else low = middle + 1;
  }
  return low;
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
