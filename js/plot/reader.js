/** Reading a chart with the keyboard: arrows step from x to x, the values are said and shown. */
import { isGhost } from './chart-config.js';
import { numeral } from './numerals.js';
import { readingPositions } from './points.js';

/** @typedef {import('chart.js').Chart} Chart */

/** @type {Record<string, (at: number, last: number) => number>} */
const STEPS = {
  ArrowRight: (at) => at + 1,
  ArrowLeft: (at, last) => (at < 0 ? last : at - 1),
  PageDown: (at, last) => at + Math.ceil(last / 10),
  PageUp: (at, last) => at - Math.ceil(last / 10),
  Home: () => 0,
  End: (_, last) => last,
};

/** Where the reader stands in a chart. One per chart. */
export class ChartReader {
  /** @type {number[] | null} */
  #positions = null;
  /** @type {number | null} the x that was read last */
  #x = null;
  #chart;
  #say;

  /**
   * @param {Chart} chart
   * @param {(text: string) => void} say puts text where screen readers announce it
   */
  constructor(chart, say) {
    this.#chart = chart;
    this.#say = say;
  }

  /** The data or the shown lines have changed. */
  refresh() {
    this.#positions = null;
  }

  /**
   * @param {KeyboardEvent} event
   * @returns {void}
   */
  onKey(event) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Escape') this.leave();
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    this.#positions ??= readingPositions(this.#lines().map(({ points }) => points));
    const last = this.#positions.length - 1;
    if (last < 0) return;
    const at = this.#x === null ? -1 : indexAtOrAfter(this.#positions, this.#x);
    this.#read(this.#positions[Math.min(last, Math.max(0, step(at, last)))]);
  }

  /** Takes the reading away. */
  leave() {
    this.#x = null;
    this.#say('');
    this.#chart.setActiveElements([]);
    this.#chart.tooltip?.setActiveElements([], { x: 0, y: 0 });
    this.#chart.update('none');
  }

  /** @param {number} x */
  #read(x) {
    this.#x = x;
    const hits = this.#lines().flatMap(({ datasetIndex, label, points }) => {
      const index = points.findIndex((point) => point.x === x && point.y !== null);
      return index < 0
        ? []
        : [{ datasetIndex, index, label, y: /** @type {number} */ (points[index].y) }];
    });
    this.#chart.setActiveElements(hits);
    const element = this.#chart.getDatasetMeta(hits[0].datasetIndex).data[hits[0].index];
    this.#chart.tooltip?.setActiveElements(hits, { x: element.x, y: element.y });
    this.#chart.update('none');
    const values = hits.map(({ label, y }) => `${label}: ${numeral(y, 6)}`);
    this.#say([`x = ${numeral(x, 6)}`, ...values].join('; '));
  }

  #lines() {
    return this.#chart.data.datasets.flatMap((dataset, datasetIndex) => {
      const { data, label } = dataset;
      const points = /** @type {import('./points.js').Point[]} */ (/** @type {unknown} */ (data));
      const visible = this.#chart.isDatasetVisible(datasetIndex) && !isGhost(dataset);
      return visible ? [{ datasetIndex, label: label ?? '', points }] : [];
    });
  }
}

/**
 * @param {number[]} positions rising
 * @param {number} x
 * @returns {number} the place of x, or of the next one where it is gone
 */
function indexAtOrAfter(positions, x) {
  const at = positions.findIndex((position) => position >= x);
  return at < 0 ? positions.length - 1 : at;
}
