/**
 * The axes of a plot: where they end, their ticks, and the room that these take. Pure, so that the
 * drawing that the build puts into the page and the chart that takes its place agree.
 */
import { fitAxis } from './limits.js';
import { logTickLabel, numeral } from './numerals.js';
import { logTicks, niceTicks } from './ticks.js';

/**
 * @typedef {import('./spec.js').PlotSpec} PlotSpec
 * @typedef {import('./points.js').Point} Point
 * @typedef {{ log: boolean, min: number, max: number }} Axis
 * @typedef {{ value: number, label: string }} Tick
 */

const MOST_Y = 7;
/** How many ticks the x axis may have, by the least width of the chart in px; the widest first. */
export const WIDTHS = /** @type {const} */ ([
  [400, 11],
  [300, 7],
  [0, 5],
]);
/** A chart narrower than this is drawn as if it were not. */
const NARROWEST = 240;

/** Digits of a tick's label are this wide, at most, and its superscripts; in px. */
const DIGIT = 6.6;
const SUPERSCRIPT = 4.5;
/** Room that a title takes, and a tick with the gap to its label. */
const TITLE = 20;
const TICK = 12;
const LABEL_HEIGHT = 14;

/** Around the plot, beside the axes. */
export const MARGIN = { top: 8, right: 16 };

/**
 * @param {PlotSpec} plot
 * @param {'x' | 'y'} direction
 * @param {Point[]} points of all lines
 * @returns {Axis & { isFar: boolean }} isFar as `fitAxis` has it
 */
export function axisOf(plot, direction, points) {
  const log = plot[`${direction}_scale`] === 'log';
  const { limits, isFar, extent } = fitAxis(plot, direction, points);
  if (limits) return { log, min: limits[0], max: limits[1], isFar };
  const ends = roomy(extent, log);
  // Along x a line fills the axis; along y the axis ends at a tick.
  const [min, max] = log ? logEnds(ends) : direction === 'y' ? tickEnds(ends) : ends;
  return { log, min, max, isFar };
}

/**
 * @param {Axis} axis
 * @param {'x' | 'y'} direction
 * @param {number} width of the chart in px
 * @returns {Tick[]} rising
 */
export function ticksOf(axis, direction, width) {
  if (direction === 'y') return labelled(axis, MOST_Y);
  const [least, most] = WIDTHS.find(([from]) => width >= from) ?? WIDTHS[WIDTHS.length - 1];
  const room = Math.max(least, NARROWEST) - TICK - LABEL_HEIGHT - 4 * DIGIT - MARGIN.right;
  for (let n = most; n > 2; n -= 1) {
    const ticks = labelled(axis, n);
    if (ticks.length * (widest(ticks) + 1.5 * DIGIT) <= room) return ticks;
  }
  return labelled(axis, 2);
}

/**
 * @param {Tick[]} ticks of the y axis
 * @param {boolean} hasTitle
 * @returns {number} the room left of the plot in px
 */
export function leftOf(ticks, hasTitle) {
  return Math.ceil(widest(ticks)) + TICK + (hasTitle ? TITLE : 0);
}

/**
 * @param {boolean} hasTitle whether the x axis has one
 * @returns {number} the room below the plot in px
 */
export function bottomOf(hasTitle) {
  return TICK + LABEL_HEIGHT + (hasTitle ? TITLE : 0);
}

/**
 * Where a value stands along its axis.
 *
 * @param {Axis} axis
 * @param {number} value
 * @returns {number} 0 at the axis' start, 1 at its end
 */
export function placeOn({ log, min, max }, value) {
  // The quotient of the ends may be more than the largest double.
  if (log) return (Math.log(value) - Math.log(min)) / (Math.log(max) - Math.log(min));
  return (value - min) / (max - min);
}

/**
 * @param {Axis} axis
 * @param {number} most
 * @returns {Tick[]}
 */
function labelled({ log, min, max }, most) {
  const decades = Math.log10(max) - Math.log10(min);
  const values = log ? logTicks(min, max, most) : niceTicks(min, max, most);
  return values.map((value) => {
    return { value, label: log ? logTickLabel(value, decades) : numeral(value, 10) };
  });
}

/** @param {Tick[]} ticks @returns {number} px */
function widest(ticks) {
  return Math.max(0, ...ticks.map(({ label }) => widthOf(label)));
}

/** @param {string} label */
function widthOf(label) {
  const high = label.match(/[⁰¹²³⁴-⁹⁻]/g)?.length ?? 0;
  return high * SUPERSCRIPT + (label.length - high) * DIGIT;
}

/**
 * @param {[number, number]} extent the smallest and the largest number, in the wrong order where
 *   there are none
 * @param {boolean} log
 * @returns {[number, number]} the same with some room where they are one
 */
function roomy([low, high], log) {
  if (low > high) return log ? [1, 10] : [0, 1];
  if (low < high) return [low, high];
  if (log) return [low / 2, high * 2];
  const room = Math.abs(low) * 0.05 || 1;
  return [low - room, high + room];
}

/** @param {[number, number]} ends @returns {[number, number]} */
function tickEnds([low, high]) {
  for (let most = MOST_Y; ; most -= 1) {
    const [first, second] = niceTicks(low, high, most);
    const step = second - first;
    if (!(step > 0)) return [low, high];
    const min = Number((Math.floor(low / step + 1e-9) * step).toPrecision(12));
    const max = Number((Math.ceil(high / step - 1e-9) * step).toPrecision(12));
    if ((max - min) / step < MOST_Y - 0.5 || most === 2) return [min, max];
  }
}

/** @param {[number, number]} ends @returns {[number, number]} at 1, 2 or 5 times a power of ten */
function logEnds([low, high]) {
  const [from, to] = [low, high].map((end) => 10 ** Math.floor(Math.log10(end)));
  const first = [5, 2, 1].find((n) => n * from <= low * (1 + 1e-9)) ?? 1;
  const last = [1, 2, 5].find((n) => n * to >= high * (1 - 1e-9)) ?? 10;
  return [first * from, last * to];
}
