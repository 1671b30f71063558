// How a cell answers a slider or the keyboard at once: by Python where it is up and quick enough,
// by what the build has computed where it is not, and always with the newest value only.

import { stir } from '../python/idle.js';
import { Grid } from './grid.js';
import { Newest } from './newest.js';
import { inWords } from './parameters/literal.js';

/**
 * Milliseconds above which a cell is run when a slider is let go, not while it moves: the one where so
 * much passed twice until the plots were drawn, the other where the program alone took as long five
 * times, since the first runs of a Python that has just started take longer than the rest.
 */
const VERY_SLOW = 200;
const SLOW = 50;
/** Milliseconds after which a run is given up for a newer one. */
const TOO_LONG = 2000;

const NOT_RUN = 'Press Run: this code has not run here';

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
 * @property {() => number} lasts milliseconds that the program in hand has run; 0 while it waits
 * @property {() => boolean} isHeldUp whether a run that was pressed is to end before another begins
 * @property {() => void} stop ends the run in hand
 * @property {() => boolean} isShown whether what is shown is of the code as it stands
 * @property {() => void} fail runs in the ordinary way, so that the reader is told what is wrong
 * @property {(result: Result, exact: boolean) => void} show `exact`: it is the code's as it stands
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
  #starting = false;
  /** Whether a run waits for Python. */
  #wanted = false;
  /** The last move, again: it was made while the build's results were on their way. @type {(() => void) | null} */
  #late = null;
  /** What is drawn for another value than the code's, in words. */
  #stopgap = '';
  /** Whether the last word was that Python is loaded on Run only. */
  #told = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #patience;
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
    void this.#load();
    this.#start();
  }

  async #load() {
    const name = this.#name;
    if (!name) return;
    this.#loading ??= Grid.load(name).then(
      (grid) => {
        this.#grid = grid;
        if (!this.#cell.isShown()) this.#late?.();
      },
      () => {
        // Without it the slider answers when Python is up; the next touch tries again.
        this.#loading = null;
      },
    );
    await this.#loading;
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
   * A control has moved, and the code with it.
   * @param {Parameter | undefined} slider as in `put`
   */
  moved(slider) {
    stir();
    this.#stopgap = '';
    if (this.#cell.isReady() && !this.isSlow) {
      this.#request();
      return;
    }
    if (!this.#grid) this.#late = () => this.moved(slider);
    const drawn = slider && this.#draw(slider);
    if (this.isSlow) {
      const seconds = (this.#typical / 1000).toFixed(1);
      this.#cell.say(`Takes ${seconds} s: runs when you let go`);
    } else if (!drawn || this.#cell.mayStart()) this.#start(true);
  }

  /** A slider was let go. */
  released() {
    if (this.isSlow) this.#request();
    else if (this.#stopgap) this.#cell.say(this.#stopgap);
  }

  /** The code was changed by typing, and is to be run as it is. */
  typed() {
    stir();
    clearTimeout(this.#timer);
    const wait = this.isSlow ? Math.min(2 * this.#typical, 1000) : 0;
    this.#timer = setTimeout(() => {
      if (this.#cell.isReady()) this.#request();
      else this.#start(true);
    }, wait);
  }

  /** The code was changed in another way: what a slider has left is of no use any more. */
  forget() {
    this.#late = null;
    this.#stopgap = '';
  }

  /**
   * Other code was put into the cell: show what it does where that takes no Python that is not up, or
   * say that it was not run.
   * @param {Parameter | undefined} slider whose value is all that is not the author's, if there is one
   */
  async put(slider) {
    if (slider && this.#cell.isReady()) this.#request();
    else {
      if (slider && this.#cell.mayStart()) await this.#load();
      if (this.#cell.isShown() || this.#newest.going) return;
      if (!slider || !this.#draw(slider)) this.#cell.say(NOT_RUN);
      else if (this.#stopgap) this.#cell.say(this.#stopgap);
    }
  }

  /**
   * Draw what the build has computed for the slider's value, or for the nearest one that it has.
   * @param {Parameter} slider
   * @returns {boolean} whether it has any
   */
  #draw(slider) {
    const near = this.#grid?.nearest(slider.name, Number(slider.value)) ?? null;
    const result = near === null ? null : this.#grid?.at(slider.name, near);
    if (near === null || !result) return false;
    const exact = slider.value === near;
    this.#cell.show(result, exact);
    const [wanted, drawn] = [slider.value, near].map((one) => inWords(slider, one));
    const later = this.#cell.mayStart() ? `for ${wanted} with Python` : `press Run for ${wanted}`;
    this.#stopgap = exact ? '' : `Drawn for ${drawn}; ${later}`;
    if (exact && this.#told) this.#cell.say('');
    this.#told = false;
    return true;
  }

  /** Have the code run as it stands. */
  #request() {
    this.#newest.request();
    this.#giveWay();
  }

  /** End the program in hand, when it has run for long, if there is a newer one. */
  #giveWay() {
    clearTimeout(this.#patience);
    if (!this.#newest.going) return;
    const left = TOO_LONG - this.#cell.lasts();
    if (left > 0) this.#patience = setTimeout(() => this.#giveWay(), left);
    else if (this.#newest.wanted || this.#cell.isHeldUp()) this.#cell.stop();
  }

  /** @param {boolean} [wanted] whether a run is waiting for it */
  #start(wanted = false) {
    if (this.#cell.isReady()) return;
    if (!this.#cell.mayStart()) {
      if (wanted) this.#cell.say('Press Run: Python is loaded only then');
      this.#told ||= wanted;
      return;
    }
    if (wanted) this.#wanted = true;
    if (this.#starting) return;
    this.#starting = true;
    this.#cell
      .start()
      .then(
        () => this.#wanted && this.#request(),
        () => this.#wanted && this.#cell.fail(),
      )
      .finally(() => {
        this.#starting = false;
        this.#wanted = false;
      });
  }

  async #run() {
    this.#stopgap = '';
    const hasNewer = () => this.#newest.wanted;
    await this.#cell.run((times) => this.#note(times), hasNewer);
  }

  /** @param {{ took: number, passed: number }} times */
  #note({ took, passed }) {
    this.#took = [...this.#took.slice(1), took];
    this.#passed = [...this.#passed.slice(1), passed];
  }

  /** The reader has stopped the run in hand: what is newer than that goes on. */
  stopped() {
    if (!this.#newest.wanted) this.release();
  }

  release() {
    clearTimeout(this.#timer);
    clearTimeout(this.#patience);
    this.#newest.cancel();
    this.#wanted = false;
  }
}
