/**
 * `<plot-chart>`: one plot as a figure with title, legend, chart and data. The build has drawn it;
 * the chart, which can be pointed at and changed, takes the drawing's place when the browser has
 * time, or the reader wants it. The logic is in the pure modules beside this one; here it meets the
 * page, and everything taken on connection is given back on disconnection.
 */
import { isNear, whenNear } from '../near.js';
import { inAMoment, whenAtRest, whenIdle } from '../python/idle.js';
import { tellTrouble } from '../trouble.js';
import { AtRest } from './at-rest.js';
import { CanvasChart, hasLibrary, loadLibrary, rehearse } from './canvas-chart.js';
import { lineLooks } from './chart-config.js';
import { downloadCsv, downloadPng } from './download.js';
import { figureIn, showNotes, showTools } from './figure.js';
import { withNumbers } from './from-table.js';
import { showLegend } from './legend.js';
import { readPlotList } from './read.js';
import { keysOf } from './spec.js';
import { dataTable, tableName } from './table.js';
import { paperTheme, themeOf, watchPalette } from './theme.js';

/**
 * @typedef {import('./spec.js').PlotSpec} PlotSpec
 * @typedef {import('chart.js').Chart} Chart
 */

/** How far below the viewport a chart is drawn already, in pixels. */
const MARGIN = 200;

export class PlotChartElement extends HTMLElement {
  /** @type {PlotSpec | null} */
  #spec = null;
  /** @type {PlotSpec | null} */
  #ghost = null;
  /** @type {string[]} */
  #notes = [];
  /** @type {import('./figure.js').Figure | null} */
  #figure = null;
  /** @type {CanvasChart | null} */
  #chart = null;
  /** @type {Set<string>} keys of the lines that the reader switched off */
  #hidden = new Set();
  /** @type {AbortController | null} ends everything taken on connection */
  #connection = null;
  #adopted = false;
  #printing = false;
  /** The theme in use, until the palette changes. @type {import('./chart-config.js').Theme | null} */
  #theme = null;
  #tableIsStale = true;
  /** What is read and not seen: the label and the table. */
  #words = new AtRest(() => this.#showWords());

  /** The plot; setting it draws, or updates the chart in place; null takes the chart away. */
  get spec() {
    this.#adopt();
    return this.#spec;
  }

  set spec(spec) {
    this.#adopt();
    if (spec !== this.#spec) this.#drawing?.remove();
    this.#spec = spec;
    this.#tableIsStale = true;
    if (spec === null) this.#destroyChart();
    if (!this.#connection) return;
    if (this.#figure) this.#show();
    else this.#wake(this.#connection.signal);
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
    return this.#chart?.chart ?? null;
  }

  /** Have the chart take the drawing's place soon, since it is to show something else. */
  prepare() {
    const signal = this.#connection?.signal;
    if (this.#figure || !signal || !this.#drawing) return;
    loadLibrary().catch(() => {
      // Told when there is something to draw.
    });
    inAMoment(() => this.#replaceDrawing(signal));
  }

  connectedCallback() {
    this.#connection = new AbortController();
    const { signal } = this.#connection;
    if (this.#drawing) this.#sleep(signal);
    else this.#wake(signal);
  }

  disconnectedCallback() {
    this.#connection?.abort();
    this.#connection = null;
    this.#figure = null;
    this.#words.cancel();
    this.#destroyChart();
    this.#theme = null;
  }

  /** What the build has drawn, while it shows the plot. */
  get #drawing() {
    return this.querySelector(':scope > .plot-canvas > .plot-drawing');
  }

  /** Leave the build's drawing as it is until there is time or need. @param {AbortSignal} signal */
  #sleep(signal) {
    const wake = () => this.#replaceDrawing(signal);
    for (const type of ['pointerenter', 'focusin']) this.addEventListener(type, wake, { signal });
    // In steps, each of them short.
    const steps = [() => this.#adopt(), () => loadLibrary().catch(() => {}), rehearse, wake];
    const goOn = async () => {
      if (signal.aborted) return;
      await steps.shift()?.();
      if (steps.length > 0) whenIdle(goOn);
    };
    whenNear(this, MARGIN, () => whenAtRest(goOn, signal), signal);
  }

  /** @param {AbortSignal} signal */
  #replaceDrawing(signal) {
    if (!this.#figure && !signal.aborted) this.#wake(signal, true);
  }

  /**
   * @param {AbortSignal} signal
   * @param {boolean} [draw] whether the drawing is to give way to a chart
   */
  #wake(signal, draw = false) {
    this.#adopt();
    this.#figure = figureIn(this);
    const { legend, data, area, tools } = this.#figure;
    legend.addEventListener('click', (event) => this.#toggle(event), { signal });
    data.addEventListener('toggle', () => this.#showTable(), { signal });
    showTools(tools, { png: () => this.#downloadPng(), csv: () => this.#downloadCsv() });
    if (!draw) whenNear(area, MARGIN, () => this.#chart || this.#draw(), signal);
    signal.addEventListener(
      'abort',
      watchPalette(() => this.#repaint()),
    );
    addEventListener('beforeprint', () => this.#print(true), { signal });
    addEventListener('afterprint', () => this.#print(false), { signal });
    showNotes(this.#figure.notes, this.#notes);
    this.#show(draw);
  }

  /** Takes over the plot, and with it the table, that the build put into the page. */
  #adopt() {
    const { plot } = this.dataset;
    if (this.#adopted || !plot) return;
    this.#adopted = true;
    const table = this.querySelector('table');
    const whole = table ? withNumbers(JSON.parse(plot), table) : JSON.parse(plot);
    const { plots, notes } = readPlotList([whole]);
    this.#spec = plots[0] ?? null;
    this.#notes = notes;
    this.#tableIsStale = this.querySelector('.plot-table table') === null;
  }

  /**
   * Brings the figure's words up to date, and the chart where it is needed.
   *
   * @param {boolean} [draw] whether it is needed wherever it stands
   */
  #show(draw = false) {
    const { title, table } = /** @type {import('./figure.js').Figure} */ (this.#figure);
    // Whatever is written, even the same again, makes the browser work out its styles anew; during
    // an animation that costs more than the drawing.
    if (this.hasAttribute('hidden') !== (this.#spec === null)) this.hidden = this.#spec === null;
    if (!this.#spec) return;
    // First of all, since labels are measured in drawing: what is written before that would make
    // the browser work out its styles twice.
    if (draw || this.#chart || isNear(this.#area, MARGIN)) this.#draw();
    const text = this.#spec.title?.trim() ?? '';
    if (title.textContent !== text || title.hidden === Boolean(text)) {
      title.textContent = text;
      title.hidden = !text;
      table.setAttribute('aria-label', tableName(this.#spec));
    }
    this.#showLegend();
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
    if (!hasLibrary()) {
      this.#load(this.#connection.signal);
      return;
    }
    const plotted = /** @type {const} */ ([this.#spec, this.#colours, this.#hidden, this.#ghost]);
    if (this.#chart) this.#chart.draw(...plotted);
    else this.#chart = new CanvasChart(this.#area, (text) => this.#say(text), ...plotted);
    this.#words.drawn();
    this.dispatchEvent(new CustomEvent('plot-drawn', { bubbles: true }));
  }

  /** @param {AbortSignal} signal */
  async #load(signal) {
    try {
      await loadLibrary();
    } catch {
      if (signal.aborted) return;
      const sentence = 'The chart could not be loaded. Its numbers are under “Data”.';
      tellTrouble(this, sentence, () => this.#load(signal));
      return;
    }
    if (!signal.aborted && !this.#chart) this.#draw();
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
    if (this.#chart || (printing && hasLibrary() && !this.#drawing)) this.#draw();
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

  #showWords() {
    if (this.#spec) this.#chart?.label(this.#spec);
    this.#showTable();
  }

  #showTable() {
    if (!this.#figure?.data.open || !this.#tableIsStale || !this.#spec) return;
    this.#figure.table.replaceChildren(dataTable(this.#spec));
    this.#tableIsStale = false;
  }

  #downloadCsv() {
    if (this.#spec) downloadCsv(this.#spec);
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
  }
}
