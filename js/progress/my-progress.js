/**
 * `<my-progress>`: the page of a reader's own progress. What it shows is loaded with it only.
 */

export class MyProgressElement extends HTMLElement {
  /** @type {AbortController | null} What is to be given back when the element leaves the page. */
  #connection = null;

  connectedCallback() {
    this.#connection = new AbortController();
    void this.#show(this.#connection.signal);
  }

  disconnectedCallback() {
    this.#connection?.abort();
    this.#connection = null;
  }

  /** @param {AbortSignal} signal */
  async #show(signal) {
    try {
      const { overview } = await import('./overview.js');
      const parts = await overview(signal);
      if (!signal.aborted) this.replaceChildren(...parts);
    } catch {
      if (signal.aborted) return;
      const retry = document.createElement('button');
      retry.type = 'button';
      retry.textContent = 'Retry';
      retry.addEventListener('click', () => void this.#show(signal));
      this.replaceChildren(
        'Your progress could not be shown: a part of the book is missing. ',
        retry,
      );
    }
  }
}
