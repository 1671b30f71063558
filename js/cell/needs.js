// The cells that a cell needs, found on its page.

/** @typedef {import('../python/protocol.js').NeededCell} NeededCell */

/**
 * @param {HTMLElement & { source: string }} cell
 * @returns {NeededCell[]} outermost first, with their code as it stands on the page
 */
export function neededCells(cell) {
  /** @type {NeededCell[]} */
  const cells = [];
  const seen = new Set([cell.id]);
  let name = cell.dataset.needs;
  while (name && !seen.has(name)) {
    seen.add(name);
    const needed = document.getElementById(name);
    if (!needed || !('source' in needed)) break;
    cells.unshift({ id: needed.id, source: String(needed.source) });
    name = needed.dataset.needs;
  }
  return cells;
}
