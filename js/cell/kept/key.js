// Where the edit of a cell is kept. One entry a cell, so that two tabs meet only in the same cell.

/** @param {string} id of the cell on the page that is shown */
export function editKey(id) {
  return `cell-edit-1:${location.pathname}#${id}`;
}

/** Whether something is kept for the cell; false where storage refuses. @param {string} id */
export function hasEdit(id) {
  try {
    return localStorage.getItem(editKey(id)) !== null;
  } catch {
    return false;
  }
}
