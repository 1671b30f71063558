/**
 * `<plot-chart>`: one plot as a figure with title, legend, chart and data. The logic is in the pure
 * modules beside this one; here it meets the page, and everything taken on connection is given
 * back on disconnection.
 */
import { chartConfig, lineLooks } from './chart-config.js';
import { downloadCsv, downloadPng } from './download.js';
import { figureIn, showNotes } from './figure.js';
import { withNumbers } from './from-table.js';
import { plotLabel } from './label.js';
import { showLegend } from './legend.js';
import { readPlotList } from './read.js';
import { ChartReader } from './reader.js';
import { keysOf } from './spec.js';
import { dataTable, tableName } from './table.js';
import { paperTheme, themeOf, watchPalette } from './theme.js';

/**
 * @typedef {import('./spec.js').PlotSpec} PlotSpec
 * @typedef {import('chart.js').Chart} Chart
 */

/** How far below the viewport a chart is drawn already. */
const MARGIN = 200;
/** What is read and not seen, the table and the label, follows when the data rest this long, in ms. */
const REST = 150;

/** @type {typeof import('./chart-library.js') | null} */
let library = null;

/** Hand over the library, where it is there before the first chart. */
export function useLibrary(/** @type {typeof import('./chart-library.js')} */ loaded) {
  library = loaded;
}

export class PlotChartElement extends HTMLElement {
  /** @type {PlotSpec | null} */
  #spec = null;
  /** @type {PlotSpec | null} */
  #ghost = null;
  /** @type {string[]} */
  #notes = [];
  /** @type {import('./figure.js').Figure | null} */
  #figure = null;
  /** @type {Chart | null} */
  #chart = null;
  /** @type {ChartReader | null} */
  #reader = null;
  /** @type {Set<string>} keys of the lines that the reader switched off */
  #hidden = new Set();
  /** @type {AbortController | null} ends everything taken on connection */
  #connection = null;
  #printing = false;
  /** The theme in use, until the palette changes. @type {import('./chart-config.js').Theme | null} */
  #theme = null;
  /** What the chart's options were made from: Chart.js takes long to take in new ones. */
  #options = '';
  #tableIsStale = true;
  /** When the plot was last drawn. */
  #drawn = Number.NEGATIVE_INFINITY;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #restTimer;

  /** The plot; setting it draws, or updates the chart in place; null takes the chart away. */
  get spec() {
    return this.#spec;
  }

  set spec(spec) {
    this.#spec = spec;
    this.#tableIsStale = true;
    if (spec === null) this.#destroyChart();
    if (this.#connection) this.#show();
  }

  /** The author's plot, drawn faintly where the reader's differs from it. */
  get ghost() {
    return this.#ghost;
  }

  set ghost(ghost) {
    if (ghost === this.#ghost) return;
    this.#ghost = ghost;
    // The author's plot itself looks the same with it as without.
    if (this.#connection && this.#spec !== ghost) this.#redraw();
  }

  /** Sentences shown under the chart. */
  get notes() {
    return this.#notes;
  }

  set notes(notes) {
    this.#notes = [...notes];
    if (this.#figure) showNotes(this.#figure.notes, this.#notes);
  }

  /** The Chart.js chart, or null while nothing is drawn. */
  get chart() {
    return this.#chart;
  }

  connectedCallback() {
    this.#connection = new AbortController();
    const { signal } = this.#connection;
    if (this.#spec === null) this.#adopt();
    this.#figure = figureIn(this);
    const { legend, data } = this.#figure;
    legend.addEventListener('click', (event) => this.#toggle(event), { signal });
    data.addEventListener('toggle', () => this.#showTable(), { signal });
    this.#makeTools(signal);
    this.#observe(signal);
    showNotes(this.#figure.notes, this.#notes);
    this.#show();
  }

  disconnectedCallback() {
    this.#connection?.abort();
    this.#connection = null;
    clearTimeout(this.#restTimer);
    this.#destroyChart();
    this.#theme = null;
  }

  /** Takes over the plot, and with it the table, that the build put into the page. */
  #adopt() {
    const { plot } = this.dataset;
    if (!plot) return;
    const table = this.querySelector('table');
    const whole = table ? withNumbers(JSON.parse(plot), table) : JSON.parse(plot);
    const { plots, notes } = readPlotList([whole]);
    this.#spec = plots[0] ?? null;
    this.#notes = notes;
    this.#tableIsStale = this.querySelector('.plot-table table') === null;
  }

  /** @param {AbortSignal} signal */
  #makeTools(signal) {
    const { tools } = /** @type {import('./figure.js').Figure} */ (this.#figure);
    const button = (/** @type {string} */ name, /** @type {() => void} */ act) => {
      const made = document.createElement('button');
      made.type = 'button';
      made.textContent = name;
      made.addEventListener('click', act, { signal });
      return made;
    };
    tools.replaceChildren(
      button('Download PNG', () => this.#downloadPng()),
      button('Download CSV', () => this.#spec && downloadCsv(this.#spec)),
    );
  }

  /** @param {AbortSignal} signal */
  #observe(signal) {
    const { area } = /** @type {import('./figure.js').Figure} */ (this.#figure);
    const near = new IntersectionObserver(
      (entries) => entries.some(({ isIntersecting }) => isIntersecting) && this.#draw(),
      { rootMargin: `${MARGIN}px 0px` },
    );
    near.observe(area);
    const stopWatching = watchPalette(() => this.#repaint());
    signal.addEventListener('abort', () => {
      near.disconnect();
      stopWatching();
    });
    addEventListener('beforeprint', () => this.#print(true), { signal });
    addEventListener('afterprint', () => this.#print(false), { signal });
  }

  /** Brings the figure's words up to date, and the chart where it is needed. */
  #show() {
    const { title, table } = /** @type {import('./figure.js').Figure} */ (this.#figure);
    // Whatever is written, even the same again, makes the browser work out its styles anew; during
    // an animation that costs more than the drawing.
    if (this.hasAttribute('hidden') !== (this.#spec === null)) this.hidden = this.#spec === null;
    if (!this.#spec) return;
    // First of all, since labels are measured in drawing: what is written before that would make
    // the browser work out its styles twice.
    if (this.#chart || this.#isNear()) this.#draw();
    const text = this.#spec.title?.trim() ?? '';
    if (title.textContent !== text || title.hidden === Boolean(text)) {
      title.textContent = text;
      title.hidden = !text;
      table.setAttribute('aria-label', tableName(this.#spec));
    }
    this.#showLegend();
  }

  #isNear() {
    const { top, bottom, width } = this.#area.getBoundingClientRect();
    return width > 0 && bottom > -MARGIN && top < innerHeight + MARGIN;
  }

  get #area() {
    return /** @type {import('./figure.js').Figure} */ (this.#figure).area;
  }

  get #colours() {
    this.#theme ??= this.#printing ? paperTheme(this.#area) : themeOf(this.#area);
    return this.#theme;
  }

  #showLegend() {
    if (!this.#spec || !this.#figure) return;
    const looks = lineLooks(this.#spec, this.#colours.background);
    showLegend(this.#figure.legend, looks, this.#hidden);
  }

  #draw() {
    if (!this.#spec || !this.#connection) return;
    if (!library) {
      this.#load(this.#connection.signal);
      return;
    }
    const config = chartConfig(this.#spec, this.#colours, this.#hidden, this.#ghost);
    const { type, data, options } = config;
    // The functions among them depend on nothing that the rest does not say.
    const made = JSON.stringify(options);
    if (this.#chart) {
      const { datasets } = this.#chart.data;
      this.#chart.data.datasets = data.datasets.map((dataset, index) =>
        renewed(datasets[index], /** @type {any} */ (dataset)),
      );
      if (made !== this.#options) this.#chart.options = /** @type {any} */ (options);
      this.#chart.update('none');
    } else {
      const canvas = this.#makeCanvas();
      this.#chart = new library.Chart(canvas, /** @type {any} */ ({ type, data, options }));
      this.#reader = new ChartReader(this.#chart, (text) => this.#say(text));
    }
    this.#options = made;
    this.#reader?.refresh();
    this.#scheduleWords();
    this.dispatchEvent(new CustomEvent('plot-drawn', { bubbles: true }));
  }

  /** @param {AbortSignal} signal */
  async #load(signal) {
    try {
      library = await import('./chart-library.js');
    } catch {
      // A failed import is final for its address; the table still has the numbers.
      this.notes = ['The chart could not be loaded. Its numbers are under “Data”.'];
      return;
    }
    if (!signal.aborted && !this.#chart) this.#draw();
  }

  #makeCanvas() {
    const canvas = document.createElement('canvas');
    canvas.setAttribute('role', 'img');
    canvas.tabIndex = 0;
    canvas.addEventListener('keydown', (event) => this.#reader?.onKey(event));
    canvas.addEventListener('blur', () => this.#reader?.leave());
    this.#area.replaceChildren(canvas);
    return canvas;
  }

  /** @param {string} text */
  #say(text) {
    if (this.#figure) this.#figure.reading.textContent = text;
  }

  #redraw() {
    this.#showLegend();
    if (this.#chart) this.#draw();
  }

  /** The palette has changed. */
  #repaint() {
    this.#theme = null;
    this.#redraw();
  }

  /** @param {boolean} printing */
  #print(printing) {
    this.#printing = printing;
    this.#theme = null;
    this.#showLegend();
    if (this.#chart || (printing && library)) this.#draw();
  }

  /** @param {Event} event */
  #toggle(event) {
    const button = /** @type {Element} */ (event.target).closest('button');
    const buttons = [...(this.#figure?.legend.querySelectorAll('button') ?? [])];
    const index = button ? buttons.indexOf(button) : -1;
    if (index < 0 || !this.#spec) return;
    const key = keysOf(this.#spec)[index];
    if (!this.#hidden.delete(key)) this.#hidden.add(key);
    this.#redraw();
  }

  /** Bring label and table up to date: at once, or at the end of an animation. */
  #scheduleWords() {
    clearTimeout(this.#restTimer);
    const now = performance.now();
    const resting = now - this.#drawn > REST;
    this.#drawn = now;
    if (resting) this.#showWords();
    else this.#restTimer = setTimeout(() => this.#showWords(), REST);
  }

  #showWords() {
    if (this.#chart && this.#spec) {
      this.#chart.canvas.setAttribute('aria-label', plotLabel(this.#spec));
    }
    this.#showTable();
  }

  #showTable() {
    if (!this.#figure?.data.open || !this.#tableIsStale || !this.#spec) return;
    this.#figure.table.replaceChildren(dataTable(this.#spec));
    this.#tableIsStale = false;
  }

  #downloadPng() {
    if (!this.#chart || !this.#spec) return;
    const theme = this.#colours;
    const looks = lineLooks(this.#spec, theme.background);
    const shown = looks.filter(({ key }) => !this.#hidden.has(key));
    downloadPng(this.#spec, this.#chart.canvas, shown, theme);
  }

  #destroyChart() {
    this.#chart?.destroy();
    this.#chart = null;
    this.#reader = null;
    this.#figure?.area.replaceChildren();
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
