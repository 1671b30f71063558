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

  /** @param {import('./plots.js').Comparison | null} difference null where there is nothing to say */
  show(difference) {
    if (!difference) {
      this.host.replaceChildren();
      return;
    }
    setText(this.#text, sentence(difference));
    if (!this.#button.isConnected) this.host.replaceChildren(this.#text, this.#button);
  }

  /** The run has drawn nothing, and the chart, if there is one, is not its. @param {boolean} chart */
  showsEarlier(chart) {
    setText(this.#text, 'The chart is of an earlier run');
    this.host.replaceChildren(...(chart ? [this.#text] : []));
  }

  release() {
    this.host.replaceChildren();
  }
}

/** Labels that are named; of others, their number is. */
const MOST_LABELS = 3;

/** @param {import('./plots.js').Comparison} difference */
function sentence({ largest, whole, missing, added }) {
  const others = [listed('not here', missing), listed('new', added)].filter(Boolean);
  return `${[common(largest, whole, others.length > 0), ...others].join('; ')}.`;
}

/**
 * @param {import('./plots.js').Comparison['largest']} largest
 * @param {boolean} whole
 * @param {boolean} others whether there are other curves too
 */
function common(largest, whole, others) {
  if (!largest) return 'No value that could be compared with the author’s';
  const { size, label, x, about } = largest;
  if (size > 0) {
    const at = `at x = ${numeral(x, 3)}`;
    const much = `${about ? 'about ' : ''}${numeral(size, 3)}`;
    return `Largest difference from the author’s: ${much} (${label}, ${at})`;
  }
  if (!whole) return 'The same as the author’s where both have values';
  return others ? 'The same values as the author’s' : 'The same curves as the author’s';
}

/** @param {string} what @param {string[]} labels */
function listed(what, labels) {
  if (!labels.length) return '';
  const more = labels.length - MOST_LABELS;
  const named = labels.slice(0, MOST_LABELS).join(', ');
  return `${what}: ${named}${more > 0 ? ` and ${more} more` : ''}`;
}
