// What makes a cell answer without a press of Run: the controls of its parameters, undo on them, and
// running as the reader types.

import { ParameterPanel } from './parameters/panel.js';
import { QuickAnswers } from './quick.js';
import { Values } from './values.js';

/**
 * @typedef {import('./parameters/read.js').Parameter} Parameter
 * @typedef {import('./code.js').Code} Code
 * @typedef {string | number | boolean} Value
 */

export class Lively {
  /** Whether the code is run at every change of it. */
  #live = false;
  #code;
  #panel;
  #quick;
  #onMove;

  /**
   * @param {object} place
   * @param {HTMLElement} place.host the element with `data-part="parameters"`
   * @param {string} place.id of the cell
   * @param {string | undefined} place.grid the name of the cell's file of results
   * @param {Code} place.code
   * @param {string} place.original the author's code
   * @param {import('./quick.js').Cell & { onMove: () => void }} cell
   */
  constructor({ host, id, grid, code, original }, cell) {
    this.#code = code;
    this.#onMove = cell.onMove;
    this.values = new Values(code, original);
    this.#quick = new QuickAnswers(cell, grid);
    this.#panel = new ParameterPanel(host, id, {
      onTouch: () => {
        this.#quick.prepare();
        void code.load();
      },
      onInput: (parameter, value) => this.#move(parameter, value),
      onRelease: () => this.#quick.released(),
      onReset: (parameter) => this.#moveBack(parameter),
      onUndo: (redo) => void this.#undo(redo),
    });
  }

  get live() {
    return this.#live;
  }

  set live(on) {
    this.#live = on;
    if (on) this.#quick.typed();
  }

  /**
   * The code has changed: let the controls follow, and run it if that is wanted.
   * @param {boolean} byControl which has it run itself
   */
  edited(byControl) {
    const { parameters, faults } = this.values.read();
    this.#panel.show(parameters, faults);
    if (this.#live && !byControl) this.#quick.typed();
  }

  /** Forget what waits to be run. */
  cancel() {
    this.#quick.release();
  }

  /** @param {Parameter} parameter @param {Value} wanted */
  #move(parameter, wanted) {
    const value = typeof wanted === 'number' ? this.#quick.possible(parameter, wanted) : wanted;
    this.#change(parameter, value, () => this.values.write(parameter.name, value));
  }

  /** @param {Parameter} parameter */
  #moveBack(parameter) {
    const value = this.values.authors(parameter.name);
    if (value === undefined) return;
    this.#change(parameter, value, () => this.values.restore(parameter.name));
    this.#quick.released();
  }

  /** @param {Parameter} parameter @param {Value} value @param {() => void} write */
  #change(parameter, value, write) {
    this.#onMove();
    write();
    this.#quick.moved(parameter, value, this.values.isAuthorsBut(parameter.name));
  }

  /** @param {boolean} redo */
  async #undo(redo) {
    await this.#code.undo(redo);
    this.#quick.typed();
  }

  release() {
    this.#quick.release();
    this.#panel.release();
  }
}
