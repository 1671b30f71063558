// Runs that nobody has pressed Run for, of a slider or of Live: without a stir, what is shown stays
// until there is something else to show.

import { limits } from '../limits.js';
import { savesData } from '../python/preference.js';
import { getRunner, preference } from '../python/visit.js';
import { Lively } from './lively.js';
import { measure } from './measures.js';
import { QUIET } from './run-in-hand.js';

/**
 * @typedef {import('../python/runner.js').Outcome} Outcome
 *
 * @typedef {object} Place
 * @property {import('./py-cell.js').PyCellElement} cell
 * @property {import('./code.js').Code} code
 * @property {import('./controls.js').Controls} controls
 * @property {import('./output.js').Output} output
 * @property {import('./plots.js').Plots} plots
 * @property {import('./run-in-hand.js').RunInHand} hand
 * @property {(outcome: Outcome) => void} show tells how a run ended
 * @property {() => void} compare shows how far the plots are from the author's
 */

/** @param {Place} place @param {HTMLElement} host of the controls of parameters */
export function livelyCell(place, host) {
  const { cell, code, controls, output, plots, hand, compare } = place;
  return new Lively(
    { host, id: cell.id, grid: cell.dataset.grid, code, original: cell.original },
    {
      isReady: () => getRunner().ready,
      mayStart: () => !preference.onlyOnRun && !savesData(),
      start: () => getRunner().start(),
      run: () => runQuietly(place),
      stop: () => hand.stop(),
      fail: () => void cell.run(),
      say: (text) => controls.say(text),
      show: (result) => {
        plots.show(result.plots);
        output.replace({ ...result, stderr: '' });
        compare();
      },
      onMove: () => {
        hand.began = performance.now();
      },
    },
  );
}

/** @param {Place} place */
async function runQuietly(place) {
  const { cell, controls, plots, hand } = place;
  if (hand.current) await hand.current.outcome;
  if (!cell.isConnected) return null;
  const asked = hand.began;
  const what = { source: cell.source, hard: limits.RUN_SECONDS * 1000 };
  const run = hand.start(what, plots, {});
  cell.removeAttribute('data-shows-link');
  hand.began = asked;
  const late = setTimeout(() => {
    cell.state = 'running';
    controls.busy(true);
    controls.running();
  }, QUIET);
  const ended = await run.outcome;
  clearTimeout(late);
  if (hand.current === run && cell.isConnected) showQuietly(run.printed, ended, place);
  if (plots.specs.length) measure('cell:run', asked, cell.id);
  return run.times;
}

/** @param {{ stdout: string, stderr: string }} printed @param {Outcome} ended @param {Place} place */
function showQuietly(printed, ended, { controls, output, code, hand, show }) {
  if (ended.state === 'ok') {
    output.replace({ ...printed, value: null });
    code.mark(null);
    show(ended);
  } else if (ended.state === 'error' && ended.error.type.endsWith('SyntaxError')) {
    // Half a line is no mistake yet.
    hand.current = null;
    controls.busy(false);
    controls.say(`Line ${ended.error.line ?? '?'} is not complete yet`);
  } else show(ended);
}
