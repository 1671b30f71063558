// Code that came by a link, as text to be read; it is not in the editor and has no controls, so
// nothing runs it but the reader's press.

export class Linked {
  /** @type {HTMLElement[]} */
  #rows;

  /** @param {string} source */
  constructor(source) {
    this.element = document.createElement('pre');
    this.element.className = 'cell-linked-code';
    this.element.tabIndex = 0;
    this.element.setAttribute('role', 'group');
    this.element.setAttribute('aria-label', 'Linked code');
    this.#rows = source.split('\n').map((line) => {
      const row = document.createElement('span');
      row.className = 'cell-line';
      row.textContent = line;
      return row;
    });
    // One by one: as arguments of one call, a hundred thousand lines are too many.
    const text = document.createDocumentFragment();
    for (const [index, row] of this.#rows.entries()) {
      if (index) text.append('\n');
      text.append(row);
    }
    this.element.append(text);
  }

  /** Mark line `line` (from 1) as the one that failed, or none. @param {number | null} line */
  mark(line) {
    for (const [index, row] of this.#rows.entries()) {
      row.classList.toggle('cell-line-error', index + 1 === line);
    }
  }

  /** @param {number} line */
  goTo(line) {
    this.#rows[line - 1]?.scrollIntoView({ block: 'nearest' });
    this.element.focus({ preventScroll: true });
  }
}
