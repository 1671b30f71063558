/**
 * What an exercise leaves in the progress store: which checks were passed. The code itself is kept
 * with its cell.
 */

import { bookProgress } from '../progress/book.js';

/**
 * @typedef {import('./findings.js').State} State
 * @typedef {{ passed: string[], state: State }} Kept
 */

/** @param {string} name */
const key = (name) => `exercise:${name}`;

export class KeptResult {
  #name;
  #hash;
  #checks;

  /**
   * @param {string} name of the exercise
   * @param {string} hash changes with the checks
   * @param {string[]} checks
   */
  constructor(name, hash, checks) {
    this.#name = name;
    this.#hash = hash;
    this.#checks = checks;
  }

  /** @returns {Kept | null} null where nothing fits these checks */
  read() {
    const answer = bookProgress().answer(key(this.#name));
    if (answer?.hash !== this.#hash) return null;
    return {
      passed: this.#checks.filter((_, i) => answer.chosen.includes(i)),
      state: answer.state,
    };
  }

  /**
   * Keep a result, unless a better one is there: what was passed once stays passed.
   * @param {Exclude<State, 'open'>} state
   * @param {string[]} passed
   */
  write(state, passed) {
    if (passed.length === 0 || this.read()?.state === 'right') return;
    const chosen = passed.map((check) => this.#checks.indexOf(check));
    bookProgress().keep(key(this.#name), { hash: this.#hash, chosen, state });
  }

  /** @param {() => void} listener @param {AbortSignal} signal */
  watch(listener, signal) {
    signal.addEventListener('abort', bookProgress().subscribe(listener));
  }
}
