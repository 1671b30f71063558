/**
 * One check of an answer: the reader's code and the checks, run by the runner of the visit.
 */

import { limits } from '../limits.js';
import { getRunner } from '../python/visit.js';
import { Findings } from './findings.js';

/**
 * @typedef {object} Listener
 * @property {(loaded: number, total: number) => void} onLoading bytes of Python's files
 * @property {(words: string) => void} onState what is waited for
 * @property {(finding: import('./findings.js').Finding) => void} onFinding
 */

/**
 * @param {HTMLElement & { source: string }} cell
 * @param {import('./asset.js').Asset} asset
 * @param {Listener} listener
 */
export function checkAnswer(cell, { before, after }, { onLoading, onState, onFinding }) {
  let findings = new Findings();
  const program = {
    cell: `checks-of-${cell.id}`,
    source: after,
    needs: [before, { id: cell.id, source: cell.source }],
    hard: limits.CHECK_SECONDS * 1000,
  };
  return getRunner().run(program, {
    onLoading,
    onStarting: () => onState('Starting Python'),
    onWaiting: () => onState('Waiting for a cell'),
    onRunning: () => {
      findings = new Findings();
      onState('Checking');
    },
    onPrint: (stream, text) => {
      if (stream === 'stdout') findings.take(text).forEach(onFinding);
    },
    onPlot: () => {},
  });
}
