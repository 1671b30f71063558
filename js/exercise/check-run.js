/**
 * One check of an answer: the reader's code and the checks, run by the runner of the visit.
 */

import { getRunner } from '../python/visit.js';
import { Findings } from './findings.js';
import { TIME_LIMIT } from './words.js';

/**
 * @typedef {import('../python/runner.js').Outcome} Outcome
 * @typedef {object} Listener
 * @property {(loaded: number, total: number) => void} onLoading bytes of Python's files
 * @property {(words: string) => void} onState what is waited for
 * @property {(finding: import('./findings.js').Finding) => void} onFinding
 */

export class CheckRun {
  /** Whether the run was ended because it took too long. */
  late = false;

  /**
   * @param {HTMLElement & { source: string }} cell
   * @param {import('./asset.js').Asset} asset
   * @param {Listener} listener
   */
  constructor(cell, { before, after }, listener) {
    const findings = new Findings();
    const needs = [before, { id: cell.id, source: cell.source }];
    const run = getRunner().run(
      { cell: `checks-of-${cell.id}`, source: after, needs },
      {
        onLoading: listener.onLoading,
        onStarting: () => listener.onState('Starting Python'),
        onWaiting: () => listener.onState('Waiting for a cell'),
        onRunning: () => {
          listener.onState('Checking');
          this.#limit = setTimeout(() => {
            this.late = true;
            run.stop();
          }, TIME_LIMIT * 1000);
        },
        onPrint: (stream, text) => {
          if (stream === 'stdout') findings.take(text).forEach(listener.onFinding);
        },
        onPlot: () => {},
      },
    );
    this.stop = run.stop;
    /** @type {Promise<Outcome>} */
    this.outcome = run.outcome.finally(() => clearTimeout(this.#limit));
  }

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #limit;
}
