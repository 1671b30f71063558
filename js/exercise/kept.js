/**
 * What an exercise leaves in the progress store: which checks were passed. The code itself is kept
 * with its cell.
 */

import { fingerprint } from '../cell/kept/record.js';
import { bookProgress } from '../progress/book.js';

/**
 * @typedef {Exclude<import('./findings.js').State, 'open'>} State
 * What was passed, and by which code.
 * @typedef {{ passed: string[], state: State, code: string }} Kept
 */

/** Begins the part of a response that tells which code was checked; no check is called so. */
const CODE = 'code ';

/** @param {string} source */
export const codeOf = (source) => CODE + fingerprint(source);

export class KeptResult {
  #id;
  #hash;
  #checks;

  /**
   * @param {string} name of the exercise
   * @param {string} hash changes with the checks
   * @param {string[]} checks
   */
  constructor(name, hash, checks) {
    this.#id = `exercise:${name}`;
    this.#hash = hash;
    this.#checks = checks;
  }

  /** @returns {Kept | null} null where nothing fits these checks */
  read() {
    const answer = bookProgress().answer(this.#id);
    if (answer?.hash !== this.#hash || !Array.isArray(answer.response)) return null;
    const { response, state } = answer;
    const code = response.find((part) => String(part).startsWith(CODE)) ?? '';
    return { passed: this.#checks.filter((check) => response.includes(check)), state, code };
  }

  /**
   * Keep a result, unless the exercise was solved before: what was passed once stays passed.
   * @param {State} state
   * @param {string[]} passed
   * @param {number} hints how many were seen
   * @param {string} source that was checked
   */
  write(state, passed, hints, source) {
    if (this.read()?.state === 'right') return;
    const score = passed.length / this.#checks.length;
    const response = [...passed, codeOf(source)];
    bookProgress().keep(this.#id, { hash: this.#hash, response, state, score, hints });
  }

  /** @param {() => void} listener @param {AbortSignal} signal */
  watch(listener, signal) {
    signal.addEventListener('abort', bookProgress().subscribe(listener));
  }
}
