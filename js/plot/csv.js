/** A plot's numbers as a CSV file (RFC 4180), exact to the last digit. */
import { columnsOf, rowCount } from './columns.js';

/** @typedef {import('./spec.js').PlotSpec} PlotSpec */

/**
 * @param {PlotSpec} plot
 * @returns {string} one row of names, then the numbers; a gap is an empty field
 */
export function toCsv(plot) {
  const columns = columnsOf(plot);
  const rows = [columns.map(({ name }) => field(name)).join(',')];
  for (let i = 0; i < rowCount(columns); i += 1) {
    rows.push(columns.map(({ numbers }) => numbers[i] ?? '').join(','));
  }
  return `${rows.join('\r\n')}\r\n`;
}

/** @param {string} text */
function field(text) {
  // A spreadsheet runs a field that begins like this as a formula, and labels come from readers.
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * @param {PlotSpec} plot
 * @param {string} extension without the dot
 * @returns {string} a file name made of the title's letters and digits
 */
export function fileName(plot, extension) {
  const words = (plot.title ?? '').toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return `${[...words.join('-')].slice(0, 60).join('') || 'plot'}.${extension}`;
}
