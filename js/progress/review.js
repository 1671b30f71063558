/**
 * A review: the questions that are due, one after another, for as long as the reader has chosen.
 */

import { bookProgress } from './book.js';
import { ahead, button, counted, element } from './dom.js';
import { bookAddress } from './outline.js';
import { pageQuestion } from './page-question.js';

/**
 * @typedef {import('./standing.js').OutlinePage} OutlinePage
 * @typedef {import('./standing.js').OutlineItem} OutlineItem
 */

/** The choices of a review's length, in minutes. */
const MINUTES = [2, 5, 10, 20];
const USUAL = 5;

export class Review {
  element = element('div', { 'data-part': 'review' });
  /** @type {Map<string, OutlinePage>} by the id of a question */
  #pages;
  #signal;
  #offer = element('p');
  #length = element(
    'select',
    {},
    ...MINUTES.map((minutes) => element('option', { value: `${minutes}` }, `${minutes} minutes`)),
  );
  #start = button('Start the review', () => void this.#begin());
  #controls = element(
    'p',
    { class: 'progress-controls' },
    element('label', {}, 'For at most ', this.#length),
    this.#start,
  );
  /** What the reader is to do now; it takes the focus. */
  #heading = element('p', { tabindex: '-1', class: 'progress-heading' });
  #place = element('div');
  #next = button('Skip', () => void this.#goOn());
  #end = button('End the review', () => this.#finish());
  #steps = element('p', { class: 'progress-controls' }, this.#next, this.#end);

  /** @type {OutlineItem[]} */
  #due = [];
  /** The questions of this review that are still to come. @type {OutlineItem[]} */
  #waiting = [];
  #asked = 0;
  /** Of each answered question, whether its first answer was right. @type {boolean[]} */
  #results = [];
  #until = 0;
  /** The question that is asked, and ends with the next. */
  #question = new AbortController();

  /**
   * @param {readonly OutlinePage[]} pages
   * @param {AbortSignal} signal when the page is left
   */
  constructor(pages, signal) {
    this.#pages = new Map(pages.flatMap((page) => page.items.map((item) => [item.id, page])));
    this.#signal = signal;
    this.#length.value = `${USUAL}`;
    this.#heading.hidden = this.#steps.hidden = true;
    this.element.append(this.#offer, this.#controls, this.#heading, this.#place, this.#steps);
    signal.addEventListener('abort', () => this.#question.abort());
  }

  /**
   * Tell what could be reviewed now.
   *
   * @param {OutlineItem[]} due the longest overdue first
   * @param {number | null} next when the first of the others is due
   */
  offer(due, next) {
    this.#due = due;
    const then = next === null ? '' : ` The next one will be ${ahead(next, Date.now())}.`;
    const none = next === null ? 'Answer some first, on their pages.' : '';
    this.#offer.textContent =
      due.length > 0
        ? `${counted(due.length, 'question is', 'questions are')} due.`
        : `No question is due.${then} ${none}`.trim();
    this.#controls.hidden = due.length === 0 || !this.#steps.hidden;
  }

  async #begin() {
    this.#waiting = [...this.#due];
    this.#asked = 0;
    this.#results = [];
    this.#until = performance.now() + Number(this.#length.value) * 60_000;
    this.#controls.hidden = this.#offer.hidden = true;
    this.#heading.hidden = this.#steps.hidden = false;
    await this.#goOn();
  }

  async #goOn() {
    this.#question.abort();
    const item = performance.now() < this.#until ? this.#waiting.shift() : undefined;
    if (!item) {
      this.#finish();
      return;
    }
    this.#asked += 1;
    await this.#ask(item);
  }

  /** @param {OutlineItem} item */
  async #ask(item) {
    this.#question = new AbortController();
    const { signal } = this.#question;
    const page = /** @type {OutlinePage} */ (this.#pages.get(item.id));
    const link = element('a', { href: new URL(page.path, bookAddress()).href }, page.title);
    const total = this.#asked + this.#waiting.length;
    this.#heading.replaceChildren(`Question ${this.#asked} of ${total}, from the page `, link);
    this.#next.textContent = 'Skip';
    this.#place.replaceChildren('Fetching the question');
    this.#heading.focus();
    try {
      const question = await pageQuestion(page.path, item.id);
      if (signal.aborted) return;
      this.#show(question, item.id, signal);
    } catch {
      if (signal.aborted) return;
      const retry = button('Retry', () => void this.#ask(item));
      const told = `The page ${page.title} could not be fetched.`;
      this.#place.replaceChildren(element('p', { class: 'progress-controls' }, told, retry));
    }
  }

  /**
   * @param {HTMLElement} question
   * @param {string} id
   * @param {AbortSignal} signal
   */
  #show(question, id, signal) {
    const store = bookProgress();
    // It is asked anew, and an answer that is only looked at would not be one.
    const before = store.forget([id]);
    let answered = false;
    const leave = store.subscribe(() => {
      const answer = store.answer(id);
      if (answered || !answer) return;
      answered = true;
      this.#results.push(answer.state === 'right' && answer.hints === 0);
      this.#next.textContent = 'Next';
    });
    signal.addEventListener('abort', () => {
      leave();
      this.#place.replaceChildren();
      // Not answered: its page shows what it showed.
      if (!answered && !store.answer(id)) store.restore(before);
    });
    this.#place.replaceChildren(question);
  }

  #finish() {
    this.#question.abort();
    this.#place.replaceChildren();
    this.#steps.hidden = true;
    this.#offer.hidden = false;
    this.#controls.hidden = this.#due.length === 0;
    const right = this.#results.filter(Boolean).length;
    const late = performance.now() >= this.#until && this.#waiting.length > 0;
    this.#heading.textContent = [
      late ? 'The time is over.' : 'The review is over.',
      `You answered ${counted(this.#results.length, 'question')}, ${right} right at once.`,
    ].join(' ');
    if (!this.#signal.aborted) this.#heading.focus();
  }
}
