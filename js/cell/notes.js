// What is said above the code of a cell, with the choices that it leaves: one note of each kind.

import { differenceHtml } from './line-difference.js';

/** What has been told in this visit. @type {Set<string>} */
const told = new Set();

export class Notes {
  /** @type {Map<string, HTMLElement>} */
  #notes = new Map();
  #cell;
  #host;
  /** Reads a new note aloud: its words only, not the code that it shows. */
  #said = document.createElement('div');

  /** @param {HTMLElement & { source: string }} cell */
  constructor(cell) {
    this.#cell = cell;
    this.#host = document.createElement('div');
    this.#host.className = 'cell-notes';
    this.#said.className = 'cell-notes-said';
    this.#said.setAttribute('aria-live', 'polite');
    this.#host.append(this.#said);
    cell.querySelector('.cell-bar')?.after(this.#host);
  }

  /**
   * @param {string} kind
   * @param {import('./kept/keeper.js').Question & { content?: Node }} question
   */
  ask(kind, { text, choices, other, content }) {
    this.settle(kind);
    const note = document.createElement('div');
    note.className = `cell-note cell-note-${kind}`;
    note.setAttribute('role', 'group');
    const words = document.createElement('p');
    words.textContent = text;
    note.setAttribute('aria-label', text);
    const row = document.createElement('div');
    row.className = 'cell-note-choices';
    for (const [name, act] of Object.entries(choices)) row.append(button(name, act));
    note.append(words, ...(content ? [content] : []), row);
    if (other !== undefined) row.append(this.#comparing(note, other));
    this.#notes.set(kind, note);
    this.#host.append(note);
    this.#said.textContent = text;
  }

  /** @param {HTMLElement} note @param {string} other */
  #comparing(note, other) {
    /** @type {HTMLElement | null} */
    let shown = null;
    const toggle = button('See the difference', async () => {
      const open = toggle.getAttribute('aria-expanded') !== 'true';
      toggle.setAttribute('aria-expanded', String(open));
      shown?.remove();
      shown = null;
      if (!open) return;
      shown = differenceHtml(this.#cell.source, other);
      note.append(shown);
    });
    toggle.setAttribute('aria-expanded', 'false');
    return toggle;
  }

  /** Take a note away, with the focus if it is in it. @param {string} kind */
  settle(kind) {
    const note = this.#notes.get(kind);
    if (!note) return;
    const focused = note.contains(document.activeElement);
    note.remove();
    this.#notes.delete(kind);
    if (focused) /** @type {HTMLElement | null} */ (this.#cell.querySelector('.cell-run'))?.focus();
  }

  /** Say it once in a visit. @param {string} kind @param {string} text */
  warn(kind, text) {
    if (told.has(kind)) return;
    told.add(kind);
    this.ask(kind, { text, choices: { Close: () => this.settle(kind) } });
  }

  release() {
    this.#host.remove();
  }
}

/** @param {string} name @param {() => void} act */
function button(name, act) {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'cell-button';
  made.textContent = name;
  made.addEventListener('click', act);
  return made;
}
