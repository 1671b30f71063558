// Which way of starting Python fits this browser: the fastest first, and the next one where it
// fails. What failed is remembered for the session, so that no page tries it again.

/** @typedef {import('./protocol.js').Rung} Rung */

/** @type {Rung[]} */
const RUNGS = ['snapshot', 'bytecode', 'stock'];

export class Rungs {
  /** @type {Rung} */
  rung = RUNGS[0];

  /** @param {string} version of Pyodide: another one is tried from the top again */
  constructor(version) {
    this.key = `python-rung-${version}`;
    try {
      const kept = sessionStorage.getItem(this.key);
      this.rung = RUNGS.find((rung) => rung === kept) ?? this.rung;
    } catch {
      // Without storage each page finds out for itself.
    }
  }

  /** Go down to the next rung; false where there is none. */
  descend() {
    const next = RUNGS[RUNGS.indexOf(this.rung) + 1];
    if (!next) return false;
    this.rung = next;
    try {
      sessionStorage.setItem(this.key, next);
    } catch {
      // As above.
    }
    return true;
  }
}
