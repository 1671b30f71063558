// <book-keeper>: in the footer, what of the book is on this device, in words, and the buttons that
// keep the whole book and remove it. The page has the buttons; this makes them work.

import { getRunner } from '../python/visit.js';
import { reasonOf } from '../reason.js';

/** @typedef {import('./keeping.js').Keeping} Keeping */

/** @param {number} bytes */
export const megabytes = (bytes) => (bytes / 1e6).toFixed(1);

/** The keeping that goes on, which outlives the page that it was begun on. @type {AbortController | null} */
let going = null;
/** How often the reader has asked for something: a look that began before tells nothing new. */
let asked = 0;
/** Whether what is shown answers the reader, and so stays until the next page. */
let answered = false;
/** What is shown in every footer of the visit. */
const shown = { words: 'nothing yet', action: '', whole: false };

const KEEP = 'Keep this book on this device';

export class BookKeeperElement extends HTMLElement {
  /** @type {Keeping | null} */
  static keeping = null;

  /** See again what is kept, and show it. */
  static async lookAgain() {
    const { keeping } = BookKeeperElement;
    if (!keeping || going || answered) return;
    const before = asked;
    const { whole, wanted, bytes, pages } = await keeping.look();
    if (going || answered || asked !== before) return;
    if (whole) tell(`the whole book, ${megabytes(bytes)} MB`, '', true);
    else if (wanted) {
      tell(`${megabytes(bytes)} MB; the rest of the book has not come yet`, 'Go on keeping it');
    } else tell(pages ? 'the pages, and what you have used' : 'nothing', KEEP);
  }

  connectedCallback() {
    this.#button('keep').onclick = () => (going ? going.abort() : void this.#keep());
    this.#button('remove').onclick = () => void this.#remove();
    this.show();
    answered = false;
    void BookKeeperElement.lookAgain();
  }

  /** @param {string} part @returns {HTMLButtonElement} */
  #button(part) {
    return /** @type {HTMLButtonElement} */ (this.querySelector(`[data-part="${part}"]`));
  }

  /** Write what is true now. */
  show() {
    const status = /** @type {HTMLElement} */ (this.querySelector('[data-part="status"]'));
    // Numbers that run are not read out.
    status.setAttribute('aria-live', going ? 'off' : 'polite');
    status.textContent = shown.words;
    const keep = this.#button('keep');
    const size = shown.action === KEEP ? ` (about ${this.dataset.megabytes} MB)` : '';
    keep.textContent = going ? 'Stop' : shown.action + size;
    // Nor is there anything to press before it is known what is kept.
    keep.hidden = shown.whole || !keep.textContent;
    const remove = this.#button('remove');
    remove.hidden = going === null && !shown.whole && ['', KEEP].includes(shown.action);
    remove.disabled = going !== null;
  }

  async #keep() {
    const { keeping } = BookKeeperElement;
    if (!keeping) return;
    const stop = new AbortController();
    going = stop;
    asked += 1;
    answered = false;
    // What it fetches is fetched here.
    getRunner().cancelPrefetch();
    tell('preparing', '');
    try {
      await keeping.keep((loaded, total) => {
        if (going === stop) tell(`${megabytes(loaded)} of ${megabytes(total)} MB so far`, '');
      }, stop.signal);
      going = null;
      await BookKeeperElement.lookAgain();
    } catch (error) {
      going = null;
      answered = true;
      const why = reasonOf(error);
      tell(
        stop.signal.aborted ? 'stopped; what has come is kept' : `not the whole book. ${why}`,
        'Go on keeping it',
      );
    }
    void getRunner().look();
  }

  async #remove() {
    const { keeping } = BookKeeperElement;
    if (!keeping) return;
    asked += 1;
    answered = true;
    getRunner().cancelPrefetch();
    try {
      const bytes = await keeping.remove();
      tell(`nothing; ${megabytes(bytes)} MB are free again`, KEEP);
    } catch {
      tell('the book, which this browser did not let go', 'Go on keeping it');
    }
    void getRunner().look();
    this.#button('keep').focus();
  }
}

/** @param {string} words @param {string} action of the button that keeps @param {boolean} [whole] */
function tell(words, action, whole = false) {
  Object.assign(shown, { words, action, whole });
  for (const element of document.querySelectorAll('book-keeper')) {
    if (element instanceof BookKeeperElement) element.show();
  }
}
