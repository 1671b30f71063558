/**
 * What an exercise leaves in the progress store: which checks were passed. The code itself is kept
 * with its cell.
 */

import { bookProgress } from '../progress/book.js';

/**
 * @typedef {Exclude<import('./findings.js').State, 'open'>} State
 * @typedef {{ passed: string[], state: State }} Kept
 */

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
    return { passed: this.#checks.filter((check) => response.includes(check)), state };
  }

  /**
   * Keep a result, unless the exercise was solved before: what was passed once stays passed.
   * @param {State} state
   * @param {string[]} passed
   * @param {number} hints how many were seen
   */
  write(state, passed, hints) {
    if (this.read()?.state === 'right') return;
    const score = passed.length / this.#checks.length;
    bookProgress().keep(this.#id, { hash: this.#hash, response: passed, state, score, hints });
  }

  /** @param {() => void} listener @param {AbortSignal} signal */
  watch(listener, signal) {
    signal.addEventListener('abort', bookProgress().subscribe(listener));
  }
}
