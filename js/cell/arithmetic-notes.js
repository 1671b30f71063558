// Where a program's numbers stop being numbers: told in a line each, under its output. The build has
// looked at the author's program; a reader's is looked at by running it once more, when it has drawn
// and nothing moves. See textbook/runtime/arithmetic_watch.py.

import { getRunner } from '../python/visit.js';
import { neededCells, needsAuthors } from './needs.js';

/** @typedef {import('../python/protocol.js').Note} Note */
/** @typedef {import('../python/runner.js').Outcome} Outcome */

/** Milliseconds without another run, after which the program is looked at. */
const QUIET = 150;
/** The longest run, in milliseconds, that is made once more: a look takes several times as long. */
const LONGEST = 250;
/** Milliseconds that a look may take. */
const PATIENCE = 5_000;
/** Programs that do something else each time, or take time on purpose. */
const ONCE = /\b(?:await|sleep|open|os|pathlib|shutil|sqlite3|subprocess|threading|textbook)\b/;

const nothing = () => {};
const SILENT = {
  ...{ onLoading: nothing, onStarting: nothing, onWaiting: nothing, onRunning: nothing },
  ...{ onPrint: nothing, onPlot: nothing },
};

/**
 * Whether a run that took so many milliseconds is worth another one.
 * @param {string[]} sources of the cell and of those that it needs
 * @param {number} took
 */
export function maybeLookedAt(sources, took) {
  const computes = sources.some((source) => source.includes('numpy'));
  return computes && took <= LONGEST && !sources.some((source) => ONCE.test(source));
}

export class ArithmeticNotes {
  #cell;
  #host;
  #goTo;
  /** What the build has put here. */
  #original;
  /** Of the look that is wanted, or under way. @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /**
   * @param {HTMLElement & { source: string, original: string }} cell
   * @param {HTMLElement} host
   * @param {(line: number) => void} goTo called when the reader follows a line's number
   */
  constructor(cell, host, goTo) {
    this.#cell = cell;
    this.#host = host;
    this.#goTo = goTo;
    this.#original = read(host, cell.id);
    this.show(this.#original);
  }

  /** The notes of the author's program. */
  restore() {
    this.clear();
    this.show(this.#original);
  }

  clear() {
    this.wait();
    this.show([]);
  }

  /** Another run begins, which may say the same: what is told stays until it is known. */
  wait() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** Tell it of the program that has just run. @param {string} source @param {Outcome} ended */
  ran(source, ended) {
    this.wait();
    const cell = this.#cell;
    if (source === cell.original && needsAuthors(cell)) this.restore();
    else if (ended.state !== 'ok' || !maybeLookedAt(this.#sources(source), ended.took))
      this.clear();
    else this.#timer = setTimeout(() => this.#look(source), QUIET);
  }

  /** @param {string} source */
  #sources(source) {
    return [...neededCells(this.#cell).map((needed) => needed.source), source];
  }

  /** @param {string} source */
  async #look(source) {
    const timer = this.#timer;
    const [cell, runner] = [this.#cell, getRunner()];
    if (!runner.ready) {
      this.show([]);
      return;
    }
    const needs = neededCells(cell);
    const program = { cell: cell.id, source, needs, hard: PATIENCE, look: true };
    const ended = await runner.run(program, SILENT).outcome;
    // Another run, or Reset, has come meanwhile.
    if (timer !== this.#timer || !cell.isConnected) return;
    this.show(ended.state === 'ok' ? (ended.notes ?? []) : []);
  }

  /** @param {Note[]} notes */
  show(notes) {
    if (!notes.length && this.#host.hidden) return;
    this.#host.replaceChildren(...notes.map((note) => this.#line(note)));
    if (notes.length) this.#host.append(more());
    this.#host.hidden = !notes.length;
  }

  /** @param {Note} note */
  #line({ cell, line, text }) {
    const row = document.createElement('p');
    row.dataset.line = String(line);
    if (cell !== this.#cell.id) row.append('In a cell that this one needs, line ', `${line}: `);
    else {
      const link = document.createElement('button');
      link.type = 'button';
      link.className = 'cell-link';
      link.textContent = `Line ${line}`;
      link.addEventListener('click', () => this.#goTo(line));
      row.append(link, ': ');
    }
    // What stands between backticks is code.
    for (const [index, part] of text.split('`').entries()) {
      const shown = document.createElement(index % 2 ? 'code' : 'span');
      shown.textContent = part;
      row.append(shown);
    }
    return row;
  }

  release() {
    this.wait();
  }
}

/** @param {HTMLElement} host @param {string} cell @returns {Note[]} */
function read(host, cell) {
  return [...host.querySelectorAll('p[data-line]')].map((row) => ({
    cell: /** @type {HTMLElement} */ (row).dataset.cell ?? cell,
    line: Number(/** @type {HTMLElement} */ (row).dataset.line),
    text: /** @type {HTMLElement} */ (row).dataset.text ?? '',
  }));
}

/** A link to the page that says more, if the book has one. */
function more() {
  const page = document.querySelector('meta[name="numbers-page"]')?.getAttribute('content');
  if (!page) return '';
  const link = document.createElement('a');
  link.href = new URL(page, new URL('../../', import.meta.url)).href;
  link.textContent = 'NumPy here and elsewhere';
  return link;
}
