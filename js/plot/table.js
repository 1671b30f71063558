/** The data table of a plot. `textbook/plot_html.py` makes the same one at build time. */
import { columnsOf, rowCount } from './columns.js';

/** @typedef {import('./spec.js').PlotSpec} PlotSpec */

/** More rows than this slow a page down; the CSV file has them all. */
export const MOST_ROWS = 2000;

/**
 * @param {PlotSpec} plot
 * @returns {DocumentFragment} the table, and a sentence where it does not hold everything
 */
export function dataTable(plot) {
  const columns = columnsOf(plot);
  const rows = rowCount(columns);
  const shown = Math.min(rows, MOST_ROWS);
  const table = document.createElement('table');
  // A class keeps Material's styles and its scroll wrapper away.
  table.className = 'plot-numbers';
  table.createCaption().textContent = tableName(plot);
  const head = table.createTHead().insertRow();
  for (const { name } of columns) {
    const cell = document.createElement('th');
    cell.scope = 'col';
    cell.textContent = name;
    head.append(cell);
  }
  const body = table.createTBody();
  for (let i = 0; i < shown; i += 1) {
    const row = body.insertRow();
    for (const { numbers } of columns) fill(row.insertCell(), numbers[i]);
  }
  const fragment = document.createDocumentFragment();
  fragment.append(table);
  if (shown < rows) {
    const sentence = document.createElement('p');
    const [first, all] = [shown, rows].map((n) => n.toLocaleString('en'));
    sentence.textContent = `The first ${first} of ${all} rows. The CSV file has them all.`;
    fragment.append(sentence);
  }
  return fragment;
}

/**
 * @param {PlotSpec} plot
 * @returns {string} the table's caption
 */
export function tableName(plot) {
  return plot.title?.trim() ? `Data of “${plot.title.trim()}”` : 'Data of the plot';
}

/**
 * @param {HTMLTableCellElement} cell
 * @param {number | null | undefined} value undefined after the end of a shorter column
 */
function fill(cell, value) {
  if (value === null) {
    cell.className = 'plot-gap';
    cell.textContent = 'gap';
  } else if (value !== undefined) cell.textContent = String(value);
}
