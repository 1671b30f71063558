// The line under a cell's charts that says how far the reader's curves are from the author's, with a
// switch that takes the author's away.

import { numeral } from '../plot/numerals.js';
import { setText } from '../text.js';

export class DifferenceLine {
  #text = document.createElement('span');
  #button = document.createElement('button');

  /**
   * @param {HTMLElement} host the element with `data-part="difference"`
   * @param {() => void} onSwitch
   */
  constructor(host, onSwitch) {
    this.host = host;
    this.#button.type = 'button';
    this.#button.className = 'cell-button';
    this.#button.textContent = 'Author’s curve';
    this.#button.title = 'Show the author’s curve, faint and dashed';
    this.#button.setAttribute('aria-pressed', 'true');
    this.#button.addEventListener('click', () => {
      this.#button.setAttribute('aria-pressed', String(!this.wanted));
      onSwitch();
    });
  }

  /** Whether the reader wants the author's curves. */
  get wanted() {
    return this.#button.getAttribute('aria-pressed') === 'true';
  }

  /** @param {import('./plots.js').Difference | null} difference null where there is nothing to say */
  show(difference) {
    if (!difference) {
      this.host.replaceChildren();
      return;
    }
    setText(this.#text, sentence(difference));
    if (!this.host.firstChild) this.host.append(this.#text, this.#button);
  }

  release() {
    this.host.replaceChildren();
  }
}

/** @param {import('./plots.js').Difference} difference */
function sentence({ size, label, x }) {
  if (size === 0) return 'The same curves as the author’s.';
  const at = `at x = ${numeral(x, 3)}`;
  return `Largest difference from the author’s: ${numeral(size, 3)} (${label}, ${at}).`;
}
