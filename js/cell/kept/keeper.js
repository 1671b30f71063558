// Keeps a reader's edit of one cell across visits, and asks before one edit takes another's place:
// when the author has changed the cell, and when another tab has changed it too.

import { fingerprint, readEdit, writeEdit } from './record.js';

/**
 * The cell, as far as this needs it.
 * @typedef {object} Cell
 * @property {string} source
 * @property {string} original the author's code
 *
 * @typedef {{ text: string, choices: Record<string, () => void>, other?: string }} Question `other`:
 *   code to compare with what the cell shows
 *
 * @typedef {object} Reader
 * @property {(kind: string, question: Question) => void} ask
 * @property {(kind: string) => void} settle takes a question back
 * @property {(kind: string, text: string) => void} warn tells once in a visit
 */

const GARBLED = 'What this browser kept of your edit cannot be read; you see the author’s code.';
const REFUSED = 'This browser does not keep your edits: they are lost when the page is closed.';

export class Keeper {
  #cell;
  #key;
  #storage;
  #reader;
  /** The entry as this tab last saw it. @type {string | null} */
  #seen = null;
  /** Fingerprint of the author's code that the edit was made from. */
  #base;
  /** Whether the reader has edited the code in this tab. */
  #own = false;
  /** Whether another tab's edit waits for the reader's choice. */
  #disputed = false;
  #putting = false;
  /** The code as this last saw it. */
  #shown;

  /**
   * @param {Cell} cell
   * @param {string} key
   * @param {() => Storage} storage may throw, and so may what it gives
   * @param {Reader} reader
   */
  constructor(cell, key, storage, reader) {
    this.#cell = cell;
    this.#key = key;
    this.#storage = storage;
    this.#reader = reader;
    this.#base = fingerprint(cell.original);
    this.#shown = cell.source;
  }

  /** Bring back what is kept. @param {boolean} own whether the reader has already typed */
  restore(own) {
    const raw = this.#get();
    this.#seen = raw;
    const edit = readEdit(raw);
    if (raw !== null && !edit) this.#reader.warn('garbled', GARBLED);
    this.#own = own;
    if (!edit || edit.source === this.#cell.original) return;
    if (own) {
      if (edit.source !== this.#cell.source) this.#dispute(edit);
      return;
    }
    this.#put(edit.source);
    if (edit.base === this.#base) this.#tellKept();
    else this.#askAuthor(edit.base);
  }

  /** The code has changed; whether by the reader. */
  edited() {
    const { source } = this.#cell;
    // The editor says so too when it takes over the text.
    if (source === this.#shown) return;
    this.#shown = source;
    if (this.#putting) return;
    this.#own = true;
    this.#reader.settle('kept');
    this.#reader.settle('undo');
  }

  /** Write what the reader has made, unless it would take another tab's edit away. */
  save() {
    if (!this.#own || this.#disputed) return;
    const { source, original } = this.#cell;
    const raw = this.#get();
    const there = readEdit(raw);
    if (raw !== this.#seen && there && there.source !== source) {
      this.#dispute(there);
      return;
    }
    if (source === original) {
      this.#base = fingerprint(original);
      this.#reader.settle('author');
      this.#set(null);
    } else {
      this.#set({ source, base: this.#base });
    }
  }

  /** Another tab may have written: see what is kept now. */
  look() {
    const raw = this.#get();
    if (raw === this.#seen) return;
    const edit = readEdit(raw);
    if (!edit || edit.source === this.#cell.source) {
      // What the other tab gave up stays here, on the page.
      this.#seen = raw;
      return;
    }
    if (this.#own) this.#dispute(edit);
    else {
      this.#seen = raw;
      this.#base = edit.base;
      this.#put(edit.source);
      this.#tellKept('Your code, as you have just changed it in another tab.');
    }
  }

  #tellKept(text = 'Your code, kept on this device. Reset brings the author’s back.') {
    this.#reader.ask('kept', { text, choices: {}, other: this.#cell.original });
  }

  /** @param {string} base */
  #askAuthor(base) {
    this.#base = base;
    const { original } = this.#cell;
    const settle = () => {
      this.#own = true;
      this.#base = fingerprint(original);
      this.#reader.settle('author');
    };
    this.#reader.ask('author', {
      text: 'The author has changed this cell since you edited it. You see your code.',
      other: original,
      choices: {
        'Keep mine': () => {
          settle();
          this.save();
        },
        'Take the new one': () => {
          settle();
          const mine = this.#cell.source;
          this.#put(original);
          this.save();
          this.offerUndo(mine);
        },
      },
    });
  }

  /** @param {import('./record.js').Edit} theirs */
  #dispute(theirs) {
    this.#disputed = true;
    const settle = () => {
      this.#disputed = false;
      this.#seen = this.#get();
      this.#reader.settle('tabs');
    };
    this.#reader.ask('tabs', {
      text: 'You have edited this cell in another tab too. Until you choose, the edit of that tab is the one that is kept.',
      other: theirs.source,
      choices: {
        'Keep this tab’s': () => {
          settle();
          this.save();
        },
        'Take the other tab’s': () => {
          settle();
          const mine = this.#cell.source;
          this.#own = false;
          this.#base = theirs.base;
          this.#put(readEdit(this.#seen)?.source ?? theirs.source);
          this.offerUndo(mine);
        },
      },
    });
  }

  /** Other code has taken the place of the reader's. @param {string} mine */
  offerUndo(mine) {
    this.#reader.ask('undo', {
      text: 'Your code was replaced.',
      other: mine,
      choices: {
        Undo: () => {
          this.#reader.settle('undo');
          this.#cell.source = mine;
          this.save();
        },
      },
    });
  }

  /** Change the code without its being the reader's edit. @param {string} source */
  #put(source) {
    this.#putting = true;
    this.#shown = source;
    this.#cell.source = source;
    this.#putting = false;
  }

  #get() {
    try {
      return this.#storage().getItem(this.#key);
    } catch {
      return null;
    }
  }

  /** @param {import('./record.js').Edit | null} edit */
  #set(edit) {
    try {
      const raw = edit && writeEdit(edit);
      if (raw === null) this.#storage().removeItem(this.#key);
      else this.#storage().setItem(this.#key, raw);
      this.#seen = raw;
    } catch {
      this.#reader.warn('refused', REFUSED);
    }
  }
}
