// The notes of one cell and what they are about: the kept edit and the link. Loaded when wanted.

import { Keeper } from './kept/keeper.js';
import { editKey } from './kept/key.js';
import { addressee, decode, encode, LinkError } from './link/format.js';
import { Linked } from './link/linked.js';
import { Notes } from './notes.js';

export class Desk {
  #cell;
  #notes;
  /** The fragment in hand; an older one that is still being read is dropped. */
  #fragment = '';

  /** @param {import('./aside.js').Cell} cell @param {boolean} own whether the reader has typed */
  constructor(cell, own) {
    this.#cell = cell;
    this.#notes = new Notes(cell);
    this.keeper = new Keeper(cell, editKey(cell.id), () => localStorage, this.#notes);
    this.keeper.restore(own);
  }

  /** Show the code that a fragment carries to this cell. @param {string} fragment '' for none */
  async open(fragment) {
    if (fragment === this.#fragment) return;
    this.#fragment = fragment;
    this.#notes.settle('link');
    if (!fragment || !this.#isFor(addressee(fragment))) return;
    try {
      const { cell, source } = await decode(fragment);
      if (fragment !== this.#fragment) return;
      if (cell !== this.#cell.id) throw new LinkError('The link is for a cell that is not here.');
      this.#show(source);
    } catch (error) {
      if (fragment !== this.#fragment) return;
      if (!(error instanceof LinkError)) throw error;
      const choices = { Close: () => this.#dismiss() };
      this.#notes.ask('link', { text: error.message, choices });
    }
    this.#cell.scrollIntoView({ block: 'start' });
  }

  /** Whether it is for this cell; what is for no cell of the page is told at the first. @param {string} id */
  #isFor(id) {
    if (id === this.#cell.id) return true;
    const cells = [...document.querySelectorAll('py-cell')];
    return cells[0] === this.#cell && !cells.some((cell) => cell.id === id);
  }

  /** @param {string} source */
  #show(source) {
    const cell = this.#cell;
    const linked = new Linked(source);
    this.#notes.ask('link', {
      text: 'From a link: code that somebody sent. It runs when you run it here, in a Python of its own. Your code below is as you left it.',
      content: linked.element,
      other: source,
      choices: {
        'Run the linked code': () => void cell.runOnce(source, linked),
        'Keep as mine': () => {
          const mine = cell.source;
          this.#dismiss();
          cell.stop();
          cell.source = source;
          this.keeper.save();
          if (mine !== cell.original && mine !== source) this.keeper.offerUndo(mine);
        },
        Dismiss: () => this.#dismiss(),
      },
    });
  }

  /** The link is done with: a reload is not to bring it back. */
  #dismiss() {
    this.#fragment = '';
    this.#notes.settle('link');
    const { pathname, search } = location;
    history.replaceState(history.state, '', pathname + search);
  }

  /** Make a link to the code as it stands, and give it to the reader. */
  async share() {
    const { id, source } = this.#cell;
    try {
      const link = new URL(await encode({ cell: id, source }), location.href).href;
      await this.#give(link);
    } catch (error) {
      if (!(error instanceof LinkError)) throw error;
      this.#notes.ask('share', {
        text: error.message,
        choices: { Close: () => this.#notes.settle('share') },
      });
    }
  }

  /** @param {string} link */
  async #give(link) {
    this.#notes.settle('share');
    try {
      await navigator.clipboard.writeText(link);
      this.#cell.say(`Link copied: ${link.length} characters`);
    } catch {
      const field = document.createElement('input');
      field.readOnly = true;
      field.value = link;
      field.className = 'cell-link-field';
      field.setAttribute('aria-label', 'Link to your code');
      this.#notes.ask('share', {
        text: `The browser does not allow copying. Copy the link yourself: ${link.length} characters.`,
        content: field,
        choices: { Close: () => this.#notes.settle('share') },
      });
      field.focus();
      field.select();
    }
  }

  release() {
    this.#notes.release();
  }
}
