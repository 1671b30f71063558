/**
 * What readers can do with their progress: take it with them, bring it, print and delete it.
 */

import { save } from '../save.js';
import { bookProgress } from './book.js';
import { button, element } from './dom.js';
import { LONGEST_TEXT } from './record.js';
import { additions, exported, imported } from './transfer.js';

export class OwnData {
  #input = element('input', { type: 'file', accept: '.json,application/json', hidden: '' });
  #delete = button('Delete all progress', () => this.#ask());
  #keep = button('Keep it', () => this.#settle(''));
  #confirm = element(
    'p',
    { class: 'progress-controls', role: 'group', hidden: '' },
    'Delete all answers, results of exercises and pages read from this browser? Programs that you have changed stay.',
    button('Delete', () => this.#clear()),
    this.#keep,
  );
  #undo = button('Undo', () => this.#bringBack());
  #status = element('p', { role: 'status', class: 'progress-told' });
  #refused = element('ul', { class: 'progress-told' });
  /** What was deleted, until the page is left. @type {import('./record.js').Progress[]} */
  #deleted = [];

  element = element(
    'div',
    { 'data-part': 'own-data' },
    element(
      'p',
      { class: 'progress-controls' },
      button('Export as a file', () => this.#export()),
      button('Import a file', () => this.#input.click()),
      button('Print', () => print()),
      this.#delete,
      this.#undo,
      this.#input,
    ),
    this.#confirm,
    this.#status,
    this.#refused,
  );

  /** @param {AbortSignal} signal when the page is left */
  constructor(signal) {
    this.#undo.hidden = true;
    this.#confirm.setAttribute('aria-label', 'Delete all progress');
    this.#input.setAttribute('aria-label', 'File to import');
    this.#input.addEventListener('change', () => void this.#import(), { signal });
  }

  #export() {
    const now = Date.now();
    const book = document.querySelector('.md-header__topic')?.textContent?.trim() || 'book';
    const text = exported(bookProgress().progress, book, now);
    const name = `${book.toLowerCase().replace(/[^a-z0-9]+/g, '-')}-progress`;
    const day = new Date(now).toISOString().slice(0, 10);
    save(new Blob([text], { type: 'application/json' }), `${name}-${day}.json`);
    this.#say('The file is being saved.');
  }

  async #import() {
    const file = this.#input.files?.[0];
    if (!file) return;
    // Looked at by its size first: a file of gigabytes is not to be read.
    const text = file.size > 4 * LONGEST_TEXT ? ' '.repeat(LONGEST_TEXT + 1) : await contents(file);
    this.#input.value = '';
    const result = imported(text);
    if ('problem' in result) {
      this.#say(`${result.problem} Nothing was changed.`);
      return;
    }
    const { progress, refused } = result;
    const store = bookProgress();
    const words = additions(store.progress, progress);
    if (!store.add(progress)) words.push('It lasts until you leave the book.');
    if (refused.length > 0) words.push(`Not taken in: ${refused.length}.`);
    this.#say(words.join(' '));
    this.#refused.replaceChildren(
      ...refused.map(([id, reason]) => element('li', {}, `${id.slice(0, 80)}: ${reason}`)),
    );
  }

  #ask() {
    const { items, pages } = bookProgress().progress;
    if (items.size + pages.size === 0) return this.#say('There is nothing to delete.');
    this.#say('');
    this.#confirm.hidden = false;
    this.#delete.hidden = true;
    this.#keep.focus();
  }

  #clear() {
    this.#deleted.push(bookProgress().clear());
    this.#undo.hidden = false;
    this.#settle('All progress is deleted.');
    this.#undo.focus();
  }

  #bringBack() {
    for (const deleted of this.#deleted.splice(0)) bookProgress().add(deleted);
    this.#settle('Everything is back.');
    this.#delete.focus();
    this.#undo.hidden = true;
  }

  /** The question is answered. */
  #settle(/** @type {string} */ text) {
    this.#delete.hidden = false;
    if (this.#confirm.contains(document.activeElement)) this.#delete.focus();
    this.#confirm.hidden = true;
    this.#say(text);
  }

  /** @param {string} text */
  #say(text) {
    this.#refused.replaceChildren();
    this.#status.textContent = text;
  }
}

/**
 * @param {File} file
 * @returns {Promise<string>} nothing where it cannot be read, as one that was removed meanwhile
 */
function contents(file) {
  return file.text().catch(() => '');
}
