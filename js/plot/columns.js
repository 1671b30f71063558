/** The plot's numbers as columns, for the table and the CSV file. */
import { labelOf, xOf } from './spec.js';

/**
 * @typedef {import('./spec.js').PlotSpec} PlotSpec
 * @typedef {{name: string, numbers: import('./spec.js').Numbers}} Column
 */

/**
 * Each x stands before the lines that share it. Where there are several, the later ones are named
 * after their line.
 *
 * @param {PlotSpec} plot
 * @returns {Column[]}
 */
export function columnsOf(plot) {
  /** @type {Map<unknown, {name: string, numbers: import('./spec.js').Numbers}[]>} */
  const groups = new Map();
  const xName = plot.x_label?.trim() || 'x';
  plot.lines.forEach((line, i) => {
    const x = xOf(plot, line);
    const name = labelOf(plot, i);
    const xColumn = { name: line.x_data ? `${xName} (${name})` : xName, numbers: x };
    const group = groups.get(x) ?? [xColumn];
    groups.set(x, [...group, { name, numbers: line.data }]);
  });
  return [...groups.values()].flat();
}

/**
 * @param {Column[]} columns
 * @returns {number} the length of the longest
 */
export function rowCount(columns) {
  return Math.max(0, ...columns.map(({ numbers }) => numbers.length));
}
