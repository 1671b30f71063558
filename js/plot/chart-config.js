/**
 * From a PlotSpec and a theme to a Chart.js configuration. Every option is set here by name; nothing
 * that a reader wrote is passed through as an option.
 */
import { axisOf, bottomOf, leftOf, MARGIN, ticksOf } from './axis.js';
import { lineColors } from './colors.js';
import { counterparts, isSameCurve, missing } from './difference.js';
import { lineStyles } from './line-style.js';
import { numeral } from './numerals.js';
import { isSorted, pointsOf } from './points.js';
import { keysOf, labelOf } from './spec.js';

/**
 * @typedef {import('./spec.js').PlotSpec} PlotSpec
 * @typedef {import('./colors.js').Rgb} Rgb
 *
 * @typedef {object} Theme
 * @property {Rgb} background what the chart is drawn on
 * @property {Rgb} text
 * @property {string} fontFamily
 *
 * @typedef {object} LineLook
 * @property {string} key no other line of the plot has it
 * @property {string} label
 * @property {string} color
 * @property {number[] | null} dash
 * @property {string | null} marker
 */

/** The mode that chart-library.js registers: of every line the point nearest in x. */
export const NEAREST_X = 'nearestX';

/** About how many markers are set along a line. */
const MARKERS = 10;
export const MARKER_RADIUS = 4;

// Chart.js calls "before" what jumps at the later x; the contract, as Matplotlib and D3 do, at the
// earlier.
const STEPS = /** @type {const} */ ({ before: 'after', after: 'before', middle: 'middle' });

/**
 * @param {PlotSpec} plot
 * @param {Rgb} background
 * @returns {LineLook[]} how each line looks, in the chart and in its legend
 */
export function lineLooks(plot, background) {
  const colors = lineColors(
    plot.lines.map(({ color }) => color),
    background,
  );
  const keys = keysOf(plot);
  return lineStyles(plot.lines).map(({ dash, marker }, i) => {
    return { key: keys[i], label: labelOf(plot, i), color: colors[i], dash, marker };
  });
}

/**
 * @param {PlotSpec} plot
 * @param {Theme} theme
 * @param {ReadonlySet<string>} [hidden] keys of the lines that the reader switched off
 * @param {PlotSpec | null} [ghost] the author's plot, drawn faintly where it is another
 * @returns {import('chart.js').ChartConfiguration<'line', {x: number, y: number | null}[]>}
 */
export function chartConfig(plot, theme, hidden = new Set(), ghost = null) {
  const looks = lineLooks(plot, theme.background);
  const points = plot.lines.map((line) => pointsOf(plot, line));
  const ghosts = ghost ? ghostDatasets(plot, ghost, looks, hidden, theme.background) : [];
  const all = [...points, ...ghosts.map(({ data }) => data)].flat();
  const [x, y] = /** @type {const} */ (['x', 'y']).map((axis) => axisOf(plot, axis, all));
  const datasets = plot.lines.map((_, i) => {
    const dash = x.isFar || y.isFar ? looks[i].dash && [] : looks[i].dash;
    return dataset(plot, i, points[i], { ...looks[i], dash }, hidden.has(looks[i].key));
  });
  return {
    type: 'line',
    data: { datasets: [...datasets, ...ghosts] },
    options: {
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      normalized: true,
      locale: 'en',
      interaction: { mode: /** @type {any} */ (NEAREST_X), intersect: false },
      layout: { padding: MARGIN, autoPadding: false },
      scales: { x: scale(plot, 'x', x, theme), y: scale(plot, 'y', y, theme) },
      plugins: { legend: { display: false }, tooltip: tooltip(theme) },
    },
  };
}

/**
 * @param {PlotSpec} plot
 * @param {number} index
 * @param {import('./points.js').Point[]} points
 * @param {LineLook} look
 * @param {boolean} hidden
 * @returns {import('chart.js').ChartDataset<'line', {x: number, y: number | null}[]>}
 */
function dataset(plot, index, points, { label, color, dash, marker }, hidden) {
  const line = plot.lines[index];
  const step = line.step === true ? 'middle' : line.step;
  return {
    label,
    data: points,
    hidden,
    // Later lines lie over earlier ones, so that a dashed one shows on the solid one it follows.
    order: -index,
    clip: marker ? MARKER_RADIUS + 2 : 2,
    // Chart.js takes unparsed points to be sorted by x; a closed curve's are not.
    ...(isSorted(points) ? { parsing: /** @type {const} */ (false) } : {}),
    showLine: dash !== null,
    stepped: step ? STEPS[step] : false,
    spanGaps: false,
    borderColor: color,
    backgroundColor: color,
    borderWidth: 2,
    borderDash: dash ?? [],
    borderJoinStyle: 'round',
    pointStyle: /** @type {any} */ (marker ?? 'circle'),
    pointRadius: markerRadii(points.length, index, dash !== null, marker),
    pointBorderColor: color,
    pointBorderWidth: marker ? 1.5 : 0,
    pointHoverRadius: 4,
    pointHitRadius: 0,
  };
}

/**
 * Whether a dataset is a ghost, which is neither in the legend nor read out.
 *
 * @param {object} dataset
 */
export function isGhost(dataset) {
  return 'ghost' in dataset;
}

/**
 * The author's curves that the reader's differ from, and those that the reader has no more.
 *
 * @param {PlotSpec} plot
 * @param {PlotSpec} ghost
 * @param {LineLook[]} looks of the lines of `plot`
 * @param {ReadonlySet<string>} hidden
 * @param {Rgb} background
 * @returns {import('chart.js').ChartDataset<'line', {x: number, y: number | null}[]>[]}
 */
function ghostDatasets(plot, ghost, looks, hidden, background) {
  const others = counterparts(plot, ghost);
  const changed = others.flatMap((other, index) => {
    const line = plot.lines[index];
    const look = looks[index];
    if (!other || hidden.has(look.key) || isSameCurve(line, plot, other, ghost)) return [];
    return [ghostDataset(ghost, other, look)];
  });
  const gone = missing(ghost, others);
  const authors = gone.length ? lineLooks(ghost, background) : [];
  return [
    ...changed,
    ...gone.map((index) => ghostDataset(ghost, ghost.lines[index], authors[index])),
  ];
}

/**
 * @param {PlotSpec} ghost
 * @param {import('./spec.js').LineSpec} line of it
 * @param {LineLook} look
 */
function ghostDataset(ghost, line, { key, color, dash }) {
  const look = { key, label: '', color: `${color}99`, dash: dash && [3, 4], marker: null };
  const made = dataset({ ...ghost, lines: [line] }, 0, pointsOf(ghost, line), look, false);
  return { ...made, ghost: true, order: 1, borderWidth: 1.5, pointHoverRadius: 0 };
}

/**
 * Chart.js repeats the list over the points, so one period of it sets markers at equal distances.
 *
 * @param {number} count of points
 * @param {number} index of the line: neighbours' markers are set off against each other
 * @param {boolean} joined
 * @param {string | null} marker
 * @returns {number | number[]}
 */
export function markerRadii(count, index, joined, marker) {
  if (count === 1) return MARKER_RADIUS;
  if (!marker) return 0;
  const period = Math.max(1, Math.floor(count / MARKERS));
  if (!joined || period === 1) return MARKER_RADIUS;
  const radii = new Array(period).fill(0);
  radii[Math.floor(period / 2 + (index * period) / 5) % period] = MARKER_RADIUS;
  return radii;
}

/**
 * @param {PlotSpec} plot
 * @param {'x' | 'y'} direction
 * @param {import('./axis.js').Axis} axis
 * @param {Theme} theme
 * @returns {any} the scale's options
 */
function scale(plot, direction, { log, min, max }, { text, fontFamily }) {
  const title = plot[`${direction}_label`]?.trim() ?? '';
  const shade = (/** @type {number} */ alpha) => `rgba(${text.r}, ${text.g}, ${text.b}, ${alpha})`;
  return {
    type: log ? 'logarithmic' : 'linear',
    min,
    max,
    // Chart.js makes ticks and room by measuring; these are those of the drawing in the page.
    afterBuildTicks(/** @type {any} */ scale) {
      const { min, max, chart } = scale;
      scale.ticks = ticksOf({ log, min, max }, direction, chart.width);
    },
    afterFit(/** @type {any} */ scale) {
      if (direction === 'x') scale.height = bottomOf(title !== '');
      else scale.width = leftOf(scale.ticks, title !== '');
      Object.assign(scale, { paddingLeft: 0, paddingRight: 0, paddingTop: 0, paddingBottom: 0 });
    },
    title: {
      display: title !== '',
      text: cut(title),
      color: shade(0.87),
      font: { family: fontFamily, size: 13 },
    },
    border: { color: shade(0.4) },
    grid: {
      color: (/** @type {{tick?: {value: number}}} */ { tick }) =>
        shade(tick?.value === 0 ? 0.4 : 0.1),
      tickColor: shade(0.2),
    },
    ticks: {
      color: shade(0.75),
      font: { family: fontFamily, size: 12 },
      maxRotation: 0,
      autoSkip: false,
      callback: (/** @type {number} */ _, /** @type {number} */ i, /** @type {any[]} */ ticks) =>
        ticks[i].label,
    },
  };
}

/**
 * @param {Theme} theme
 * @returns {any} the tooltip's options
 */
function tooltip({ background, text, fontFamily }) {
  const [back, front] = [background, text].map(({ r, g, b }) => `rgb(${r}, ${g}, ${b})`);
  return {
    mode: NEAREST_X,
    intersect: false,
    backgroundColor: front,
    titleColor: back,
    bodyColor: back,
    titleFont: { family: fontFamily, size: 12 },
    bodyFont: { family: fontFamily, size: 12 },
    cornerRadius: 3,
    usePointStyle: false,
    boxWidth: 9,
    boxHeight: 9,
    callbacks: {
      title: (/** @type {{parsed: {x: number}}[]} */ items) => {
        return items.length ? `x = ${numeral(items[0].parsed.x, 6)}` : '';
      },
      label: (/** @type {any} */ { dataset: { label }, parsed: { y } }) => {
        return `${cut(label)}: ${numeral(y, 6)}`;
      },
    },
  };
}

/** @param {string} text */
export function cut(text) {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
