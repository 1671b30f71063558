/** How far a reader's curves are from the author's. */
import { closeness, sideBySide } from './curves.js';
import { keysOf, labelOf, xOf } from './spec.js';

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
 */

/**
 * Pairs what has names: by their names where these are the same, else by their places.
 *
 * @param {string[]} ours
 * @param {string[]} theirs
 * @returns {(number | null)[]} for each of `ours`, the place of its counterpart
 */
function pairs(ours, theirs) {
  return ours.map((name, index) => {
    const same = theirs.indexOf(name);
    if (same >= 0) return same;
    return index < theirs.length && !ours.includes(theirs[index]) ? index : null;
  });
}

/**
 * @param {PlotSpec} ours
 * @param {PlotSpec} theirs
 * @returns {(LineSpec | undefined)[]} for each line of `ours`, its counterpart, which no other has
 */
export function counterparts(ours, theirs) {
  return pairs(keysOf(ours), keysOf(theirs)).map((place) =>
    place === null ? undefined : theirs.lines[place],
  );
}

/**
 * @param {PlotSpec[]} ours
 * @param {PlotSpec[]} theirs
 * @returns {(PlotSpec | null)[]} for each plot of `ours`, its counterpart, which no other has
 */
export function counterplots(ours, theirs) {
  const names = (/** @type {PlotSpec[]} */ plots) =>
    keysOf({ lines: plots.map(({ title = '' }) => ({ label: title, data: [] })) });
  return pairs(names(ours), names(theirs)).map((place) => (place === null ? null : theirs[place]));
}

/**
 * @param {PlotSpec} theirs
 * @param {(LineSpec | undefined)[]} found the counterparts of ours
 * @returns {number[]} the places of the lines of `theirs` that are none of these
 */
export function missing(theirs, found) {
  return theirs.lines.flatMap((line, index) => (found.includes(line) ? [] : [index]));
}

/**
 * @param {PlotSpec} ours
 * @param {PlotSpec} theirs
 * @returns {Comparison}
 */
export function compare(ours, theirs) {
  const others = counterparts(ours, theirs);
  /** @type {Comparison} */
  const found = {
    largest: null,
    whole: true,
    missing: missing(theirs, others).map((index) => labelOf(theirs, index)),
    added: [],
  };
  ours.lines.forEach((line, index) => {
    const other = others[index];
    const label = labelOf(ours, index);
    if (!other) {
      found.added.push(label);
      return;
    }
    const log = { x: ours.x_scale === 'log', y: ours.y_scale === 'log' };
    const [mine, author] = [curve(ours, line), curve(theirs, other)];
    const { xs, ys, befores, about } = sideBySide(mine, author, log);
    const isClose = closeness(mine.ys, author.ys, log.y);
    for (let i = 0; i < xs.length; i += 1) {
      const [x, y, before] = [xs[i], ys[i] ?? null, befores[i] ?? null];
      if (x === null || y === null || before === null) {
        found.whole &&= y === before;
        continue;
      }
      const size = isClose(y, before) ? 0 : Math.abs(y - before);
      if (!found.largest || size > found.largest.size)
        found.largest = { size, label, x, about: about(i) };
    }
  });
  return found;
}

/** @param {PlotSpec} plot @param {LineSpec} line of it */
function curve(plot, line) {
  const xs = xOf(plot, line);
  const sorted = xs.every((x, i) => x !== null && (i === 0 || x >= Number(xs[i - 1])));
  return { xs, ys: line.data, joined: !line.points && !line.step && sorted };
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
    /** @type {'linear' | 'log' | undefined} */ scale,
  ) => {
    const isClose = closeness(a, b, scale === 'log');
    return a.length === b.length && a.every((value, i) => isClose(value, b[i]));
  };
  return (
    same(line.data, other.data, plot.y_scale) &&
    same(xOf(plot, line), xOf(otherPlot, other), plot.x_scale)
  );
}
