// <py-cell>: a program on the page that can be edited, run and stopped. The build has put the code,
// its output and its charts into the element; this adopts them and brings them to life.

import { getRunner } from '../python/visit.js';
import { Code } from './code.js';
import { Controls } from './controls.js';
import { drafts } from './drafts.js';
import { Output } from './output.js';
import { Plots } from './plots.js';

/**
 * @typedef {'static' | 'loading' | 'running' | 'ok' | 'error' | 'stopped' | 'unavailable'} CellState
 * @typedef {import('../plot/spec.js').PlotSpec} PlotSpec
 * @typedef {import('../python/runner.js').Outcome} Outcome
 * @typedef {{ type: string, message: string, line: number | null }} CellError
 * @typedef {{ state: CellState, stdout: string, stderr: string, value: string | null,
 *   error: CellError | null, plots: PlotSpec[] }} CellRun
 */

/** How an ended run is told. @type {Record<string, string>} */
const TOLD = { ok: 'Done', stopped: 'Stopped', unavailable: 'Python is not available' };

export class PyCellElement extends HTMLElement {
  /** @type {Code | null} */
  #code = null;
  /** @type {Controls | null} */
  #controls = null;
  /** @type {Output | null} */
  #output = null;
  /** @type {Plots | null} */
  #plots = null;
  /** @type {string | null} */
  #original = null;
  /** The run in hand. @type {{ stop: () => void } | null} */
  #run = null;
  /** When the run in hand was asked for; until then, when the page was. */
  #began = 0;

  connectedCallback() {
    const code = /** @type {HTMLElement} */ (this.#part('code'));
    const bar = /** @type {HTMLElement} */ (this.querySelector('.cell-bar'));
    const title = this.dataset.title ?? this.id;
    this.#output = new Output(this);
    const plots = /** @type {HTMLElement} */ (this.#part('plots'));
    this.#plots = new Plots(plots);
    plots.addEventListener('plot-drawn', this.#measurePlot);
    this.#code = new Code(code, `Code of “${title}”`, {
      onRun: () => void this.run(),
      onEdit: () => this.#edited(),
      onTabIndents: (hint) => this.#tellTab(hint),
    });
    this.#controls = new Controls(bar, {
      run: () => void this.run(),
      stop: () => this.stop(),
      reset: () => this.reset(),
      copy: () => void this.#copy(),
    });
    this.#original ??= this.#code.source;
    const draft = drafts.get(this.#draftKey);
    if (draft !== undefined && draft !== this.source) this.source = draft;
    this.#showEdited();
  }

  disconnectedCallback() {
    this.#run?.stop();
    this.#code?.release();
    this.#controls?.release();
    this.#plots?.release();
    this.#part('plots')?.removeEventListener('plot-drawn', this.#measurePlot);
    this.#code = this.#controls = this.#output = this.#plots = null;
  }

  #measurePlot = () => {
    performance.measure('cell:plot', { start: this.#began, detail: this.id });
  };

  /** @param {string} name */
  #part(name) {
    return this.querySelector(`[data-part="${name}"]`);
  }

  get #draftKey() {
    return `${location.pathname}#${this.id}`;
  }

  /** The code as it stands. */
  get source() {
    return this.#code?.source ?? this.#part('code')?.textContent ?? '';
  }

  set source(text) {
    if (!this.#code) return;
    this.#code.source = String(text).replace(/\r\n?/g, '\n');
    this.#edited();
  }

  /** @returns {CellState} */
  get state() {
    return /** @type {CellState} */ (this.dataset.state);
  }

  set state(state) {
    this.dataset.state = state;
  }

  /**
   * Run the code as it stands, after the cells that it needs. Never rejects for what the code does;
   * a run that is still going is ended first.
   * @returns {Promise<CellRun>}
   */
  async run() {
    const [output, controls, plots, code] = this.#parts();
    this.#run?.stop();
    this.#began = performance.now();
    const began = this.#began;
    output.clear();
    plots.begin();
    code.mark(null);
    this.state = 'loading';
    controls.busy(true);
    const printed = { stdout: '', stderr: '' };
    const program = { cell: this.id, source: this.source, needs: this.#neededCells() };
    const { outcome, stop } = getRunner().run(program, {
      onLoading: (loaded, total) => controls.loading(loaded, total),
      onStarting: () => controls.starting(),
      onWaiting: () => controls.say('Waiting for another cell'),
      onRunning: () => {
        this.state = 'running';
        controls.running();
      },
      onPrint: (stream, text) => {
        printed[stream] += text;
        output.print(stream, text);
      },
      onPlot: (text, notes, problem) => plots.take(text, notes, problem),
    });
    const run = { stop };
    this.#run = run;
    const ended = this.#told(await outcome, plots);
    const result = {
      state: ended.state,
      ...printed,
      value: ended.state === 'ok' ? ended.value : null,
      error: ended.state === 'error' ? brief(ended.error) : null,
      plots: plots.specs,
    };
    performance.measure('cell:run', { start: began, detail: this.id });
    // A newer run, or another page, has taken over what is shown.
    if (this.#run === run && this.#controls) this.#show(ended);
    return result;
  }

  /** End the run in hand, if there is one. */
  stop() {
    this.#run?.stop();
  }

  /** Bring back the author's code, charts and output; undo in the editor brings back the reader's. */
  reset() {
    const [output, controls, plots, code] = this.#parts();
    this.stop();
    this.#run = null;
    this.source = this.#original ?? '';
    code.mark(null);
    output.restore();
    plots.restore();
    this.state = 'static';
    controls.busy(false);
    controls.say('The author’s code is back');
  }

  /** @returns {[Output, Controls, Plots, Code]} */
  #parts() {
    if (!this.#output || !this.#controls || !this.#plots || !this.#code) {
      throw new Error(`The cell ${this.id} is not on a page`);
    }
    return [this.#output, this.#controls, this.#plots, this.#code];
  }

  /**
   * The outcome with the plots settled: plot data that cannot be drawn are an error of the program.
   * @param {Outcome} outcome
   * @param {Plots} plots
   * @returns {Outcome}
   */
  #told(outcome, plots) {
    plots.settle();
    if (outcome.state !== 'ok' || !plots.problem) return outcome;
    const error = {
      type: 'PlotDataError',
      message: plots.problem,
      line: null,
      traceback: '',
      hint: null,
      cell: this.id,
    };
    return { state: 'error', error };
  }

  /** @param {Outcome} outcome */
  #show(outcome) {
    const [output, controls, plots, code] = this.#parts();
    this.#run = null;
    this.state = outcome.state;
    controls.busy(false);
    controls.say(TOLD[outcome.state] ?? '');
    if (outcome.state === 'ok') {
      if (outcome.value !== null) output.value(outcome.value);
      if (!plots.specs.length) plots.clear();
    } else if (outcome.state === 'error') {
      this.#showError(outcome.error, output, code);
      controls.say(spoken(outcome.error));
    } else if (outcome.state === 'unavailable') {
      output.unavailable(outcome.reason, () => void this.run());
    }
  }

  /**
   * @param {import('../python/protocol.js').RunError} error
   * @param {Output} output
   * @param {Code} code
   */
  #showError(error, output, code) {
    const other = error.cell === this.id ? null : document.getElementById(error.cell);
    const elsewhere = other instanceof PyCellElement ? other : null;
    output.error(
      error,
      (line) => void code.goTo(line),
      elsewhere && { href: `#${elsewhere.id}`, title: elsewhere.dataset.title ?? elsewhere.id },
    );
    if (!elsewhere) code.mark(error.line);
  }

  /** The cells that this one needs, outermost first, with their code as it stands on the page. */
  #neededCells() {
    /** @type {import('../python/protocol.js').NeededCell[]} */
    const cells = [];
    const seen = new Set([this.id]);
    let name = this.dataset.needs;
    while (name && !seen.has(name)) {
      seen.add(name);
      const cell = document.getElementById(name);
      if (!(cell instanceof PyCellElement)) break;
      cells.unshift({ id: cell.id, source: cell.source });
      name = cell.dataset.needs;
    }
    return cells;
  }

  #edited() {
    drafts.set(this.#draftKey, this.source);
    this.#showEdited();
  }

  #showEdited() {
    this.toggleAttribute('data-edited', this.source !== this.#original);
  }

  /** @param {boolean} hint */
  #tellTab(hint) {
    this.toggleAttribute('data-tab-indents', hint);
    if (hint) this.#controls?.say('Tab indents; Escape, then Tab, leaves the editor');
  }

  async #copy() {
    try {
      await navigator.clipboard.writeText(this.source);
      this.#controls?.say('Copied');
    } catch {
      this.#controls?.say('The browser does not allow copying; select the code instead');
    }
  }
}

/** @param {import('../python/protocol.js').RunError} error @returns {CellError} */
function brief({ type, message, line }) {
  return { type, message, line };
}

/** @param {import('../python/protocol.js').RunError} error */
function spoken({ type, line }) {
  return line === null ? `Error: ${type}` : `Error in line ${line}: ${type}`;
}
