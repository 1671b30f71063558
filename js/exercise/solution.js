/**
 * The solution, shown when the reader has said twice that they want it, or has solved the exercise.
 */

import { element } from './results.js';
import { ASK } from './words.js';

export class Solution {
  #button;
  #load;
  #solved;
  /** The question or the solution, below the buttons. @type {HTMLElement | null} */
  #shown = null;

  /**
   * @param {HTMLButtonElement} button
   * @param {() => Promise<string | null>} load the solution; null where it cannot be had, which is told
   * @param {() => boolean} solved whether no question is asked
   * @param {AbortSignal} signal
   */
  constructor(button, load, solved, signal) {
    this.#button = button;
    this.#load = load;
    this.#solved = solved;
    button.setAttribute('aria-expanded', 'false');
    button.addEventListener('click', () => this.#press(), { signal });
    signal.addEventListener('abort', () => this.#close());
  }

  #press() {
    if (this.#shown) this.#close();
    else if (this.#solved()) void this.#show();
    else this.#ask();
  }

  #ask() {
    const group = element('div', 'confirm');
    const question = element('p', '', ASK);
    question.id = `${this.#button.closest('[id]')?.id}_confirm`;
    group.setAttribute('role', 'group');
    group.setAttribute('aria-labelledby', question.id);
    const yes = this.#answer('Yes, show it', () => void this.#show());
    const no = this.#answer('Not yet', () => this.#close());
    group.append(question, yes, no);
    group.addEventListener('keydown', ({ key }) => {
      if (key === 'Escape') this.#close();
    });
    this.#place(group, this.#button.textContent ?? '');
    yes.focus();
  }

  /** @param {string} name @param {() => void} action */
  #answer(name, action) {
    const button = element('button', 'confirm-answer', name);
    button.setAttribute('type', 'button');
    button.addEventListener('click', action);
    return button;
  }

  async #show() {
    const text = await this.#load();
    this.#close();
    if (text === null) return;
    const code = element('pre', 'solution-code');
    code.append(element('code', '', text.trimEnd()));
    code.tabIndex = 0;
    code.setAttribute('role', 'region');
    code.setAttribute('aria-label', 'Solution');
    this.#place(code, 'Hide the solution');
    code.focus();
  }

  /** @param {HTMLElement} shown @param {string} label of the button */
  #place(shown, label) {
    this.#shown?.remove();
    this.#shown = shown;
    this.#button.parentElement?.after(shown);
    this.#button.textContent = label;
    this.#button.setAttribute('aria-expanded', 'true');
  }

  #close() {
    const focused = this.#shown?.contains(document.activeElement);
    this.#shown?.remove();
    this.#shown = null;
    this.#button.textContent = 'Show the solution';
    this.#button.setAttribute('aria-expanded', 'false');
    if (focused) this.#button.focus();
  }
}
