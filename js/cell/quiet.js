// Runs that nobody has pressed Run for, of a slider or of Live: without a stir, what is shown stays
// until there is something else to show.

import { limits } from '../limits.js';
import { savesData } from '../python/preference.js';
import { getRunner, preference } from '../python/visit.js';
import { Lively } from './lively.js';
import { measure } from './measures.js';
import { needsAuthors } from './needs.js';
import { QUIET } from './run-in-hand.js';

/**
 * @typedef {import('../python/runner.js').Outcome} Outcome
 * @typedef {import('./run.js').CellRun} CellRun
 *
 * @typedef {object} Place
 * @property {import('./py-cell.js').PyCellElement} cell
 * @property {import('./code.js').Code} code
 * @property {import('./controls.js').Controls} controls
 * @property {import('./output.js').Output} output
 * @property {import('./plots.js').Plots} plots
 * @property {import('./run-in-hand.js').RunInHand} hand
 * @property {import('./arithmetic-notes.js').ArithmeticNotes} arithmetic
 * @property {(outcome: Outcome, run: CellRun) => void} show tells how a run ended
 * @property {() => void} compare shows how far the plots are from the author's
 */

/** @param {Place} place @param {HTMLElement} host of the controls of parameters */
export function livelyCell(place, host) {
  const { cell, code, controls, output, plots, hand, compare } = place;
  /** When a control was moved, if nothing has answered that yet. @type {number | undefined} */
  let moved;
  const asked = () => {
    const when = moved;
    moved = undefined;
    return when ?? performance.now();
  };
  return new Lively(
    { host, id: cell.id, grid: cell.dataset.grid, code, original: cell.original },
    {
      isReady: () => getRunner().ready,
      mayStart: () => !preference.onlyOnRun && !savesData(),
      start: () => getRunner().start(),
      run: (note, hasNewer) => runQuietly(place, asked(), note, hasNewer),
      lasts: () => (hand.current?.running ? performance.now() - hand.current.running : 0),
      isHeldUp: () => hand.current !== null && !quiet.has(hand.current),
      stop: () => hand.stop(),
      isShown: () => (hand.shown ?? cell.original) === cell.source,
      needsAuthors: () => needsAuthors(cell),
      fail: () => void cell.run(),
      say: (text) => controls.say(text),
      show: (result, exact) => {
        place.arithmetic.wait();
        if (exact) hand.shown = cell.source;
        plots.draw(result.plots, [], asked());
        output.replace({ ...result, stderr: '' });
        // That the code has changed is known when this is done.
        queueMicrotask(() => cell.isConnected && compare());
      },
      onMove: () => {
        moved = performance.now();
      },
    },
  );
}

/** The runs of this kind. @type {WeakSet<CellRun>} */
const quiet = new WeakSet();

/**
 * Settles when Python can take up the next run; this one is drawn then.
 * @param {Place} place
 * @param {number} asked
 * @param {Parameters<import('./quick.js').Cell['run']>[0]} note
 * @param {() => boolean} hasNewer
 */
async function runQuietly(place, asked, note, hasNewer) {
  const { cell, plots, hand } = place;
  const before = hand.current;
  // What was pressed is shown to its end first.
  if (before && !quiet.has(before)) await before.outcome;
  if (!cell.isConnected) return;
  const what = { source: cell.source, hard: limits.RUN_SECONDS * 1000 };
  place.arithmetic.wait();
  const late = new LateWord(place);
  const run = hand.start(what, plots, { hasNewer, ...late.listener }, asked);
  quiet.add(run);
  cell.removeAttribute('data-shows-link');
  void run.over.then(() => late.end());
  void showWhenDrawn(run, place).then(() => run.times && note(run.times));
  await run.over;
}

/** Says what a run does, when that takes so long that a reader wonders. */
class LateWord {
  #place;
  #waits = false;
  #told = false;
  #timer;

  /** @param {Place} place */
  constructor(place) {
    this.#place = place;
    this.#timer = setTimeout(() => this.#tell(), QUIET);
    /** To be told how the run goes on. @type {import('./run.js').RunListener} */
    this.listener = {
      onWaiting: () => {
        this.#waits = true;
      },
      onRunning: () => {
        this.#waits = false;
        if (this.#told) this.#tell();
      },
    };
  }

  #tell() {
    const { cell, controls } = this.#place;
    this.#told = true;
    controls.busy(true);
    if (this.#waits) {
      controls.say('Waiting for another cell');
      return;
    }
    cell.state = 'running';
    controls.running();
  }

  end() {
    clearTimeout(this.#timer);
    this.#told = false;
  }
}

/** @param {CellRun} run @param {Place} place */
async function showWhenDrawn(run, place) {
  const { cell, hand } = place;
  const ended = await run.outcome;
  // The next of its kind may be under way already; what was pressed meanwhile shows itself.
  const isNewest = hand.current === run || (hand.current && quiet.has(hand.current));
  if (isNewest && cell.isConnected) showQuietly(run, ended, place);
  if (run.plots.specs.length) measure('cell:run', run.asked, cell.id);
}

/** @param {CellRun} run @param {Outcome} ended @param {Place} place */
function showQuietly(run, ended, { controls, output, code, hand, show }) {
  if (ended.state === 'ok') {
    output.replace({ ...run.printed, value: null });
    code.mark(null);
    show(ended, run);
  } else if (ended.state === 'error' && ended.error.type.endsWith('SyntaxError')) {
    // Half a line is no mistake yet.
    hand.end(run);
    controls.busy(false);
    controls.say(`Line ${ended.error.line ?? '?'} is not complete yet`);
  } else show(ended, run);
}
