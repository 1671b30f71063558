// <python-switch>: in the footer, how far Python is, in words, and a switch against loading it before
// Run is pressed. The page has the box and the words; this keeps them true.

import { setText } from '../text.js';
import { patience } from './patience.js';
import { savesData } from './preference.js';
import { getRunner, preference } from './visit.js';

/** @typedef {import('./progress.js').Status} Status */

/** @param {number} bytes */
const megabytes = (bytes) => (bytes / 1e6).toFixed(1);

/** @param {Status} status */
function words(status) {
  switch (status.stage) {
    case 'loading':
      return `loading ${megabytes(status.loaded)} of ${megabytes(status.total)} MB`;
    case 'kept':
      return 'loaded, kept on this device';
    case 'starting':
      return 'starting';
    case 'running':
      return 'running';
    default:
      return savesData() ? 'not loaded, since your browser saves data' : 'not loaded';
  }
}

export class PythonSwitchElement extends HTMLElement {
  /** How long the network is waited for; a test may shorten it. */
  static patience = patience;
  /** Gives back what `connectedCallback` took. @type {AbortController | null} */
  #connection = null;

  connectedCallback() {
    this.#connection = new AbortController();
    const { signal } = this.#connection;
    const box = /** @type {HTMLInputElement} */ (this.querySelector('input'));
    const status = /** @type {HTMLElement} */ (this.querySelector('[data-part="status"]'));
    const runner = getRunner();

    const show = () => {
      setText(status, words(runner.progress.status));
      box.checked = preference.onlyOnRun;
    };
    box.addEventListener('change', () => (preference.onlyOnRun = box.checked), { signal });
    const look = () => {
      if (!document.hidden) void runner.look();
    };
    // Another tab may have loaded it, or the reader may have emptied the browser's storage.
    document.addEventListener('visibilitychange', look, { signal });
    const ends = [runner.progress.watch(show), preference.watch(show)];
    signal.addEventListener('abort', () => {
      for (const end of ends) end();
    });
    show();
    look();
  }

  disconnectedCallback() {
    this.#connection?.abort();
    this.#connection = null;
  }
}
