/**
 * What a checked plot is. Keys are those of textbook/plot_data.schema.json, in snake_case as the
 * author wrote them; objects have no prototype, and a gap in the numbers is null.
 *
 * @typedef {(number | null)[]} Numbers
 *
 * @typedef {object} LineSpec
 * @property {Numbers} data the y of every point, never more of them than there are x
 * @property {string} [label]
 * @property {Numbers} [x_data]
 * @property {string} [color]
 * @property {boolean} [dash]
 * @property {'before' | 'middle' | 'after' | boolean} [step]
 * @property {boolean} [points]
 *
 * @typedef {object} PlotSpec
 * @property {LineSpec[]} lines
 * @property {Numbers} [x_data]
 * @property {string} [title]
 * @property {string} [x_label]
 * @property {string} [y_label]
 * @property {string} [description]
 * @property {'linear' | 'log'} [x_scale]
 * @property {'linear' | 'log'} [y_scale]
 * @property {[number, number]} [x_range]
 * @property {[number, number]} [y_range]
 */

/**
 * The x of a line's points: its own, or the plot's.
 *
 * @param {PlotSpec} plot
 * @param {LineSpec} line
 * @returns {Numbers}
 */
export function xOf(plot, line) {
  return line.x_data ?? plot.x_data ?? [];
}

/**
 * @param {PlotSpec} plot
 * @returns {string[]} a name for each line that no other has, and that stays from run to run
 */
export function keysOf(plot) {
  const labels = plot.lines.map((_, index) => labelOf(plot, index));
  return labels.map((label, index) => {
    const before = labels.slice(0, index).filter((other) => other === label).length;
    return before ? `${label} #${before + 1}` : label;
  });
}

/**
 * @param {PlotSpec} plot
 * @param {number} index from 0
 * @returns {string} the line's name, or "line 2" where it has none
 */
export function labelOf(plot, index) {
  return plot.lines[index].label?.trim() || `line ${index + 1}`;
}
