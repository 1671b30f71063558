/**
 * The hints of a question, shown one after another.
 */

import { spoken, unseal } from './sealed.js';

export class Hints {
  #element;
  #say;
  /** Whether a hint can be asked for in the question's state. */
  #offered = true;

  /**
   * @param {HTMLElement} element
   * @param {AbortSignal} signal
   * @param {(words: (string | Node)[]) => void} say
   */
  constructor(element, signal, say) {
    this.#element = element;
    this.#say = say;
    this.#button?.addEventListener('click', () => this.#next(), { signal });
  }

  /** @returns {HTMLButtonElement | null} */
  get #button() {
    return this.#element.querySelector('button[data-part="step"]');
  }

  /** @returns {HTMLElement | null} */
  get #list() {
    return this.#element.querySelector('[data-part="hints"]');
  }

  get #count() {
    return this.#element.querySelectorAll('template[data-part="step"]').length;
  }

  /** How many hints are in sight. */
  get shown() {
    return this.#list?.children.length ?? 0;
  }

  /** Show as many hints as `count`, and no more. */
  show(/** @type {number} */ count) {
    const list = this.#list;
    if (!list) return;
    while (this.shown > count) list.lastElementChild?.remove();
    while (this.shown < Math.min(count, this.#count)) {
      const hint = document.createElement('li');
      const step = `[data-part="step"][data-step="${this.shown}"]`;
      hint.innerHTML = unseal(this.#element, step) ?? '';
      list.append(hint);
    }
    list.hidden = this.shown === 0;
    this.#update();
  }

  /** Let the reader ask for hints, or not. */
  offer(/** @type {boolean} */ offered) {
    this.#offered = offered;
    this.#update();
  }

  #update() {
    const button = this.#button;
    if (!button) return;
    const { shown } = this;
    button.textContent =
      shown === 0 ? 'Hint' : `Next hint (${Math.min(shown + 1, this.#count)} of ${this.#count})`;
    button.hidden = !this.#offered || shown === this.#count;
  }

  #next() {
    this.show(this.shown + 1);
    const newest = this.#list?.lastElementChild;
    if (newest) this.#say([`Hint ${this.shown} of ${this.#count}:`, spoken(newest)]);
    // The last hint takes the button away, and the focus must not go with it.
    const check = this.#element.querySelector('button[data-part="check"]');
    if (this.#button?.hidden && check instanceof HTMLElement) check.focus();
  }
}
