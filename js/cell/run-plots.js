// The plots of one run on their way into the charts of its cell: the first at once, then the newest
// per screen refresh.

import { readPlots } from '../plot/read.js';

/** @typedef {import('../plot/spec.js').PlotSpec} PlotSpec */

export class RunPlots {
  /** The newest that could be drawn. @type {PlotSpec[]} */
  specs = [];
  /** What was wrong with the newest plot data, or null. @type {string | null} */
  problem = null;
  /** The line of the program that assigned it. @type {number | null} */
  line = null;
  /** @type {{ text: string, notes: string[] } | null} */
  #pending = null;
  #refresh = 0;
  /** Whether one has come. */
  #taken = false;
  #charts;
  #asked;
  #hasNewer;

  /**
   * @param {import('./plots.js').Plots} charts
   * @param {number} asked when the run was asked for
   * @param {() => boolean} hasNewer whether another run is to be asked for when this one is over
   */
  constructor(charts, asked, hasNewer) {
    this.#charts = charts;
    this.#asked = asked;
    this.#hasNewer = hasNewer;
  }

  /** The run begins, perhaps anew. */
  begin() {
    this.specs = [];
    this.problem = null;
    this.#pending = null;
    this.#taken = false;
    this.#charts.prepare();
  }

  /**
   * @param {string | null} text one assignment to js.window.py_plot_data
   * @param {string[]} notes what was left out of it on its way
   * @param {string | null} problem why it is none
   * @param {number | null} line of the assignment
   */
  take(text, notes, problem, line) {
    this.problem = problem;
    this.line = line;
    if (text === null) return;
    this.#pending = { text, notes };
    const first = !this.#taken;
    this.#taken = true;
    // A program that plots faster than this draws would else fill the page's queue; and what is to
    // be asked of Python when the run is over goes first, since that is at work while this draws.
    if (first && !this.#hasNewer()) this.settle();
    else this.#refresh ||= requestAnimationFrame(() => this.settle());
  }

  /** Draw what is still waiting. */
  settle() {
    cancelAnimationFrame(this.#refresh);
    this.#refresh = 0;
    if (!this.#pending) return;
    const { text, notes: before } = this.#pending;
    const { plots, notes, problem } = readPlots(text);
    this.#pending = null;
    this.problem = problem;
    if (problem) return;
    this.specs = plots;
    this.#charts.draw(plots, [...before, ...notes], this.#asked);
  }
}
