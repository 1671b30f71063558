/**
 * The numbers of a plot, read from its table. The build writes them into the page once, as the table
 * that can be read without a script; the order of its columns is that of columns.js.
 */

/**
 * @typedef {import('./spec.js').Numbers} Numbers
 * @typedef {{ x_data?: Numbers, lines: { x_data?: Numbers, data?: Numbers }[] }} Outline
 */

/**
 * @param {Outline} plot without numbers; a line with an x of its own has an empty `x_data`
 * @param {HTMLTableElement} table
 * @returns {Outline} the same with its numbers
 */
export function withNumbers(plot, table) {
  const columns = columnsOf(table);
  let shared = -1;
  let next = 0;
  const take = () => columns[next++] ?? [];
  // Lines that share the plot's x stand together behind it, where the first of them stands.
  /** @type {number[]} */
  const order = [];
  plot.lines.forEach((line, index) => {
    if (line.x_data) order.push(index);
    else if (shared < 0) {
      shared = index;
      plot.lines.forEach((other, at) => {
        if (!other.x_data) order.push(at);
      });
    }
  });
  const filled = { ...plot, lines: plot.lines.map((line) => ({ ...line })) };
  for (const index of order) {
    const line = filled.lines[index];
    if (line.x_data) line.x_data = take();
    else if (index === shared) filled.x_data = take();
    line.data = take();
  }
  return filled;
}

/** @param {HTMLTableElement} table @returns {Numbers[]} */
function columnsOf(table) {
  const width = table.tHead?.rows[0]?.cells.length ?? 0;
  /** @type {Numbers[]} */
  const columns = Array.from({ length: width }, () => []);
  for (const { cells } of table.tBodies[0]?.rows ?? []) {
    columns.forEach((column, index) => {
      const text = cells[index]?.textContent ?? '';
      // A column may end before the others.
      if (text) column.push(text === 'gap' ? null : Number(text));
    });
  }
  return columns;
}
