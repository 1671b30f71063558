/**
 * What a question does, whatever its type: it reads and checks answers, shows what follows from
 * them, gives hints, and remembers.
 */

import { bookProgress } from '../progress/book.js';
import { Announcer } from './announcer.js';
import { Hints } from './hints.js';
import { plainName, spoken, unseal } from './sealed.js';
import { describe, EXPLANATION_FOLLOWS, NOT_KEPT } from './words.js';

/**
 * @typedef {import('./quiz-question.js').QuizQuestionElement} QuizQuestionElement
 * @typedef {import('./types.js').QuestionType} QuestionType
 * @typedef {import('./types.js').Verdict} Verdict
 */

export class Question {
  #element;
  #type;
  #form;
  /** @type {any} The shape is the type's. */
  #key;
  #announcer;
  #hints;
  /** The stored answer that is shown, as JSON; undefined before the first look. */
  #applied = /** @type {string | undefined} */ (undefined);

  /**
   * @param {QuizQuestionElement} element
   * @param {QuestionType} type
   * @param {AbortSignal} signal when everything is to be given back
   */
  constructor(element, type, signal) {
    this.#element = element;
    this.#type = type;
    this.#form = part(element, 'form', HTMLFormElement);
    this.#key = JSON.parse(unseal(element, '[data-part="key"]') ?? 'null');
    this.#announcer = new Announcer(this.#html('status'));
    signal.addEventListener('abort', () => this.#announcer.silence());
    this.#form.addEventListener('submit', (event) => this.#submit(event), { signal });
    this.#form.addEventListener('input', (event) => this.#withdraw(event), { signal });
    this.#button('again').addEventListener('click', () => this.#tryAgain(), { signal });
    this.#hints = new Hints(element, signal, (words) => this.#announcer.say(words));
    for (const label of element.querySelectorAll('label')) {
      if (label.querySelector('math')) label.control?.setAttribute('aria-label', plainName(label));
    }
    type.start?.(this.#form, this.#key, {
      name: element.name,
      shuffle: element.dataset.shuffle === 'true',
      say: (text) => this.#announcer.say([text]),
      signal,
    });
    this.#settle('open');
    this.restore();
  }

  get #fieldset() {
    return part(this.#element, 'fieldset', HTMLFieldSetElement);
  }

  /** @returns {NodeListOf<HTMLInputElement | HTMLButtonElement>} */
  get #controls() {
    return this.#fieldset.querySelectorAll('input, button');
  }

  /** @param {SubmitEvent} event */
  #submit(event) {
    event.preventDefault();
    if (this.#element.state === 'right') return;
    const read = this.#type.read(this.#form, this.#key);
    if ('problem' in read) {
      this.#settle('open');
      this.#html('verdict').textContent = read.problem;
      this.#announcer.say([read.problem]);
      return;
    }
    const verdict = this.#type.check(read.response, this.#key);
    const answer = {
      hash: this.#element.dataset.hash ?? '',
      response: read.response,
      state: verdict.state,
      score: verdict.score,
      hints: this.#hints.shown,
    };
    // Known before the store tells its change, so that this is not taken for another tab's.
    this.#applied = identity(answer);
    this.#show(verdict);
    const store = bookProgress();
    const kept = store.keep(this.#element.name, answer);
    /** @type {(string | Node)[]} */
    const words = [describe(verdict), ...this.#shownFeedback()];
    if (!this.#html('explanation').hidden) words.push(EXPLANATION_FOLLOWS);
    if (!kept && !store.refusalTold) {
      store.refusalTold = true;
      this.#tellRefusal();
      words.push(NOT_KEPT);
    }
    this.#announcer.say(words);
  }

  /**
   * The answer was changed: what was said about the last one no longer holds.
   *
   * @param {Event} event
   */
  #withdraw(event) {
    // A cell in the explanation has fields of its own.
    if (!(event.target instanceof Node && this.#fieldset.contains(event.target))) return;
    this.#html('verdict').textContent = '';
    if (this.#element.state !== 'open') this.#settle('open');
  }

  #tryAgain() {
    this.#clear();
    this.#controls[0]?.focus();
    this.#applied = 'null';
    bookProgress().forget([this.#element.name]);
  }

  #clear() {
    this.#type.clear(this.#form);
    this.#html('verdict').textContent = '';
    this.#announcer.silence();
    this.#settle('open');
  }

  /**
   * Show the stored answer, if it is not shown already: on arrival, or when another tab or "Start
   * over" has changed it. It is not announced, since the reader did nothing here.
   */
  restore() {
    const stored = bookProgress().answer(this.#element.name);
    const answer = stored && stored.hash === this.#element.dataset.hash ? stored : null;
    const json = identity(answer);
    if (json === this.#applied) return;
    const first = this.#applied === undefined;
    this.#applied = json;
    if (answer && this.#type.restore(this.#form, answer.response)) {
      this.#announcer.silence();
      this.#hints.show(answer.hints);
      this.#show(this.#type.check(answer.response, this.#key));
    } else if (!first) {
      this.#hints.show(0);
      this.#clear();
    }
  }

  /** @param {Verdict} verdict */
  #show(verdict) {
    this.#settle(verdict.state);
    this.#html('verdict').textContent = describe(verdict);
    for (const { note, right, text } of verdict.marks ?? []) {
      const place = this.#note(note);
      part(place, '[data-part="mark"]').textContent = text ?? (right ? 'Right' : 'Wrong');
      place.closest('.choice')?.setAttribute('data-chosen', right ? 'right' : 'wrong');
    }
    for (const index of verdict.feedback) {
      const feedback = unseal(this.#element, `[data-part="feedback"][data-choice="${index}"]`);
      part(this.#note(`${index}`), '[data-part="feedback"]').innerHTML = feedback ?? '';
    }
    this.#type.reveal?.(this.#form, this.#key);
    const explanation =
      verdict.state === 'right' && unseal(this.#element, '[data-part="explanation"]');
    if (explanation) {
      this.#html('explanation').innerHTML = explanation;
      this.#html('explanation').hidden = false;
    }
  }

  /**
   * Enter a state with nothing yet said about the answer.
   *
   * @param {'open' | import('./types.js').Outcome} state
   */
  #settle(state) {
    const element = this.#element;
    const held = element.contains(document.activeElement) ? document.activeElement : null;
    for (const choice of element.querySelectorAll('.choice')) choice.removeAttribute('data-chosen');
    for (const said of this.#fieldset.querySelectorAll(
      ':is([data-part="mark"], [data-part="feedback"])',
    )) {
      said.textContent = '';
    }
    this.#type.conceal?.(this.#form);
    this.#html('explanation').hidden = true;
    this.#html('explanation').textContent = '';
    const done = state === 'right';
    const open = state === 'open';
    element.querySelector('[data-part="reread"]')?.toggleAttribute('hidden', open || done);
    const again = this.#button('again');
    again.hidden = open;
    this.#button('check').hidden = done;
    this.#hints.offer(!done);
    for (const control of this.#controls) control.disabled = done;
    if (held && !canHoldFocus(held)) (done ? again : this.#controls[0])?.focus();
    element.dataset.state = state;
    element.dispatchEvent(new CustomEvent('quiz-question-changed', { bubbles: true }));
  }

  #shownFeedback() {
    const shown = '[data-part="feedback"]:not(:empty)';
    return [...this.#fieldset.querySelectorAll(shown)].flatMap((feedback) => {
      // Of things put in order several have feedback: which is whose cannot be heard.
      const item = feedback.closest('.ordered > *')?.querySelector('[data-part="text"]');
      return item ? [spoken(item), ': ', spoken(feedback)] : [spoken(feedback)];
    });
  }

  #tellRefusal() {
    const paragraph = document.createElement('p');
    paragraph.dataset.part = 'refusal';
    paragraph.textContent = NOT_KEPT;
    this.#html('verdict').after(paragraph);
  }

  /** The place for what is said about an item: its own, or that of the whole question. */
  #note(/** @type {string} */ name) {
    const own = this.#fieldset.querySelector(`[data-note="${name}"]`);
    return own ?? part(this.#fieldset, '[data-note="all"]');
  }

  #html(/** @type {string} */ name) {
    return part(this.#element, `[data-part="${name}"]:not(template)`);
  }

  #button(/** @type {string} */ name) {
    return part(this.#element, `button[data-part="${name}"]`, HTMLButtonElement);
  }
}

/**
 * What tells one stored answer from another, as JSON.
 *
 * @param {{ hash: string, response: unknown } | null} answer
 */
function identity(answer) {
  return JSON.stringify(answer && [answer.hash, answer.response]);
}

/** @param {Element} element */
function canHoldFocus(element) {
  return element.isConnected && !element.matches(':disabled, [hidden], [hidden] *');
}

/**
 * @template {HTMLElement} [T=HTMLElement]
 * @param {Element} parent
 * @param {string} selector
 * @param {new () => T} [type]
 * @returns {T}
 */
function part(parent, selector, type) {
  const found = parent.querySelector(selector);
  if (!(found instanceof (type ?? HTMLElement))) {
    throw new TypeError(`#${parent.id} has no ${selector}`);
  }
  return /** @type {T} */ (found);
}
