/**
 * `<quiz-question>`: one question of a quiz. The build writes its form; this class checks answers,
 * shows what follows from them and remembers them.
 */

import { bookProgress } from '../progress/book.js';
import { Announcer } from './announcer.js';
import { check } from './check.js';
import { plainName, readKey, spoken, unseal } from './sealed.js';
import { describe, EXPLANATION_FOLLOWS, NOT_KEPT, NOTHING_CHOSEN } from './words.js';

/** @typedef {import('../progress/store.js').ProgressStore} ProgressStore */
/** @typedef {import('./check.js').Verdict} Verdict */

export class QuizQuestionElement extends HTMLElement {
  /** @type {AbortController | null} What is to be given back when the element leaves the page. */
  #connection = null;
  /** @type {Announcer | null} */
  #announcer = null;
  /** The stored answer that is shown, as JSON; undefined before the first look. */
  #applied = /** @type {string | undefined} */ (undefined);

  /** The quiz's id as its author wrote it. */
  get name() {
    return this.id.replace(/^quiz-/, '');
  }

  /** @returns {'open' | import('./check.js').Outcome} */
  get state() {
    return /** @type {'open'} */ (this.dataset.state ?? 'open');
  }

  connectedCallback() {
    this.#connection = new AbortController();
    const { signal } = this.#connection;
    this.#announcer = new Announcer(this.#html('status'));
    const form = this.#part('form', HTMLFormElement);
    form.addEventListener('submit', (event) => this.#submit(event), { signal });
    form.addEventListener('change', () => this.#withdraw(), { signal });
    this.#button('again').addEventListener('click', () => this.#tryAgain(), { signal });
    this.#html('answers').hidden = true;
    for (const label of this.querySelectorAll('label')) {
      if (label.querySelector('math')) label.control?.setAttribute('aria-label', plainName(label));
    }
    this.#settle('open');
    const store = bookProgress();
    const unsubscribe = store.subscribe(() => this.#restore(store));
    signal.addEventListener('abort', unsubscribe);
    this.#applied = undefined;
    this.#restore(store);
  }

  disconnectedCallback() {
    this.#connection?.abort();
    this.#connection = null;
    this.#announcer?.silence();
  }

  /** @returns {HTMLInputElement[]} */
  get #inputs() {
    return [...this.querySelectorAll('input')];
  }

  /** @returns {number[]} */
  get #chosen() {
    return this.#inputs.flatMap((input, index) => (input.checked ? [index] : []));
  }

  /** @param {SubmitEvent} event */
  #submit(event) {
    event.preventDefault();
    const chosen = this.#chosen;
    if (chosen.length === 0) {
      this.#html('verdict').textContent = NOTHING_CHOSEN;
      this.#announcer?.say([NOTHING_CHOSEN]);
      return;
    }
    const verdict = this.#judge(chosen);
    const answer = { hash: this.dataset.hash ?? '', chosen, state: verdict.state };
    // Known before the store tells its change, so that this is not taken for another tab's.
    this.#applied = JSON.stringify(answer);
    this.#show(verdict);
    const store = bookProgress();
    const kept = store.keep(this.name, answer);
    /** @type {(string | Node)[]} */
    const words = [describe(verdict), ...this.#shownFeedback()];
    if (!this.#html('explanation').hidden) words.push(EXPLANATION_FOLLOWS);
    if (!kept && !store.refusalTold) {
      store.refusalTold = true;
      this.#tellRefusal();
      words.push(NOT_KEPT);
    }
    this.#announcer?.say(words);
  }

  /** A choice was changed: what was said about the last answer no longer holds. */
  #withdraw() {
    this.#html('verdict').textContent = '';
    if (this.state !== 'open') this.#settle('open');
  }

  #tryAgain() {
    this.#clear();
    this.#inputs[0]?.focus();
    this.#applied = 'null';
    bookProgress().forget([this.name]);
  }

  #clear() {
    for (const input of this.#inputs) input.checked = false;
    this.#html('verdict').textContent = '';
    this.#announcer?.silence();
    this.#settle('open');
  }

  /**
   * Show the stored answer, if it is not shown already: on arrival, or when another tab or "Start
   * over" has changed it. It is not announced, since the reader did nothing here.
   *
   * @param {ProgressStore} store
   */
  #restore(store) {
    const stored = store.answer(this.name);
    const count = this.#inputs.length;
    const fits =
      stored?.hash === this.dataset.hash && stored?.chosen.every((index) => index < count);
    const answer = stored && fits ? stored : null;
    const json = JSON.stringify(answer);
    if (json === this.#applied) return;
    const first = this.#applied === undefined;
    this.#applied = json;
    if (answer) {
      for (const [index, input] of this.#inputs.entries()) {
        input.checked = answer.chosen.includes(index);
      }
      this.#announcer?.silence();
      this.#show(this.#judge(answer.chosen));
    } else if (!first) {
      this.#clear();
    }
  }

  /**
   * @param {readonly number[]} chosen
   * @returns {Verdict}
   */
  #judge(chosen) {
    const key = readKey(unseal(this, '[data-part="key"]') ?? '{}');
    return check(this.dataset.kind ?? '', chosen, key);
  }

  /** @param {Verdict} verdict */
  #show(verdict) {
    this.#settle(verdict.state);
    this.#html('verdict').textContent = describe(verdict);
    const { right } = readKey(unseal(this, '[data-part="key"]') ?? '{}');
    for (const index of verdict.feedback) {
      const choice = this.querySelectorAll('.choice')[index];
      const isRight = right.includes(index);
      choice.setAttribute('data-chosen', isRight ? 'right' : 'wrong');
      part(choice, 'mark').textContent = isRight ? 'Right' : 'Wrong';
      const feedback = unseal(this, `[data-part="feedback"][data-choice="${index}"]`);
      part(choice, 'feedback').innerHTML = feedback ?? '';
    }
    const explanation = verdict.state === 'right' && unseal(this, '[data-part="explanation"]');
    if (explanation) {
      this.#html('explanation').innerHTML = explanation;
      this.#html('explanation').hidden = false;
    }
  }

  /**
   * Enter a state with nothing yet said about the choices.
   *
   * @param {'open' | import('./check.js').Outcome} state
   */
  #settle(state) {
    const held = this.contains(document.activeElement) ? document.activeElement : null;
    for (const choice of this.querySelectorAll('.choice')) {
      choice.removeAttribute('data-chosen');
      part(choice, 'mark').textContent = '';
      part(choice, 'feedback').textContent = '';
    }
    this.#html('explanation').hidden = true;
    this.#html('explanation').textContent = '';
    const done = state === 'right';
    const open = state === 'open';
    this.querySelector('[data-part="reread"]')?.toggleAttribute('hidden', open || done);
    const again = this.#button('again');
    again.hidden = open;
    this.#button('check').hidden = done;
    for (const input of this.#inputs) input.disabled = done;
    if (held && !canHoldFocus(held)) (done ? again : this.#inputs[0])?.focus();
    this.dataset.state = state;
    this.dispatchEvent(new CustomEvent('quiz-question-changed', { bubbles: true }));
  }

  #shownFeedback() {
    return [...this.querySelectorAll('[data-part="feedback"]:not(:empty):not(template)')].map(
      spoken,
    );
  }

  #tellRefusal() {
    const paragraph = document.createElement('p');
    paragraph.dataset.part = 'refusal';
    paragraph.textContent = NOT_KEPT;
    this.#html('verdict').after(paragraph);
  }

  /** @param {string} name */
  #html(name) {
    return part(this, name);
  }

  /** @param {string} name */
  #button(name) {
    return this.#part(`[data-part="${name}"]`, HTMLButtonElement);
  }

  /**
   * @template {HTMLElement} T
   * @param {string} selector
   * @param {new () => T} type
   * @returns {T}
   */
  #part(selector, type) {
    const found = this.querySelector(selector);
    if (!(found instanceof type)) throw new TypeError(`#${this.id} has no ${selector}`);
    return found;
  }
}

/** @param {Element} element */
function canHoldFocus(element) {
  return element.isConnected && !element.matches(':disabled, [hidden], [hidden] *');
}

/**
 * @param {Element} parent
 * @param {string} name
 * @returns {HTMLElement}
 */
function part(parent, name) {
  const found = parent.querySelector(`[data-part="${name}"]:not(template)`);
  if (!(found instanceof HTMLElement)) throw new TypeError(`#${parent.id} has no ${name}`);
  return found;
}
