// Keeps a reader's edit of one cell across visits, and asks before one edit takes another's place:
// when the author has changed the cell, and when another tab has changed it too.

import { fingerprint, readEdit, writeEdit } from './record.js';

/**
 * @typedef {import('./record.js').Edit} Edit
 *
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
  /**
   * What the reader had when the author's change was found, until they choose: typing on, undo in the
   * editor and Reset are no choice.
   * @type {string | null}
   */
  #before = null;
  /** Whether the question about the author's change offers `#before`. */
  #offered = false;
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
    if (!edit || (edit.source === this.#cell.original && edit.before === undefined)) return;
    if (!own) this.#put(edit.source);
    if (this.#isOlder(edit)) this.#askAuthor(edit);
    else if (!own) this.#tellKept();
    else if (edit.source !== this.#cell.source) this.#dispute(edit);
  }

  /** Whether the author has changed the cell since, and the reader has not chosen. @param {Edit} edit */
  #isOlder({ base, before }) {
    return base !== fingerprint(this.#cell.original) || before !== undefined;
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
    // What is said of the author's change may not fit any more.
    if (this.#before !== null && this.#offered !== (source !== this.#before)) this.#tellAuthor();
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
    const before = this.#before ?? undefined;
    if (before !== undefined && before !== source) {
      this.#set({ source, base: this.#base, before });
    } else if (source === original) {
      this.#base = fingerprint(original);
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
      if (edit && this.#before !== null && !this.#isOlder(edit)) this.#chosen();
      return;
    }
    if (this.#own) this.#dispute(edit);
    else {
      this.#seen = raw;
      this.#adopt(edit);
      this.#tellKept('Your code, as you have just changed it in another tab.');
    }
  }

  #tellKept(text = 'Your code, kept on this device. Reset brings the author’s back.') {
    this.#reader.ask('kept', { text, choices: {}, other: this.#cell.original });
  }

  /** Show what another tab has kept, with the question that is open there. @param {Edit} edit */
  #adopt(edit) {
    this.#put(edit.source);
    if (this.#isOlder(edit)) this.#askAuthor(edit);
    else this.#chosen();
  }

  /** @param {Edit} edit */
  #askAuthor({ source, base, before = source }) {
    this.#base = base;
    this.#before = before;
    this.#tellAuthor();
  }

  #tellAuthor() {
    const { original, source } = this.#cell;
    const before = this.#before ?? source;
    this.#offered = source !== before;
    const choose = () => {
      this.#own = true;
      this.#chosen();
    };
    const choices = {
      'Keep mine': () => {
        choose();
        this.save();
      },
      'Take the new one': () => {
        choose();
        const mine = this.#cell.source;
        this.#put(original);
        this.save();
        this.offerUndo(mine);
      },
    };
    const bringBack = () => {
      const mine = this.#cell.source;
      this.#own = true;
      this.#put(before);
      this.#tellAuthor();
      this.save();
      this.offerUndo(mine);
    };
    this.#reader.ask('author', {
      text: this.#offered
        ? 'The author has changed this cell since you edited it, and you have changed your code again. What you had is kept beside it until you choose.'
        : 'The author has changed this cell since you edited it. You see your code.',
      other: original,
      choices: this.#offered ? { ...choices, 'Bring back what I had': bringBack } : choices,
    });
  }

  /** The edit is one of the author's code as it is now. */
  #chosen() {
    this.#base = fingerprint(this.#cell.original);
    this.#before = null;
    this.#reader.settle('author');
  }

  /** @param {Edit} theirs */
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
          this.#adopt(readEdit(this.#seen) ?? theirs);
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

  /** @param {Edit | null} edit */
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
