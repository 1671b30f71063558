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
   * What was moved last: the parameter, when, whether it is still held, and how often a pointer was
   * pressed since.
   * @type {{ name: string, at: number, held: boolean, presses: number } | null}
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
      onPress: () => {
        if (this.#move) this.#move.presses += 1;
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
    // Live runs it.
    if (this.#live || this.#cell.isShown()) return;
    const act = () => {
      if (!this.#cell.isShown()) void this.#quick.put(this.#onlyChange);
    };
    // What is said is said at once: a word that comes later moves what the reader is about to press.
    if (this.#onlyChange) whenNear(this.#host, MARGIN, act, this.#there.signal);
    else act();
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
  #moved({ name }, value) {
    const now = performance.now();
    const last = this.#move?.name === name ? this.#move : null;
    const goesOn = last?.presses === 0 && (last.held || now - last.at < ONE_MOVE);
    this.#move = { name, at: now, held: true, presses: 0 };
    this.#change(() => this.values.write(name, value, goesOn));
  }

  #released() {
    if (this.#move) this.#move.held = false;
    this.#quick.released();
  }

  /** @param {Parameter} parameter */
  #moveBack(parameter) {
    if (this.values.authors(parameter.name) === undefined) return;
    // The first click of the two may have moved it.
    const last = this.#move;
    const goesOn =
      last?.name === parameter.name && last.presses === 1 && performance.now() - last.at < ONE_MOVE;
    this.#move = null;
    this.#change(() => this.values.restore(parameter.name, goesOn));
    this.#quick.released();
  }

  /** @param {() => void} write */
  #change(write) {
    this.#cell.onMove();
    write();
    // Of two sliders, the other may be the one that is not the author's.
    this.#quick.moved(this.#onlyChange);
  }

  /** The slider whose value is all that is not the author's. */
  get #onlyChange() {
    return this.#cell.needsAuthors() ? this.values.onlyChange : undefined;
  }

  /** @param {boolean} redo */
  async #undo(redo) {
    await this.#code.undo(redo);
    if (!this.#onlyChange) this.#quick.typed();
  }

  /** A change was taken back, or made again: where it was a slider's, that is answered. */
  undone() {
    const slider = this.#onlyChange;
    if (!slider || this.#cell.isShown()) return;
    this.#quick.moved(slider);
    this.#quick.released();
  }

  release() {
    this.#there.abort();
    this.#quick.release();
    this.#panel.release();
  }
}
