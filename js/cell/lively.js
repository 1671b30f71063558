// What makes a cell answer without a press of Run: the controls of its parameters, undo on them, and
// running as the reader types.

import { whenNear } from '../near.js';
import { ParameterPanel } from './parameters/panel.js';
import { QuickAnswers } from './quick.js';
import { Values } from './values.js';

/**
 * @typedef {import('./parameters/read.js').Parameter} Parameter
 * @typedef {import('./code.js').Code} Code
 * @typedef {string | number | boolean} Value
 */

/** Milliseconds between two presses of a key, at most, that are undone together. */
const ONE_MOVE = 1000;
/** How far from the view a cell shows what was put into it, in pixels. */
const MARGIN = 200;

export class Lively {
  /** Whether the code is run at every change of it. */
  #live = false;
  #code;
  #panel;
  #quick;
  #cell;
  #host;
  #there = new AbortController();
  /**
   * What was moved last: the parameter, when, and whether it is still held.
   * @type {{ name: string, at: number, held: boolean } | null}
   */
  #move = null;

  /**
   * @param {object} place
   * @param {HTMLElement} place.host the element with `data-part="parameters"`
   * @param {string} place.id of the cell
   * @param {string | undefined} place.grid the name of the cell's file of results
   * @param {Code} place.code
   * @param {string} place.original the author's code
   * @param {import('./quick.js').Cell & { onMove: () => void, needsAuthors: () => boolean }} cell
   *   `needsAuthors`: whether all that it needs is as the author wrote it
   */
  constructor({ host, id, grid, code, original }, cell) {
    this.#code = code;
    this.#cell = cell;
    this.#host = host;
    this.values = new Values(code, original);
    this.#quick = new QuickAnswers(cell, grid);
    this.#panel = new ParameterPanel(host, id, {
      onTouch: () => {
        this.#quick.prepare();
        void code.load();
      },
      onInput: (parameter, value) => this.#moved(parameter, value),
      onRelease: () => this.#released(),
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
    if (byControl) return;
    this.#move = null;
    this.#quick.forget();
    if (this.#live) this.#quick.typed();
  }

  /** Other code was put into the cell, by nobody's typing. */
  put() {
    const act = () => {
      if (!this.#cell.isShown()) void this.#quick.put(this.#onlyChange);
    };
    whenNear(this.#host, MARGIN, act, this.#there.signal);
  }

  /** The run in hand was stopped by the reader. */
  stopped() {
    this.#quick.stopped();
  }

  /** Forget what waits to be run. */
  cancel() {
    this.#quick.release();
  }

  /** @param {Parameter} parameter @param {Value} value */
  #moved(parameter, value) {
    const { name } = parameter;
    const now = performance.now();
    const last = this.#move?.name === name ? this.#move : null;
    const goesOn = last !== null && (last.held || now - last.at < ONE_MOVE);
    this.#move = { name, at: now, held: true };
    this.#change(parameter, value, () => this.values.write(name, value, goesOn));
  }

  #released() {
    if (this.#move) this.#move.held = false;
    this.#quick.released();
  }

  /** @param {Parameter} parameter */
  #moveBack(parameter) {
    const value = this.values.authors(parameter.name);
    if (value === undefined) return;
    this.#move = null;
    this.#change(parameter, value, () => this.values.restore(parameter.name));
    this.#quick.released();
  }

  /** @param {Parameter} parameter @param {Value} value @param {() => void} write */
  #change(parameter, value, write) {
    this.#cell.onMove();
    write();
    const known = this.#cell.needsAuthors() && this.values.isAuthorsBut(parameter.name);
    this.#quick.moved(parameter, value, known);
  }

  /** The slider whose value is all that is not the author's. */
  get #onlyChange() {
    return this.#cell.needsAuthors() ? this.values.onlyChange : undefined;
  }

  /** @param {boolean} redo */
  async #undo(redo) {
    await this.#code.undo(redo);
    const slider = this.#onlyChange;
    if (!slider) return this.#quick.typed();
    this.#quick.moved(slider, slider.value, true);
    this.#quick.released();
  }

  release() {
    this.#there.abort();
    this.#quick.release();
    this.#panel.release();
  }
}
