/**
 * What the reader has answered and read, kept in the browser under one key as versioned JSON.
 *
 * Storage is injected and may be missing, full or forbidden; then progress lasts until the book is
 * left. Several tabs write under the same key: what is there is merged, never replaced.
 */

import { merged, mergedItem, united } from './merge.js';
import { isAnswer, LAST_TIME, nothing, only, parse, serialise, VERSION } from './record.js';

/**
 * @typedef {import('./record.js').Answer} Answer
 * @typedef {import('./record.js').Item} Item
 * @typedef {import('./record.js').Progress} Progress
 */

/** @typedef {Map<string, Answer>} Answers by the id of the question */

export class ProgressStore {
  /** @type {string} */
  #key;
  /** @type {() => Storage | null} */
  #storage;
  /** @type {() => number} */
  #now;
  #progress = nothing();
  /** @type {Set<() => void>} */
  #listeners = new Set();
  #refused = false;
  /** Whether there was something under the key; when it is gone, the reader has cleared it. */
  #found = false;

  /** Whether a reader was told that nothing is kept; it is said once. */
  refusalTold = false;

  /**
   * @param {string} key
   * @param {() => Storage | null} storage asked each time, since asking can throw
   * @param {EventTarget} [events] where `storage` events tell of other tabs
   * @param {() => number} [now]
   */
  constructor(key, storage, events, now = Date.now) {
    this.#key = key;
    this.#storage = storage;
    this.#now = () => Math.max(1, now());
    this.#load();
    events?.addEventListener('storage', (event) => {
      const { key: changed } = /** @type {StorageEvent} */ (event);
      // A null key says that everything was cleared.
      if (changed !== this.#key && changed !== null) return;
      // Two tabs that wrote at the same instant: what the other did not see is written again.
      if (this.#load()) this.#write();
      this.#tell();
    });
  }

  /** Whether the last attempt to read or keep progress was refused. */
  get refused() {
    return this.#refused;
  }

  /** All that is known; not to be changed by the caller. */
  get progress() {
    return this.#progress;
  }

  /**
   * @param {string} id
   * @returns {Answer | null}
   */
  answer(id) {
    return this.#progress.items.get(id)?.answer ?? null;
  }

  /**
   * Count an attempt, whose answer is the one to be shown. A response that is too long is counted
   * and not kept.
   *
   * @param {string} id
   * @param {Answer} answer
   * @returns {boolean} whether it will be there at the next visit
   */
  keep(id, answer) {
    return this.#change(({ items }) => {
      const item = items.get(id);
      const { hash, state, score, hints } = answer;
      let time = this.#now();
      while (item?.attempts.some(([taken]) => taken === time)) time++;
      /** @type {Item} */
      const attempt = {
        answer: isAnswer(answer) ? only(answer) : null,
        at: this.#after(item?.at),
        attempts: [[time, hash, state, score, hints]],
        count: (item?.count ?? 0) + 1,
        first: time,
      };
      items.set(id, item ? mergedItem(item, attempt) : attempt);
    });
  }

  /**
   * Show no answers to these questions any more. The attempts stay.
   *
   * @param {readonly string[]} ids
   * @returns {Answers} what was shown
   */
  forget(ids) {
    /** @type {Answers} */
    const forgotten = new Map();
    this.#change(({ items }) => {
      for (const id of ids) {
        const item = items.get(id);
        if (!item?.answer) continue;
        forgotten.set(id, item.answer);
        items.set(id, { ...item, answer: null, at: this.#after(item.at) });
      }
    });
    return forgotten;
  }

  /**
   * Show answers again that `forget` gave. They are no new attempts.
   *
   * @param {Answers} answers
   * @returns {boolean} whether they will be there at the next visit
   */
  restore(answers) {
    return this.#change(({ items }) => {
      for (const [id, answer] of answers) {
        const item = items.get(id) ?? { at: 0, attempts: [], count: 0, first: 0 };
        items.set(id, { ...item, answer, at: this.#after(item.at) });
      }
    });
  }

  /**
   * @param {string} path of the page in the book
   * @returns {boolean} whether it will be known at the next visit
   */
  keepPage(path) {
    return this.#change(({ pages }) => {
      if (!pages.has(path)) pages.set(path, this.#now());
    });
  }

  /**
   * Take in what a file or an earlier moment had. Nothing that is known is lost.
   *
   * @param {Progress} other
   * @returns {boolean} whether it will be there at the next visit
   */
  add(other) {
    return this.#change((progress) => Object.assign(progress, united(progress, other)));
  }

  /**
   * Delete everything, in the other tabs too.
   *
   * @returns {Progress} what was there, for `add`
   */
  clear() {
    /** @type {Progress | undefined} */
    let before;
    this.#change((progress) => {
      before = { ...progress };
      Object.assign(progress, nothing(), { cleared: this.#after(progress.cleared) });
    });
    return before ?? nothing();
  }

  /**
   * @param {() => void} listener called after every change, here or in another tab
   * @returns {() => void} ends the subscription
   */
  subscribe(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Later than `time`, even if the clock was set back. */
  #after(time = 0) {
    return Math.min(Math.max(this.#now(), time + 1), LAST_TIME);
  }

  /**
   * @param {(progress: Progress) => void} edit
   * @returns {boolean}
   */
  #change(edit) {
    // Another tab may have written since.
    this.#load();
    edit(this.#progress);
    this.#write();
    this.#tell();
    return !this.#refused;
  }

  /** @returns {boolean} whether storage lacks something that is known here */
  #load() {
    try {
      const text = this.#storage()?.getItem(this.#key) ?? null;
      const { version, progress } = parse(text);
      if (text === null && this.#found && !this.#refused) this.#progress = nothing();
      this.#found = text !== null;
      if (version > VERSION) return false;
      this.#progress = merged(this.#progress, progress);
      return text !== null && serialise(progress) !== serialise(this.#progress);
    } catch {
      this.#refused = true;
      return false;
    }
  }

  #write() {
    try {
      const storage = this.#storage();
      if (!storage || parse(storage.getItem(this.#key)).version > VERSION) {
        throw new Error('no storage to write');
      }
      storage.setItem(this.#key, serialise(this.#progress));
      this.#found = true;
      this.#refused = false;
    } catch {
      this.#refused = true;
    }
  }

  #tell() {
    for (const listener of [...this.#listeners]) listener();
  }
}
