/** The text of a chart for those who do not see it. */
import { extentOf } from './numbers.js';
import { numeral } from './numerals.js';
import { labelOf, xOf } from './spec.js';

/**
 * @typedef {import('./spec.js').PlotSpec} PlotSpec
 * @typedef {import('./spec.js').Numbers} Numbers
 */

/** More than this nobody listens to; the table has them all. */
const MOST_LINES = 12;

/**
 * @param {PlotSpec} plot
 * @returns {string} what is plotted, and the range of each line and of x
 */
export function plotLabel(plot) {
  const kind = plot.lines.every((line) => line.points) ? 'Scatter chart' : 'Line chart';
  const name = cut(plot.title?.trim() ?? '');
  const title = name ? `${kind} “${name}”.` : `${kind}.`;
  const description = plot.description?.trim() ?? '';
  const stop = description && !/[.!?]$/.test(description) ? '.' : '';
  const lines = plot.lines
    .slice(0, MOST_LINES)
    .map((line, i) => `${cut(labelOf(plot, i))}: ${rangeText([line.data])}`);
  const rest = plot.lines.length - MOST_LINES;
  if (rest > 0) lines.push(`and ${rest} more ${rest === 1 ? 'line' : 'lines'}`);
  const xs = new Set(plot.lines.map((line) => xOf(plot, line)));
  lines.push(`${plot.x_label?.trim() || 'x'} ${rangeText([...xs])}`);
  return [title, description + stop, `${lines.join('; ')}.`].filter(Boolean).join(' ');
}

/** @param {string} text */
function cut(text) {
  return text.length > 100 ? `${text.slice(0, 99)}…` : text;
}

/** @param {Numbers[]} lists */
function rangeText(lists) {
  const [low, high] = extentOf(lists);
  if (low > high) return 'no values';
  return low === high ? `constant at ${numeral(low)}` : `from ${numeral(low)} to ${numeral(high)}`;
}
