// The run in hand of a cell: there is one at most, and a newer one takes its place.

import { neededCells } from './needs.js';
import { CellRun } from './run.js';

/** Milliseconds after which a run that nobody asked for is shown as running, and can be stopped. */
export const QUIET = 300;

export class RunInHand {
  /** @type {CellRun | null} */
  current = null;
  /**
   * The code that what is shown is of, or will be when the run has ended; the author's while null.
   * @type {string | null}
   */
  shown = null;
  #cell;

  /** @param {HTMLElement & { source: string }} cell */
  constructor(cell) {
    this.#cell = cell;
  }

  /**
   * @param {{ source: string, fresh?: boolean, hard?: number }} what as in the runner's Program
   * @param {import('./plots.js').Plots} plots
   * @param {import('./run.js').RunListener} listener
   * @param {number} [asked] as in the run
   */
  start(what, plots, listener, asked) {
    const program = { cell: this.#cell.id, needs: neededCells(this.#cell), ...what };
    const run = new CellRun(program, plots, listener, asked);
    this.current = run;
    this.shown = program.source;
    return run;
  }

  /** There is none any more, if it is this one. @param {CellRun} run */
  end(run) {
    if (this.current === run) this.current = null;
  }

  /** End it, unless it is soon over by itself: ending it costs a start of Python. */
  giveWay() {
    const run = this.current;
    if (!run) return;
    // One that has not begun ends for nothing.
    if (run.running && performance.now() - run.running < QUIET) setTimeout(run.stop, QUIET);
    else run.stop();
  }

  stop() {
    this.current?.stop();
  }
}
