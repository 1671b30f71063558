/** Two curves at the same x, though each may have points of its own. */
import { extentOf } from './numbers.js';

/**
 * @typedef {import('./spec.js').Numbers} Numbers
 *
 * `joined`: whether there is a straight line from point to point.
 * @typedef {{ xs: Numbers, ys: Numbers, joined: boolean }} Curve
 *
 * Whether the axes are logarithmic.
 * @typedef {{ x: boolean, y: boolean }} Log
 */

/** What the build computes for sliders is rounded to eight digits. */
const SAME = 1e-7;
/** Of the range of the smaller numbers: less than this is the noise of computing near 0. */
const NOISE = 1e-13;

/**
 * @param {Numbers} a
 * @param {Numbers} b
 * @param {boolean} log whether they are drawn on a logarithmic axis, where there is no range to go by
 * @returns {(one: number | null, other: number | null) => boolean} whether a number of one and a number
 *   of the other are the same
 */
export function closeness(a, b, log) {
  // Of the one that goes less far: what the other does where this has no value is not compared.
  const most = Math.min(range(extentOf([a])), range(extentOf([b])));
  return (one, other) => {
    if (one === null || other === null) return one === other;
    const size = Math.max(Math.abs(one), Math.abs(other));
    const allowed = log ? SAME * size : SAME * Math.min(size, most) + NOISE * most;
    return Math.abs(one - other) <= allowed;
  };
}

/** How far numbers are apart; of equal ones, their size. @param {[number, number]} ends */
function range([low, high]) {
  return Math.min(high - low || Math.abs(high), Number.MAX_VALUE);
}

/**
 * @param {Curve} mine
 * @param {Curve} author
 * @param {Log} log
 * @returns {{ xs: Numbers, ys: Numbers, befores: Numbers, about: (index: number) => boolean }} what
 *   both have at all x of both; `about` where one of them, or both, is between two of its points
 */
export function sideBySide(mine, author, log) {
  const { xs, ys } = mine;
  const isClose = closeness(xs, author.xs, log.x);
  if (ys.length === author.ys.length && ys.every((_, i) => isClose(xs[i], author.xs[i])))
    return { xs, ys, befores: author.ys, about: () => false };
  const key = keyOf(mine, author);
  const all = [...new Map([...author.xs, ...xs].map((x) => [key(x), x])).values()];
  all.sort((one, other) => Number(one) - Number(other));
  const [a, b] = [values(mine, key, log), values(author, key, log)];
  return {
    xs: all,
    ys: all.map(a.at),
    befores: all.map(b.at),
    about: (index) => !(a.has(all[index]) && b.has(all[index])),
  };
}

/**
 * @param {Curve} mine
 * @param {Curve} author
 * @returns {(x: number | null) => number | null} the same for equal x
 */
function keyOf(mine, author) {
  const ends = extentOf([mine.xs, author.xs]);
  const unit = range(ends) * SAME || 1;
  return (x) => (x === null ? null : Math.round((x - ends[0]) / unit));
}

/**
 * The values of a curve, also between its points where they are joined, as they are drawn.
 * @param {Curve} curve
 * @param {(x: number | null) => number | null} key
 * @param {Log} log
 */
function values({ xs, ys, joined }, key, log) {
  const points = new Map(xs.map((x, i) => [key(x), ys[i] ?? null]));
  const [along, up] = [scale(log.x), scale(log.y)];
  const has = (/** @type {number | null} */ x) => points.has(key(x));
  return {
    has,
    /** @param {number | null} x @returns {number | null} null where it has none */
    at: (x) => {
      if (has(x)) return points.get(key(x)) ?? null;
      if (x === null || !joined) return null;
      const next = firstAbove(xs, x);
      const ends = [xs[next - 1], xs[next], ys[next - 1], ys[next]];
      // Beyond its own ends there are undefined ones.
      if (ends.some((end) => end == null)) return null;
      const [left, right, from, to] = ends.map(Number);
      const part = (along.to(x) - along.to(left)) / (along.to(right) - along.to(left));
      const y = up.from(up.to(from) + (up.to(to) - up.to(from)) * part);
      return Number.isFinite(y) ? y : null;
    },
  };
}

/** @param {boolean} log */
function scale(log) {
  const same = (/** @type {number} */ value) => value;
  return log ? { to: Math.log, from: Math.exp } : { to: same, from: same };
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
