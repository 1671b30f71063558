/**
 * What the book keeps of a reader's progress, and how it is written down. Pure.
 *
 * What is read is not trusted: another version of the book, a file or the reader may have written
 * it. What does not fit is left out, and the rest is read.
 */

/** @typedef {'right' | 'partly' | 'wrong'} Outcome */

/**
 * @typedef {object} Answer
 * @property {string} hash of the question that was answered
 * @property {unknown} response what was answered, as JSON; its shape is the question type's
 * @property {Outcome} state
 * @property {number} score from 0 to 1
 * @property {number} hints how many were seen
 */

/**
 * Times are milliseconds of UTC, and 0 where the time is not known (version 1 kept none).
 *
 * @typedef {[time: number, hash: string, state: Outcome, score: number, hints: number]} Attempt
 */

/**
 * A question, or an exercise, whose id has `exercise:` before it.
 *
 * @typedef {object} Item
 * @property {Answer | null} answer the one to be shown; null after "Try again"
 * @property {number} at when `answer` was set, by a clock that never goes back: the later one holds
 * @property {Attempt[]} attempts the newest, in the order of their times
 * @property {number} count of all attempts, those too that are no longer in `attempts`
 * @property {number} first time of the first attempt; 0 where there was none
 */

/**
 * @typedef {object} Progress
 * @property {number} cleared when everything was deleted last, by a clock that never goes back
 * @property {Map<string, Item>} items by id
 * @property {Map<string, number>} pages when each page was read first, by its path in the book
 */

/** @typedef {(id: string, reason: string) => void} Refuse hears of what is left out */

export const VERSION = 2;

/** Attempts that are kept of an item; the older ones are only counted. */
export const MOST_ATTEMPTS = 100;

const MOST_ITEMS = 5000;
const HIGHEST_COUNT = 1e9;
const LONGEST_ID = 200;
/** Characters of a response, as JSON. */
const LONGEST_RESPONSE = 4096;
/** Characters that are read at all; a book comes to a tenth of it. */
export const LONGEST_TEXT = 4_000_000;
/** The last millisecond that a Date can hold. */
export const LAST_TIME = 8.64e15;

const OUTCOMES = ['right', 'partly', 'wrong'];

/** @returns {Progress} */
export function nothing() {
  return { cleared: 0, items: new Map(), pages: new Map() };
}

/**
 * The same progress gives the same text.
 *
 * @param {Progress} progress
 * @returns {string}
 */
export function serialise({ cleared, items, pages }) {
  return JSON.stringify({
    version: VERSION,
    cleared,
    items: sorted(items),
    pages: sorted(pages),
  });
}

/**
 * @template T
 * @param {Map<string, T>} map
 */
const sorted = (map) => Object.fromEntries([...map].sort(([a], [b]) => (a < b ? -1 : 1)));

/**
 * Read what `serialise` wrote, or version 1 of it. The version is 0 where the text is none of
 * these; where it is later than ours, nothing is read, and the text is to be left alone.
 *
 * @param {string | null} text
 * @param {Refuse} [refuse]
 * @returns {{ version: number, progress: Progress }}
 */
export function parse(text, refuse = () => {}) {
  const progress = nothing();
  const data = json(text);
  const version = isObject(data) && Number.isInteger(data.version) ? Number(data.version) : 0;
  if (!isObject(data) || version < 1 || version > VERSION) return { version, progress };
  if (Array.isArray(data.items)) return { version: 0, progress };
  const items = version === 1 ? upgraded(data.quizzes) : data.items;
  for (const [id, value] of entries(items)) {
    const item = readItem(value);
    if (typeof item === 'string') refuse(id, item);
    else if (id.length > LONGEST_ID) refuse(id, 'its name is too long');
    else if (progress.items.size >= MOST_ITEMS) refuse(id, 'there are too many');
    else progress.items.set(id, item);
  }
  for (const [path, time] of entries(data.pages)) {
    if (!isTime(time)) refuse(path, 'its time is none');
    else if (path.length > LONGEST_ID) refuse(path, 'its name is too long');
    else if (progress.pages.size >= MOST_ITEMS) refuse(path, 'there are too many');
    else progress.pages.set(path, time);
  }
  if (isTime(data.cleared)) progress.cleared = data.cleared;
  return { version, progress };
}

/**
 * @param {unknown} value
 * @returns {Item | string} a string says what is wrong
 */
function readItem(value) {
  if (!isObject(value)) return 'it has no content';
  const { answer, at, attempts, count, first } = value;
  if (!isTime(at) || !isTime(first) || !isCount(count) || !Array.isArray(attempts)) {
    return 'it is damaged';
  }
  const read = attempts.filter(isAttempt).sort(inOrder).slice(-MOST_ATTEMPTS);
  const sound = isAnswer(answer);
  if (!sound && answer !== null && read.length === 0) return 'it is damaged or too long';
  const total = Math.max(Math.min(count, HIGHEST_COUNT), read.length);
  return {
    answer: sound ? only(answer) : null,
    at,
    attempts: read.map(([time, hash, state, score, hints]) => [time, hash, state, score, hints]),
    count: total,
    first: total > 0 ? first : 0,
  };
}

/**
 * The answers of version 1, which knew choices and no times.
 *
 * @param {unknown} quizzes
 */
function upgraded(quizzes) {
  return Object.fromEntries(
    entries(quizzes).map(([id, value]) => {
      if (!isObject(value) || !Array.isArray(value.chosen)) return [id, null];
      const { hash, chosen, state } = value;
      const score = state === 'right' ? 1 : 0;
      const answer = { hash, response: chosen, state, score, hints: 0 };
      return [id, { answer, at: 0, attempts: [[0, hash, state, score, 0]], count: 1, first: 0 }];
    }),
  );
}

/**
 * @param {Answer} answer
 * @returns {Answer} without what else the object may have
 */
export function only({ hash, response, state, score, hints }) {
  return { hash, response, state, score, hints };
}

/**
 * By time, and then by content, so that the order is the same everywhere.
 *
 * @param {Attempt} a
 * @param {Attempt} b
 */
export function inOrder(a, b) {
  return a[0] - b[0] || (`${a}` < `${b}` ? -1 : 1);
}

/**
 * @param {unknown} value
 * @returns {value is Answer}
 */
export function isAnswer(value) {
  if (!isObject(value)) return false;
  const { hash, response, state, score, hints } = value;
  return isResult(hash, state, score, hints) && isResponse(response);
}

/** @param {unknown} response */
function isResponse(response) {
  try {
    return (JSON.stringify(response)?.length ?? Number.POSITIVE_INFINITY) <= LONGEST_RESPONSE;
  } catch {
    // Nested deeper than can be written.
    return false;
  }
}

/**
 * @param {unknown} value
 * @returns {value is Attempt}
 */
function isAttempt(value) {
  if (!Array.isArray(value)) return false;
  const [time, ...result] = value;
  return isTime(time) && isResult(...result);
}

/** @param {unknown[]} result */
function isResult(...[hash, state, score, hints]) {
  return (
    typeof hash === 'string' &&
    hash.length <= LONGEST_ID &&
    OUTCOMES.includes(/** @type {string} */ (state)) &&
    typeof score === 'number' &&
    score >= 0 &&
    score <= 1 &&
    isCount(hints)
  );
}

/**
 * @param {unknown} value
 * @returns {value is number}
 */
function isCount(value) {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

/**
 * @param {unknown} value
 * @returns {value is number}
 */
function isTime(value) {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= LAST_TIME;
}

/**
 * @param {string | null} text
 * @returns {unknown}
 */
function json(text) {
  try {
    return text === null || text.length > LONGEST_TEXT ? null : JSON.parse(text);
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

/** @param {unknown} value */
const entries = (value) => Object.entries(isObject(value) ? value : {});
