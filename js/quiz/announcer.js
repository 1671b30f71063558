/**
 * Says things through a live region.
 */

// A screen reader tells a change of the region only if it has seen the region empty before; so a
// wrong answer that is given again is told again.
const PAUSE_MS = 60;

export class Announcer {
  /** @type {HTMLElement} */
  #region;
  /** @type {number | undefined} */
  #pending;

  /** @param {HTMLElement} region an element with `role="status"` that is in the page already */
  constructor(region) {
    this.#region = region;
  }

  /** @param {readonly (string | Node)[]} words */
  say(words) {
    this.silence();
    this.#pending = window.setTimeout(() => {
      this.#region.append(...words.flatMap((word) => [word, ' ']));
    }, PAUSE_MS);
  }

  /** Take back what was said or is about to be. */
  silence() {
    clearTimeout(this.#pending);
    this.#region.textContent = '';
  }
}
