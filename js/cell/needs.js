// The cells that a cell needs, found on its page.

/**
 * @typedef {import('../python/protocol.js').NeededCell} NeededCell
 * @typedef {HTMLElement & { source: string, original: string }} Cell
 */

/**
 * @param {HTMLElement} cell
 * @returns {NeededCell[]} outermost first, with their code as it stands on the page
 */
export function neededCells(cell) {
  return elements(cell).map(({ id, source }) => ({ id, source }));
}

/** Whether all that a cell needs is as the author wrote it. @param {HTMLElement} cell */
export function needsAuthors(cell) {
  return elements(cell).every(({ source, original }) => source === original);
}

/** @param {HTMLElement} cell @returns {Cell[]} */
function elements(cell) {
  /** @type {Cell[]} */
  const cells = [];
  const seen = new Set([cell.id]);
  let name = cell.dataset.needs;
  while (name && !seen.has(name)) {
    seen.add(name);
    const needed = document.getElementById(name);
    if (!needed || !('source' in needed)) break;
    cells.unshift(/** @type {Cell} */ (needed));
    name = needed.dataset.needs;
  }
  return cells;
}
