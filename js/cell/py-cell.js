// <py-cell>: a program on the page that can be edited, run and stopped. The build has put the code,
// its output and its charts into the element; this adopts them and brings them to life.

import { limits } from '../limits.js';
import { ArithmeticNotes } from './arithmetic-notes.js';
import { Aside } from './aside.js';
import { Code } from './code.js';
import { Controls } from './controls.js';
import { DifferenceLine } from './difference.js';
import { drafts } from './drafts.js';
import { tellEnding } from './ending.js';
import { measure } from './measures.js';
import { Output } from './output.js';
import { Plots } from './plots.js';
import { livelyCell } from './quiet.js';
import { RunInHand } from './run-in-hand.js';

/**
 * @typedef {'static' | 'loading' | 'running' | 'ok' | 'error' | 'stopped' | 'unavailable'} CellState
 * @typedef {import('../python/runner.js').Outcome} Outcome
 *
 * What a cell on a page is made of.
 * @typedef {{ code: Code, controls: Controls, output: Output, plots: Plots,
 *   lively: import('./lively.js').Lively,
 *   difference: DifferenceLine, arithmetic: ArithmeticNotes, aside?: Aside }} Parts
 */

export class PyCellElement extends HTMLElement {
  /** Those of every run; a test may set them. */
  static limits = limits;
  /** @type {Parts | null} */
  #there = null;
  /** @type {string | null} */
  #original = null;
  #hand = new RunInHand(this);

  connectedCallback() {
    const plots = new Plots(this.#part('plots'));
    this.#part('plots').addEventListener('plot-drawn', this.#measurePlot);
    const code = new Code(this.#part('code'), `Code of “${this.#title}”`, {
      onRun: () => void this.run(),
      onEdit: (byControl) => this.#edited(byControl),
      onUndone: () => this.#there?.lively.undone(),
      onTabIndents: (hint) => this.#tellTab(hint),
    });
    this.#original ??= code.source;
    const output = new Output(this);
    const controls = new Controls(/** @type {HTMLElement} */ (this.querySelector('.cell-bar')), {
      run: () => void this.run(),
      stop: () => this.stop(),
      reset: () => this.reset(),
      copy: () => void this.#copy(),
      share: () => void this.#there?.aside?.share(),
      live: (on) => {
        this.#parts.lively.live = on;
      },
    });
    const arithmetic = new ArithmeticNotes(this, this.#part('notes'), (line) => this.goTo(line));
    const lively = livelyCell(
      {
        ...{ cell: this, code, controls, output, plots, arithmetic, hand: this.#hand },
        show: (outcome, run) => this.#show(outcome, run),
        compare: () => this.#showDifference(),
      },
      this.#part('parameters'),
    );
    const difference = new DifferenceLine(this.#part('difference'), () => this.#showEdited());
    this.#there = { code, plots, output, controls, lively, difference, arithmetic };
    const draft = drafts.get(this.#draftKey);
    if (draft !== undefined) this.source = draft;
    this.#edited();
    this.#there.aside = new Aside(this);
  }

  disconnectedCallback() {
    this.#there?.aside?.release();
    this.#hand.stop();
    const parts = Object.values(this.#there ?? {});
    for (const part of parts) if ('release' in part && !(part instanceof Aside)) part.release();
    this.#part('plots').removeEventListener('plot-drawn', this.#measurePlot);
    this.#there = null;
  }

  #measurePlot = () => {
    if (this.#there) measure('cell:plot', this.#there.plots.asked, this.id);
  };

  /** @param {string} name @returns {HTMLElement} */
  #part(name) {
    const part = this.querySelector(`[data-part="${name}"]`);
    if (!(part instanceof HTMLElement)) throw new TypeError(`#${this.id} has no ${name}`);
    return part;
  }

  /** @returns {Parts} */
  get #parts() {
    if (!this.#there) throw new Error(`The cell ${this.id} is not on a page`);
    return this.#there;
  }

  get #title() {
    return this.dataset.title ?? this.id;
  }

  get #draftKey() {
    return `${location.pathname}#${this.id}`;
  }

  /** The code as it stands. */
  get source() {
    return this.#there?.code.source ?? this.#part('code').textContent ?? '';
  }

  set source(text) {
    if (!this.#there) return;
    this.#there.code.source = String(text).replace(/\r\n?/g, '\n');
    this.#edited();
    this.#there.lively.put();
  }

  /** The author's code. */
  get original() {
    return this.#original ?? '';
  }

  /** Tell it in the cell's bar, and aloud. @param {string} text */
  say(text) {
    this.#there?.controls.say(text);
  }

  /** The parameters' values by their names; setting some writes them into the code. */
  get parameters() {
    const { parameters } = this.#parts.lively.values.read();
    return Object.fromEntries(parameters.map(({ name, value }) => [name, value]));
  }

  set parameters(values) {
    for (const [name, value] of Object.entries(values)) {
      if (!this.#parts.lively.values.write(name, value)) {
        throw new RangeError(`The cell ${this.id} has no parameter ${name}`);
      }
    }
  }

  /** @returns {CellState} */
  get state() {
    return /** @type {CellState} */ (this.dataset.state);
  }

  set state(state) {
    if (state !== this.state) this.dataset.state = state;
  }

  /**
   * Run the code as it stands, after the cells that it needs. Never rejects for what the code does;
   * a run that is still going is ended first.
   * @returns {Promise<import('./run.js').Result>}
   */
  run() {
    return this.#runShown(this.source, this.#parts.code, false);
  }

  /**
   * Run other code than the cell's, in a Python of its own that ends with it.
   * @param {string} source
   * @param {import('./ending.js').Shown} code where `source` is shown
   */
  runOnce(source, code) {
    this.#parts.code.mark(null);
    return this.#runShown(source, code, true);
  }

  /** @param {string} source @param {import('./ending.js').Shown} code @param {boolean} fresh */
  async #runShown(source, code, fresh) {
    const { output, controls, plots, arithmetic } = this.#parts;
    this.#hand.giveWay();
    output.clear();
    arithmetic.clear();
    code.mark(null);
    this.state = 'loading';
    controls.busy(true);
    this.toggleAttribute('data-shows-link', fresh);
    const run = this.#hand.start({ source, fresh }, plots, {
      onLoading: (loaded, total) => controls.loading(loaded, total),
      onStarting: () => controls.starting(),
      onWaiting: () => controls.say('Waiting for another cell'),
      onRunning: () => {
        this.state = 'running';
        output.clear();
        controls.running();
      },
      onPrint: (stream, text) => output.print(stream, text),
      onLong: (...long) => void import('./still-running.js').then(({ ask }) => ask(this, ...long)),
    });
    const ended = await run.outcome;
    const result = run.result(ended);
    measure('cell:run', run.asked, this.id);
    // A newer run, or another page, has taken over what is shown.
    if (this.#hand.current === run && this.#there) {
      this.#show(ended, run, code, () => void this.#runShown(source, code, fresh));
    }
    return result;
  }

  /** End the run in hand, if there is one. */
  stop() {
    this.#there?.lively.stopped();
    this.#hand.stop();
  }

  /** Bring back the author's code, charts and output; undo in the editor brings back the reader's. */
  reset() {
    const { output, controls, plots, code, lively, arithmetic, aside } = this.#parts;
    lively.cancel();
    this.#hand.stop();
    this.#hand.current = null;
    this.#hand.shown = null;
    const mine = this.source;
    this.source = this.original;
    this.removeAttribute('data-shows-link');
    code.mark(null);
    output.restore();
    arithmetic.restore();
    plots.restore();
    this.state = 'static';
    controls.busy(false);
    controls.say('The author’s code is back');
    void aside?.replaced(mine);
  }

  /** Mark line `line` (from 1) of the code as the one that failed. @param {number | null} line */
  mark(line) {
    this.#parts.code.mark(line);
  }

  /** Put the cursor into line `line` (from 1) of the code. @param {number} line */
  goTo(line) {
    void this.#parts.code.goTo(line);
  }

  /** @param {Outcome} outcome @param {import('./run.js').CellRun} run */
  #show(
    outcome,
    run,
    code = /** @type {import('./ending.js').Shown} */ (this.#parts.code),
    again = () => void this.run(),
  ) {
    this.#hand.end(run);
    this.state = outcome.state;
    tellEnding(outcome, {
      ...this.#parts,
      cell: this,
      code,
      again,
      plotted: run.plots.specs.length > 0,
    });
    // A program that came by a link has a Python of its own, which is gone.
    if (!run.fresh) this.#parts.arithmetic.ran(run.source, outcome);
    const drew = outcome.state === 'ok' || run.plots.specs.length > 0;
    if (drew || !this.hasAttribute('data-edited')) this.#showDifference();
    else this.#parts.difference.showsEarlier(this.querySelector('plot-chart') !== null);
  }

  #edited(byControl = false) {
    drafts.set(this.#draftKey, this.source);
    this.#showEdited();
    this.#there?.lively.edited(byControl);
    this.dispatchEvent(new CustomEvent('py-cell-edited', { bubbles: true }));
    this.#there?.aside?.edited();
  }

  #showEdited() {
    if (!this.#there) return;
    const { plots, difference } = this.#there;
    const edited = this.source !== this.#original;
    this.toggleAttribute('data-edited', edited);
    plots.ghosts = edited && difference.wanted;
    if (!edited) difference.show(null);
  }

  #showDifference() {
    const { plots, difference } = this.#parts;
    difference.show(this.hasAttribute('data-edited') ? plots.difference : null);
  }

  /** @param {boolean} hint */
  #tellTab(hint) {
    this.toggleAttribute('data-tab-indents', hint);
    if (hint) this.#there?.controls.say('Tab indents; Escape, then Tab, leaves the editor');
  }

  async #copy() {
    const { controls } = this.#parts;
    try {
      await navigator.clipboard.writeText(this.source);
      controls.say('Copied');
    } catch {
      controls.say('The browser does not allow copying; select the code instead');
    }
  }
}
