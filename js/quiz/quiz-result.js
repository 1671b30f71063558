/**
 * `<quiz-result>`: how the reader stands with the questions of this page, and Start over.
 */

import { bookProgress } from '../progress/book.js';
import { QuizQuestionElement } from './quiz-question.js';
import { addUp, resultText } from './result.js';

/** @typedef {ReturnType<import('../progress/store.js').ProgressStore['forget']>} Forgotten */

export class QuizResultElement extends HTMLElement {
  /** @type {AbortController | null} */
  #connection = null;
  /** @type {Forgotten | null} What Undo brings back. */
  #forgotten = null;
  #scheduled = false;
  #text = document.createElement('p');
  #button = document.createElement('button');
  #status = document.createElement('span');

  connectedCallback() {
    this.#connection = new AbortController();
    const { signal } = this.#connection;
    this.#button.type = 'button';
    this.#status.setAttribute('role', 'status');
    const controls = document.createElement('p');
    controls.dataset.part = 'controls';
    controls.append(this.#button, this.#status);
    this.replaceChildren(this.#text, controls);
    this.#button.addEventListener('click', () => this.#press(), { signal });
    document.addEventListener('quiz-question-changed', () => this.#schedule(), { signal });
    this.#update();
  }

  disconnectedCallback() {
    this.#connection?.abort();
    this.#connection = null;
    this.#forgotten = null;
  }

  /** @returns {QuizQuestionElement[]} */
  get #questions() {
    return /** @type {QuizQuestionElement[]} */ ([...document.querySelectorAll('quiz-question')]);
  }

  /** Several questions change at once on arrival and on Start over: add up after the last. */
  #schedule() {
    if (this.#scheduled) return;
    this.#scheduled = true;
    queueMicrotask(() => {
      this.#scheduled = false;
      if (this.isConnected) this.#update();
    });
  }

  #update() {
    const result = addUp(this.#questions.map(standing));
    this.#text.textContent = resultText(result);
    for (const [index, { href, title }] of result.reread.entries()) {
      const link = document.createElement('a');
      link.href = href;
      link.textContent = title;
      this.#text.append(index === 0 ? ' To reread: ' : ', ', link);
    }
    if (result.reread.length > 0) this.#text.append('.');
    const answered = result.open < result.total;
    if (answered && this.#forgotten) this.#forgotten = null;
    this.#button.textContent = this.#forgotten ? 'Undo' : 'Start over';
    if (!this.#forgotten) this.#status.textContent = '';
    // With the focus on it the button stays, or the focus would be lost.
    this.#button.hidden = !answered && !this.#forgotten && document.activeElement !== this.#button;
  }

  #press() {
    const store = bookProgress();
    if (this.#forgotten) {
      const forgotten = this.#forgotten;
      this.#forgotten = null;
      store.restore(forgotten);
    } else {
      this.#forgotten = store.forget(this.#questions.map((question) => question.name));
      this.#status.textContent = 'The answers of this page are cleared.';
    }
    this.#update();
  }
}

/**
 * @param {QuizQuestionElement} question
 * @returns {import('./result.js').Standing}
 */
function standing(question) {
  const link = question.querySelector('a.quiz-page');
  const page =
    link instanceof HTMLAnchorElement ? { href: link.href, title: link.textContent ?? '' } : null;
  return { state: question.dataset.state ?? 'open', page };
}
