// How the end of a run is told in its cell: state, value, error, what is missing.

/**
 * @typedef {import('../python/runner.js').Outcome} Outcome
 * @typedef {import('../python/protocol.js').RunError} RunError
 *
 * The code that ran: the reader's in the editor, or code shown elsewhere.
 * @typedef {{ mark: (line: number | null) => void, goTo: (line: number) => void }} Shown
 *
 * @typedef {object} Place
 * @property {HTMLElement} cell
 * @property {import('./output.js').Output} output
 * @property {import('./controls.js').Controls} controls
 * @property {import('./plots.js').Plots} plots
 * @property {Shown} code
 * @property {() => void} again runs the same code once more
 * @property {boolean} plotted whether there is a plot of the run
 */

const TOLD = { ok: 'Done', stopped: 'Stopped', unavailable: 'Python is not available' };

/** @param {Outcome} outcome @param {Place} place */
export function tellEnding(outcome, place) {
  const { output, controls, plots, plotted } = place;
  output.write();
  controls.busy(false);
  controls.sayEnd(outcome.state === 'error' ? spoken(outcome.error) : TOLD[outcome.state]);
  if (outcome.state === 'ok') {
    if (outcome.value !== null) output.value(outcome.value);
    if (!plotted) plots.clear();
  } else if (outcome.state === 'error') {
    tellError(outcome.error, place);
  } else if (outcome.state === 'unavailable') {
    output.unavailable(outcome.reason, place.again);
  }
}

/** @param {RunError} error @param {Place} place */
function tellError(error, { cell, output, code }) {
  const elsewhere = error.cell === cell.id ? null : document.getElementById(error.cell);
  const title = elsewhere?.dataset.title ?? error.cell;
  const link = elsewhere && { href: `#${elsewhere.id}`, title };
  output.error(error, (line) => code.goTo(line), link);
  if (!elsewhere) code.mark(error.line);
}

/** @param {RunError} error */
function spoken({ type, line }) {
  return line === null ? `Error: ${type}` : `Error in line ${line}: ${type}`;
}
