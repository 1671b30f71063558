// The charts of a cell: each plot is drawn into the chart that is there already.

import { compare, counterplots } from '../plot/difference.js';

/** @typedef {import('../plot/spec.js').PlotSpec} PlotSpec */
/** @typedef {import('../plot/difference.js').Comparison} Comparison */
/** @typedef {import('../plot/plot-chart.js').PlotChartElement} PlotChart */

/** How long charts are drawn at a stretch, in ms; what is left then follows in the next frames. */
const STRETCH = 30;

export class Plots {
  /** The next stretch of a drawing that is not finished. */
  #stretch = 0;
  /** What the charts show, or will when all are drawn. @type {PlotSpec[] | null} */
  #shown = null;
  /** When what is drawn was asked for; of what the build has drawn, when the page was. */
  asked = 0;
  /** The charts that the build has put here. @type {PlotSpec[] | null} */
  #original = null;
  /** Whether the author's curves stay to be seen beside the reader's. */
  #ghosts = false;

  /** @param {HTMLElement} host */
  constructor(host) {
    this.host = host;
  }

  /** Have charts ready for what the run will plot, while Python starts or works. */
  prepare() {
    this.#remember();
    for (const chart of this.#charts) chart.prepare();
  }

  #remember() {
    this.#original ??= this.#charts.flatMap(({ spec }) => spec ?? []);
  }

  /** @param {boolean} on */
  set ghosts(on) {
    if (this.#ghosts === on) return;
    this.#ghosts = on;
    this.#remember();
    const found = this.#ghostsOf(this.#shown ?? this.#original ?? []);
    this.#charts.forEach((chart, index) => {
      chart.ghost = found[index] ?? null;
    });
  }

  /** The author's plot for each of `plots`, where it is wanted. @param {PlotSpec[]} plots */
  #ghostsOf(plots) {
    return this.#ghosts ? counterplots(plots, this.#original ?? []) : [];
  }

  /** How far the charts are from the author's, or null. @returns {Comparison | null} */
  get difference() {
    const [shown, original] = [this.#shown ?? [], this.#original ?? []];
    if (!shown.length || !original.length) return null;
    const nothing = { lines: [] };
    const authors = counterplots(shown, original);
    const gone = original.filter((plot) => !authors.includes(plot));
    const found = [
      ...shown.map((plot, index) => compare(plot, authors[index] ?? nothing)),
      ...gone.map((plot) => compare(nothing, plot)),
    ];
    const sizes = found.flatMap(({ largest }) => largest ?? []);
    return {
      largest: sizes.sort((a, b) => b.size - a.size)[0] ?? null,
      whole: found.every(({ whole }) => whole),
      missing: found.flatMap(({ missing }) => missing),
      added: found.flatMap(({ added }) => added),
    };
  }

  /**
   * Draw what was asked for at `asked`, unless something newer is shown: a run that has ended may have
   * left a plot behind, and Reset comes after it.
   * @param {PlotSpec[]} plots
   * @param {string[]} notes
   * @param {number} asked
   */
  draw(plots, notes, asked) {
    this.#remember();
    if (asked < this.asked) return;
    this.asked = asked;
    this.#shown = plots;
    this.#drawFrom(0, notes);
  }

  /** @param {number} first @param {string[]} notes */
  #drawFrom(first, notes) {
    cancelAnimationFrame(this.#stretch);
    const plots = this.#shown ?? [];
    const charts = this.#charts;
    const began = performance.now();
    const ghosts = this.#ghostsOf(plots);
    for (let index = first; index < plots.length; index += 1) {
      if (index > first && performance.now() - began > STRETCH) {
        this.#stretch = requestAnimationFrame(() => this.#drawFrom(index, notes));
        return;
      }
      const chart = charts[index] ?? this.#add();
      chart.ghost = ghosts[index] ?? null;
      chart.notes = notes.filter((note) => belongsTo(note, index, plots.length));
      chart.spec = plots[index];
    }
    for (const chart of charts.slice(plots.length)) chart.remove();
    this.#tellCount();
  }

  /** Tell the styles how many charts there are. */
  #tellCount() {
    const { length } = this.#charts;
    const cell = this.host.closest('figure');
    const told = ['none', 'one'][length] ?? 'many';
    if (cell && cell.dataset.charts !== told) cell.dataset.charts = told;
  }

  get #charts() {
    return /** @type {PlotChart[]} */ ([...this.host.querySelectorAll('plot-chart')]);
  }

  #add() {
    const chart = /** @type {PlotChart} */ (document.createElement('plot-chart'));
    this.host.append(chart);
    return chart;
  }

  /** Draw again what the build has put here. */
  restore() {
    if (this.#original) this.draw(this.#original, [], performance.now());
  }

  /** Remove every chart: the run plotted nothing. */
  clear() {
    this.#remember();
    this.#shown = [];
    cancelAnimationFrame(this.#stretch);
    for (const chart of this.#charts) chart.remove();
    this.#tellCount();
  }

  release() {
    cancelAnimationFrame(this.#stretch);
  }
}

/**
 * Whether a note that begins "plot 2, …" is of the plot with this index; others go to the first.
 * @param {string} note
 * @param {number} index
 * @param {number} count
 */
function belongsTo(note, index, count) {
  const named = /^plot (\d+)/.exec(note);
  return Math.min(named ? Number(named[1]) - 1 : 0, count - 1) === index;
}
