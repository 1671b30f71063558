/**
 * `<quiz-question>`: one question of a quiz. The build writes its form. This class knows only what
 * state the question is in and when it is wanted; what it does is in `question.js` and in the
 * module of its type, which are loaded when it comes near or when the page is at rest.
 */

import { lazy } from '../lazy.js';
import { whenNear } from '../near.js';
import { bookProgress } from '../progress/book.js';
import { whenAtRest } from '../python/idle.js';

/** @typedef {import('./types.js').Outcome} Outcome */

/** How far outside the screen a question is made ready. */
const MARGIN = 400;

export class QuizQuestionElement extends HTMLElement {
  /** @type {AbortController | null} What is to be given back when the element leaves the page. */
  #connection = null;
  /** @type {import('./question.js').Question | null} */
  #question = null;

  /** The quiz's id as its author wrote it. */
  get name() {
    return this.id.replace(/^quiz-/, '');
  }

  /** @returns {'open' | Outcome} */
  get state() {
    return /** @type {'open'} */ (this.dataset.state ?? 'open');
  }

  connectedCallback() {
    // Where the author made a mistake, `make serve` shows a question that has no answer.
    if (!this.querySelector('template[data-part="key"]')) return;
    this.#connection = new AbortController();
    const { signal } = this.#connection;
    // At once, so that nothing moves later.
    this.querySelector('a[data-part="answers"]')?.toggleAttribute('hidden', true);
    this.#recall();
    signal.addEventListener(
      'abort',
      bookProgress().subscribe(() => (this.#question ?? this).restore()),
    );
    whenWanted(this, signal, () => void this.#wake(signal));
  }

  disconnectedCallback() {
    this.#connection?.abort();
    this.#connection = null;
    this.#question = null;
  }

  /** Take the state of the stored answer. */
  restore() {
    this.#recall();
    this.dispatchEvent(new CustomEvent('quiz-question-changed', { bubbles: true }));
  }

  #recall() {
    const stored = bookProgress().answer(this.name);
    this.dataset.state = stored && stored.hash === this.dataset.hash ? stored.state : 'open';
  }

  /** @param {AbortSignal} signal */
  async #wake(signal) {
    try {
      const [{ Question }, { loadType }] = await Promise.all([
        lazy(() => import('./question.js')),
        lazy(() => import('./types.js')),
      ]);
      const type = await loadType(this.dataset.kind ?? '');
      if (!signal.aborted) this.#question = new Question(this, type, signal);
    } catch {
      if (!signal.aborted) this.#offerRetry(signal);
    }
  }

  /** @param {AbortSignal} signal */
  #offerRetry(signal) {
    const verdict = this.querySelector('[data-part="verdict"]');
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = 'Retry';
    button.addEventListener('click', async () => {
      verdict?.replaceChildren();
      await this.#wake(signal);
      // The button is gone, or another one is there.
      /** @type {HTMLElement | null} */
      (this.querySelector('fieldset :enabled, [data-part="verdict"] button'))?.focus();
    });
    verdict?.replaceChildren('This question could not be loaded. ', button);
  }
}

/**
 * @param {Element} element
 * @param {AbortSignal} signal
 * @param {() => void} task done once: when the element comes near, or the page is at rest
 */
function whenWanted(element, signal, task) {
  let done = false;
  const wanted = () => {
    if (!done && !signal.aborted) task();
    done = true;
  };
  whenNear(element, MARGIN, wanted, signal);
  whenAtRest(wanted, signal);
}
