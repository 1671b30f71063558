// One run of a cell's program: what it prints, what it plots and how it ends.

import { afterWhatWaits } from '../python/idle.js';
import { getRunner } from '../python/visit.js';
import { RunPlots } from './run-plots.js';

/**
 * @typedef {import('../plot/spec.js').PlotSpec} PlotSpec
 * @typedef {import('../python/runner.js').Outcome} Outcome
 * @typedef {import('../python/runner.js').Program} Program
 * @typedef {import('../python/runner.js').Listener} Listener
 * @typedef {import('../python/protocol.js').RunError} RunError
 * @typedef {import('./plots.js').Plots} Plots
 * @typedef {Partial<Listener> & { hasNewer?: () => boolean }} RunListener `hasNewer`: whether another
 *   run is to be asked for as soon as this one is over
 * @typedef {import('./py-cell.js').CellState} CellState
 * @typedef {{ type: string, message: string, line: number | null }} CellError
 * @typedef {{ state: CellState, stdout: string, stderr: string, value: string | null,
 *   error: CellError | null, plots: PlotSpec[] }} Result
 */

const nothing = () => {};

export class CellRun {
  printed = { stdout: '', stderr: '' };
  /** When Python took it up, for the last time. @type {number | null} */
  running = null;
  /**
   * Milliseconds that the program took, and that passed until its plots were drawn, once it has ended by
   * itself.
   * @type {{ took: number, passed: number } | null}
   */
  times = null;

  /**
   * @param {Program} program
   * @param {Plots} plots draws what the program plots
   * @param {RunListener} listener
   * @param {number} [asked] when it was asked for, where that was earlier
   */
  constructor(program, plots, listener, asked = performance.now()) {
    this.asked = asked;
    this.source = program.source;
    this.fresh = program.fresh ?? false;
    const { hasNewer = () => false } = listener;
    this.plots = new RunPlots(plots, asked, hasNewer);
    const { outcome, stop } = getRunner().run(program, {
      onLoading: nothing,
      onWaiting: nothing,
      ...listener,
      // Not while its files are unpacked, which takes all that the device has.
      onStarting: () => {
        plots.prepare();
        listener.onStarting?.();
      },
      onRunning: () => {
        this.running = performance.now();
        this.printed = { stdout: '', stderr: '' };
        this.plots.begin();
        listener.onRunning?.();
      },
      onPrint: (stream, text) => {
        this.printed[stream] += text;
        listener.onPrint?.(stream, text);
      },
      onPlot: (...plot) => this.plots.take(...plot),
    });
    this.stop = stop;
    /** Settles when the program is over and Python can take up another. */
    this.over = outcome;
    /** How the run ended, its plots drawn. */
    this.outcome = outcome.then(async (ended) => {
      await afterWhatWaits();
      const drawn = settled(ended, this.plots, program.cell);
      if (ended.state === 'ok' || ended.state === 'error') {
        const passed = performance.now() - (this.running ?? asked);
        this.times = { took: ended.took ?? passed, passed };
      }
      return drawn;
    });
  }

  /** What `run()` of a cell resolves to. @param {Outcome} ended */
  result(ended) {
    /** @type {Result} */
    const result = {
      state: ended.state,
      ...this.printed,
      value: ended.state === 'ok' ? ended.value : null,
      error: ended.state === 'error' ? brief(ended.error) : null,
      plots: this.plots.specs,
    };
    return result;
  }
}

/** @param {RunError} error @returns {CellError} */
function brief({ type, message, line }) {
  return { type, message, line };
}

/**
 * The outcome with the plots drawn: plot data that cannot be drawn are an error of the program.
 * @param {Outcome} outcome
 * @param {RunPlots} plots
 * @param {string} cell
 * @returns {Outcome}
 */
function settled(outcome, plots, cell) {
  plots.settle();
  if (outcome.state !== 'ok' || !plots.problem) return outcome;
  const message = plots.problem;
  const rest = { line: plots.line, traceback: '', hint: null, cell };
  return { state: 'error', error: { type: 'PlotDataError', message, ...rest } };
}
