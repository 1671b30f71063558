// How a cell answers a slider or the keyboard at once: by Python where it is up and quick enough,
// by what the build has computed where it is not, and always with the newest value only.

import { stir } from '../python/idle.js';
import { Grid } from './grid.js';
import { Newest } from './newest.js';

/**
 * Milliseconds above which a cell is run when a slider is let go, not while it moves: the one where so
 * much passed twice until the plots were drawn, the other where the program alone took as long five
 * times, since the first runs of a Python that has just started take longer than the rest.
 */
const VERY_SLOW = 200;
const SLOW = 50;
/** Milliseconds after which a run is given up for a newer one. */
const TOO_LONG = 2000;

/**
 * @typedef {import('./grid.js').Result} Result
 * @typedef {import('./parameters/read.js').Parameter} Parameter
 *
 * What a cell lends for this.
 * @typedef {object} Cell
 * @property {() => boolean} isReady whether Python is up
 * @property {() => boolean} mayStart whether the reader lets Python start before Run is pressed
 * @property {() => Promise<void>} start starts Python
 * @property {(note: (times: { took: number, passed: number }) => void, hasNewer: () => boolean)
 *   => Promise<void>} run runs the code as it stands, without a stir; settles when Python is free
 *   again. When it is drawn, `note` is told how many milliseconds the program took, and all of it,
 *   unless it was stopped; `hasNewer` says whether another run is to follow at once
 * @property {() => void} stop
 * @property {() => void} fail runs in the ordinary way, so that the reader is told what is wrong
 * @property {(result: Result) => void} show
 * @property {(text: string) => void} say
 */

export class QuickAnswers {
  /** @type {Promise<void> | null} */
  #loading = null;
  /** @type {Grid | null} */
  #grid = null;
  #newest = new Newest(() => this.#run());
  /** Milliseconds of the programs of the last five runs, the newest last; one slow run may be chance. */
  #took = [0, 0, 0, 0, 0];
  /** Milliseconds of all of the last two. */
  #passed = [0, 0];
  /** When the run in hand began, or 0. */
  #began = 0;
  #starting = false;
  /** Whether a run waits for Python. */
  #wanted = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #cell;
  #name;

  /** @param {Cell} cell @param {string | undefined} name of the file of the grid */
  constructor(cell, name) {
    this.#cell = cell;
    this.#name = name;
  }

  /** The reader is about to move something: get what may be needed. */
  prepare() {
    stir();
    const name = this.#name;
    if (name) {
      this.#loading ??= Grid.load(name).then(
        (grid) => {
          this.#grid = grid;
        },
        () => {
          // Without it the slider answers when Python is up; the next touch tries again.
          this.#loading = null;
        },
      );
    }
    this.#start();
  }

  /** Whether the cell is too slow to follow a slider while it moves. */
  get isSlow() {
    return this.#typical > VERY_SLOW || Math.min(...this.#took) > SLOW;
  }

  /** Milliseconds that the cell takes, the better of the last two runs. */
  get #typical() {
    return Math.min(...this.#passed);
  }

  /**
   * The value that a slider can be answered at now: the nearest one that the build has computed
   * where Python cannot answer, else the value itself.
   * @param {Parameter} parameter
   * @param {number} value
   */
  possible({ name }, value) {
    if (this.#cell.isReady() && !this.isSlow) return value;
    return this.#grid?.nearest(name, value) ?? value;
  }

  /**
   * A slider has moved, and the code with it.
   * @param {Parameter} parameter
   * @param {string | number | boolean} value
   * @param {boolean} known whether everything but this value is the author's
   */
  moved({ name }, value, known) {
    stir();
    if (this.#cell.isReady() && !this.isSlow) {
      this.#newest.request();
      return;
    }
    const result = known && typeof value === 'number' ? this.#grid?.at(name, value) : null;
    if (result) this.#cell.show(result);
    if (this.isSlow) {
      const seconds = (this.#typical / 1000).toFixed(1);
      this.#cell.say(`Takes ${seconds} s: runs when you let go`);
    } else if (!result || this.#cell.mayStart()) this.#start(true);
  }

  /** A slider was let go. */
  released() {
    if (this.isSlow) this.#newest.request();
  }

  /** The code was changed by typing, and is to be run as it is. */
  typed() {
    stir();
    clearTimeout(this.#timer);
    if (this.#began && performance.now() - this.#began > TOO_LONG) this.#cell.stop();
    const wait = this.isSlow ? Math.min(2 * this.#typical, 1000) : 0;
    this.#timer = setTimeout(() => {
      if (this.#cell.isReady()) this.#newest.request();
      else this.#start(true);
    }, wait);
  }

  /** @param {boolean} [wanted] whether a run is waiting for it */
  #start(wanted = false) {
    if (this.#cell.isReady()) return;
    if (!this.#cell.mayStart()) {
      if (wanted) this.#cell.say('Press Run: Python is loaded only then');
      return;
    }
    if (wanted) this.#wanted = true;
    if (this.#starting) return;
    this.#starting = true;
    this.#cell
      .start()
      .then(
        () => this.#wanted && this.#newest.request(),
        () => this.#wanted && this.#cell.fail(),
      )
      .finally(() => {
        this.#starting = false;
        this.#wanted = false;
      });
  }

  async #run() {
    this.#began = performance.now();
    const hasNewer = () => this.#newest.wanted;
    await this.#cell.run((times) => this.#note(times), hasNewer);
    this.#began = 0;
  }

  /** @param {{ took: number, passed: number }} times */
  #note({ took, passed }) {
    this.#took = [...this.#took.slice(1), took];
    this.#passed = [...this.#passed.slice(1), passed];
  }

  release() {
    clearTimeout(this.#timer);
    this.#newest.cancel();
    this.#wanted = false;
  }
}
