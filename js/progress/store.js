/**
 * What the reader has answered, kept in the browser under one key as versioned JSON.
 *
 * Storage is injected and may be missing, full or forbidden; then answers last until the book is
 * left. What is read is not trusted: another version of the book or the reader may have written it.
 */

/**
 * @typedef {object} Answer
 * @property {string} hash of the question that was answered
 * @property {unknown} response what was answered, as JSON; its shape is the question type's
 * @property {'right' | 'partly' | 'wrong'} state
 * @property {number} score from 0 to 1
 * @property {number} hints how many were seen
 */

/** @typedef {Map<string, Answer>} Answers by the id of the quiz */

export const VERSION = 2;

/** Characters of a response, as JSON. */
const LONGEST_RESPONSE = 4096;

export class ProgressStore {
  /** @type {string} */
  #key;
  /** @type {() => Storage | null} */
  #storage;
  /** @type {Answers} */
  #answers = new Map();
  /** @type {Set<() => void>} */
  #listeners = new Set();
  #refused = false;

  /** Whether a reader was told that nothing is kept; it is said once. */
  refusalTold = false;

  /**
   * @param {string} key
   * @param {() => Storage | null} storage asked each time, since asking can throw
   * @param {EventTarget} [events] where `storage` events tell of other tabs
   */
  constructor(key, storage, events) {
    this.#key = key;
    this.#storage = storage;
    this.#load();
    events?.addEventListener('storage', (event) => {
      const { key: changed } = /** @type {StorageEvent} */ (event);
      // A null key says that everything was cleared.
      if (changed !== this.#key && changed !== null) return;
      this.#load();
      this.#tell();
    });
  }

  /** Whether the last attempt to read or keep answers was refused. */
  get refused() {
    return this.#refused;
  }

  /**
   * @param {string} id
   * @returns {Answer | null}
   */
  answer(id) {
    return this.#answers.get(id) ?? null;
  }

  /**
   * @param {string} id
   * @param {Answer} answer
   * @returns {boolean} whether it will be there at the next visit
   */
  keep(id, answer) {
    return this.restore(new Map([[id, answer]]));
  }

  /**
   * Put answers back that `forget` gave.
   *
   * @param {Answers} answers
   * @returns {boolean} whether they will be there at the next visit
   */
  restore(answers) {
    return this.#change((all) => {
      for (const [id, answer] of answers) all.set(id, answer);
    });
  }

  /**
   * @param {readonly string[]} ids
   * @returns {Answers} what was forgotten
   */
  forget(ids) {
    /** @type {Answers} */
    const forgotten = new Map();
    this.#change((all) => {
      for (const id of ids) {
        const answer = all.get(id);
        if (answer) forgotten.set(id, answer);
        all.delete(id);
      }
    });
    return forgotten;
  }

  /**
   * @param {() => void} listener called after every change, here or in another tab
   * @returns {() => void} ends the subscription
   */
  subscribe(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * @param {(answers: Answers) => void} edit
   * @returns {boolean}
   */
  #change(edit) {
    // Another tab may have written since; but what was refused is only in memory.
    if (!this.#refused) this.#load();
    edit(this.#answers);
    try {
      const storage = this.#storage();
      if (!storage || isNewer(storage.getItem(this.#key))) throw new Error('no storage to write');
      storage.setItem(this.#key, serialise(this.#answers));
      this.#refused = false;
    } catch {
      this.#refused = true;
    }
    this.#tell();
    return !this.#refused;
  }

  #load() {
    try {
      this.#answers = parse(this.#storage()?.getItem(this.#key) ?? null);
    } catch {
      this.#refused = true;
    }
  }

  #tell() {
    for (const listener of [...this.#listeners]) listener();
  }
}

/**
 * @param {Answers} answers
 * @returns {string}
 */
export function serialise(answers) {
  return JSON.stringify({ version: VERSION, quizzes: Object.fromEntries(answers) });
}

/**
 * Read stored text. What is not an answer is dropped; damaged text counts as none.
 *
 * @param {string | null} text
 * @returns {Answers}
 */
export function parse(text) {
  const data = json(text);
  const known = isObject(data) && (data.version === VERSION || data.version === 1);
  const quizzes = known && isObject(data.quizzes) ? Object.entries(data.quizzes) : [];
  return new Map(
    quizzes
      .map(isObject(data) && data.version === 1 ? upgraded : (entry) => entry)
      .filter(hasAnswer),
  );
}

/**
 * An entry of version 1, which knew choices only.
 *
 * @param {[string, unknown]} entry
 * @returns {[string, unknown]}
 */
function upgraded([id, value]) {
  if (!isObject(value) || !Array.isArray(value.chosen)) return [id, null];
  const { hash, chosen, state } = value;
  return [id, { hash, response: chosen, state, score: state === 'right' ? 1 : 0, hints: 0 }];
}

/**
 * Whether a later version of the book has written `text`, which must then be left alone.
 *
 * @param {string | null} text
 */
function isNewer(text) {
  const data = json(text);
  return isObject(data) && typeof data.version === 'number' && data.version > VERSION;
}

/**
 * @param {string | null} text
 * @returns {unknown}
 */
function json(text) {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * @param {[string, unknown]} entry
 * @returns {entry is [string, Answer]}
 */
function hasAnswer(entry) {
  const value = entry[1];
  if (!isObject(value)) return false;
  const { hash, response, state, score, hints } = value;
  return (
    typeof hash === 'string' &&
    response !== undefined &&
    response !== null &&
    JSON.stringify(response).length <= LONGEST_RESPONSE &&
    (state === 'right' || state === 'partly' || state === 'wrong') &&
    typeof score === 'number' &&
    score >= 0 &&
    score <= 1 &&
    Number.isInteger(hints) &&
    Number(hints) >= 0
  );
}
