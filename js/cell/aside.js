// What stands beside the code of a cell: the reader's kept edit, and code that came by a link. It is
// loaded when there is something of it; until then this waits.

import { lazy } from '../lazy.js';
import { editKey, hasEdit } from './kept/key.js';
import { fingerprint, writeEdit } from './kept/record.js';
import { PREFIX } from './link/prefix.js';

const NO_SHARING = 'Sharing could not be loaded. Press Share to try again.';
const NO_LINK = 'The code of this link could not be loaded. Reload the page to try again.';

/** Milliseconds without a change after which an edit is kept. */
const PAUSE = 300;

/**
 * @typedef {HTMLElement & { source: string, original: string, say: (text: string) => void,
 *   runOnce: (source: string, code: import('./ending.js').Shown) => Promise<unknown>, stop: () => void }} Cell
 * @typedef {import('./desk.js').Desk} Desk
 */

export class Aside {
  #cell;
  /** The code when the cell came, which the reader has not typed. */
  #initial;
  /** @type {Promise<Desk | null> | null} */
  #loading = null;
  /** @type {Desk | null} */
  #desk = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** What was kept of an edit before there was a desk. @type {string | null} */
  #first = null;
  #gone = new AbortController();

  /** @param {Cell} cell */
  constructor(cell) {
    this.#cell = cell;
    this.#initial = cell.source;
    const { signal } = this.#gone;
    addEventListener('hashchange', () => this.#look(), { signal });
    addEventListener('storage', () => this.#meet(), { signal });
    addEventListener('pageshow', ({ persisted }) => persisted && this.#meet(), { signal });
    addEventListener('pagehide', () => this.#save(), { signal });
    if (hasEdit(cell.id)) void this.#load();
    this.#look();
  }

  /** @returns {Promise<Desk | null>} null where it cannot be had, or the cell has gone meanwhile */
  #load() {
    this.#loading ??= lazy(() => import('./desk.js')).then(
      ({ Desk }) => {
        if (this.#gone.signal.aborted) return null;
        // Else the desk would take what this has kept for another tab's edit.
        if (this.#first) this.#saveFirst();
        this.#desk = new Desk(this.#cell, this.#cell.source !== this.#initial);
        return this.#desk;
      },
      () => {
        this.#loading = null;
        return null;
      },
    );
    return this.#loading;
  }

  /** Another tab, or this page before it was left, may have changed what is kept. */
  #meet() {
    if (this.#desk) this.#desk.keeper.look();
    else if (hasEdit(this.#cell.id)) void this.#load();
  }

  #look() {
    const { hash } = location;
    const linked = hash.startsWith(PREFIX);
    if (linked || this.#desk) void this.#open(linked ? hash : '');
  }

  /** @param {string} fragment */
  async #open(fragment) {
    const desk = await this.#load();
    if (desk) await desk.open(fragment);
    else if (fragment.includes(`.${this.#cell.id}.`)) this.#tell(NO_LINK);
  }

  /** @param {string} text */
  #tell(text) {
    if (!this.#gone.signal.aborted) this.#cell.say(text);
  }

  /** The code of the cell has changed. */
  edited() {
    if (this.#cell.source === this.#initial && !this.#desk) return;
    this.#desk?.keeper.edited();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#load().then(() => this.#save()), PAUSE);
  }

  #save() {
    clearTimeout(this.#timer);
    if (this.#desk) this.#desk.keeper.save();
    else this.#saveFirst();
  }

  /** An edit whose keeper has not come, of a reader who may leave. */
  #saveFirst() {
    const { id, source, original } = this.#cell;
    if (source === this.#initial || source === original) return;
    try {
      if (localStorage.getItem(editKey(id)) !== this.#first) return;
      const edit = writeEdit({ source, base: fingerprint(original) });
      localStorage.setItem(editKey(id), edit);
      this.#first = edit;
    } catch {
      // Told by the keeper, when it comes.
    }
  }

  /** Reset has taken `mine` away. @param {string} mine */
  async replaced(mine) {
    if (mine === this.#cell.source) return;
    (await this.#load())?.keeper.offerUndo(mine);
  }

  async share() {
    const desk = await this.#load();
    if (desk) await desk.share();
    else this.#tell(NO_SHARING);
  }

  release() {
    this.#save();
    this.#gone.abort();
    this.#desk?.release();
  }
}
