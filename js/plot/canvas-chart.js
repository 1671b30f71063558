/** A plot as a Chart.js chart on a canvas: made once, then brought up to date in place. */
import { lazy } from '../lazy.js';
import { chartConfig } from './chart-config.js';
import { plotLabel } from './label.js';
import { ChartReader } from './reader.js';

/**
 * @typedef {import('./spec.js').PlotSpec} PlotSpec
 * @typedef {import('./chart-config.js').Theme} Theme
 * @typedef {typeof import('./chart-library.js')} Library
 */

/** @type {Library | null} Chart.js, once it is there */
let library = null;

/** Load Chart.js, once for the visit. @returns {Promise<void>} */
export async function loadLibrary() {
  library = await lazy(() => import('./chart-library.js'));
}

let rehearsed = false;
const BLACK = { r: 0, g: 0, b: 0 };
const UNSEEN = { background: BLACK, text: BLACK, fontFamily: 'sans-serif' };

/**
 * Draw a chart without lines that nobody sees, once: the browser compiles then what the first chart
 * would else wait for, and neither takes so long that a reader would notice.
 */
export function rehearse() {
  if (!library || rehearsed) return;
  rehearsed = true;
  const { type, options } = chartConfig({ x_data: [], lines: [] }, UNSEEN);
  const config = { type, data: { datasets: [] }, options: { ...options, responsive: false } };
  new library.Chart(document.createElement('canvas'), /** @type {any} */ (config)).destroy();
}

/** Whether a chart can be made at once. */
export function hasLibrary() {
  return library !== null;
}

export class CanvasChart {
  /** What the chart's options were made from: Chart.js takes long to take in new ones. */
  #options = '';

  /**
   * @param {HTMLElement} area whose place it takes
   * @param {(text: string) => void} say tells what is read with the keyboard
   * @param {[PlotSpec, Theme, ReadonlySet<string>, PlotSpec | null]} plotted as `draw` has it
   */
  constructor(area, say, ...plotted) {
    if (!library) throw new Error('Chart.js is not loaded');
    const canvas = document.createElement('canvas');
    canvas.setAttribute('role', 'img');
    canvas.setAttribute('aria-label', plotLabel(plotted[0]));
    canvas.tabIndex = 0;
    canvas.addEventListener('keydown', (event) => this.reader.onKey(event));
    canvas.addEventListener('blur', () => this.reader.leave());
    area.replaceChildren(canvas);
    area.removeAttribute('data-drawn');
    const config = chartConfig(...plotted);
    this.#options = withoutEnds(config.options);
    this.chart = new library.Chart(canvas, /** @type {any} */ (config));
    this.reader = new ChartReader(this.chart, say);
  }

  get canvas() {
    return this.chart.canvas;
  }

  /**
   * @param {PlotSpec} spec
   * @param {Theme} theme
   * @param {ReadonlySet<string>} hidden keys of the lines that the reader switched off
   * @param {PlotSpec | null} ghost
   */
  draw(spec, theme, hidden, ghost) {
    const { data, options } = chartConfig(spec, theme, hidden, ghost);
    const { chart } = this;
    chart.data.datasets = data.datasets.map((dataset, index) =>
      renewed(chart.data.datasets[index], /** @type {any} */ (dataset)),
    );
    const made = withoutEnds(options);
    if (made === this.#options) setEnds(chart.options.scales, options?.scales);
    else chart.options = /** @type {any} */ (options);
    this.#options = made;
    chart.update('none');
    this.reader.refresh();
  }

  /** Say in words what is drawn. @param {PlotSpec} spec */
  label(spec) {
    this.canvas.setAttribute('aria-label', plotLabel(spec));
  }

  destroy() {
    const { canvas } = this;
    this.chart.destroy();
    canvas.remove();
  }
}

/**
 * A text that changes with the options, but not with the ends of the axes, which new data move. The
 * functions among the options depend on nothing that the rest does not say.
 *
 * @param {any} options
 */
function withoutEnds(options) {
  return JSON.stringify(options, (key, value) => (key === 'min' || key === 'max' ? null : value));
}

/** @param {any} scales @param {any} wanted */
function setEnds(scales, wanted) {
  for (const way of ['x', 'y']) {
    const { min, max } = wanted[way];
    if (scales[way].min !== min) scales[way].min = min;
    if (scales[way].max !== max) scales[way].max = max;
  }
}

/**
 * The dataset that is there with other points, where it looks the same: Chart.js then keeps what it
 * has made for it.
 *
 * @param {import('chart.js').ChartDataset | undefined} old
 * @param {import('chart.js').ChartDataset} wanted
 */
function renewed(old, wanted) {
  if (!old || look(old) !== look(wanted)) return wanted;
  old.data = wanted.data;
  old.label = wanted.label;
  return old;
}

/** @param {import('chart.js').ChartDataset} dataset */
function look({ data: _, label: __, ...rest }) {
  return JSON.stringify(rest);
}
