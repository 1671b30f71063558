// Watches over the run in hand: whether the worker takes it up at all, and how long it takes.

import { limits } from '../limits.js';

/**
 * @typedef {object} Alarms
 * @property {(seconds: number, wait: () => void) => void} onLong the run has lasted so long, and
 *   goes on; after `wait` it is told again
 * @property {(seconds: number) => void} onOver the run has had all its time
 * @property {() => void} onLasting the run has lasted so long that somebody may want it stopped
 */

export class Watch {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #deaf;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #long;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #lasting;
  #began = 0;

  /**
   * @param {number | undefined} hard milliseconds that the run may take at most
   * @param {Alarms} alarms
   */
  begin(hard, { onLong, onOver, onLasting }) {
    this.end();
    this.#lasting = setTimeout(onLasting, limits.LASTING_MILLISECONDS);
    this.#began = performance.now();
    if (hard !== undefined) {
      this.#long = setTimeout(() => onOver(hard / 1000), hard);
      return;
    }
    this.#wait(onLong);
  }

  /** @param {Alarms['onLong']} onLong */
  #wait(onLong) {
    clearTimeout(this.#long);
    const tell = () => {
      const seconds = Math.round((performance.now() - this.#began) / 1000);
      onLong(seconds, () => this.#wait(onLong));
    };
    this.#long = setTimeout(tell, limits.RUN_SECONDS * 1000);
  }

  /** The worker is about to answer. @param {() => void} onDeaf it does not */
  expect(onDeaf) {
    clearTimeout(this.#deaf);
    this.#deaf = setTimeout(onDeaf, limits.ANSWER_MILLISECONDS);
  }

  /** The worker is alive. */
  answered() {
    clearTimeout(this.#deaf);
  }

  end() {
    for (const timer of [this.#deaf, this.#long, this.#lasting]) clearTimeout(timer);
  }
}
