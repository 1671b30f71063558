/**
 * A plot drawn as SVG by the build, so that it is there with the text, and without a script.
 * `<plot-chart>` puts a chart that looks the same in its place. All places in it are parts of its
 * size, so that it fits any.
 */
import { axisOf, bottomOf, leftOf, MARGIN, placeOn, ticksOf, WIDTHS } from './axis.js';
import { cut, lineLooks, markerRadii } from './chart-config.js';
import { parseColor } from './colors.js';
import { plotLabel } from './label.js';
import { MARKER_PATHS } from './legend.js';
import { pointsOf } from './points.js';
import { simplified } from './simplify.js';

/**
 * @typedef {import('./spec.js').PlotSpec} PlotSpec
 * @typedef {import('./spec.js').LineSpec} LineSpec
 * @typedef {import('./axis.js').Axis} Axis
 * @typedef {import('./chart-config.js').LineLook} LineLook
 * @typedef {import('./simplify.js').Place} Place
 */

/** The book's paper by day and by night, as its style sheet has it. */
export const PAPERS = ['#fdfcf9', '#17191c'];

/** The drawing's width and height, as its curves count them. */
const SIZE = 2000;
/** What is this far outside is as far as what is farther. */
const FAR = 10 * SIZE;

/**
 * @param {PlotSpec} plot
 * @returns {{ drawing: string, keys: string[] }} HTML: the drawing, and of each line how it looks,
 *   for the legend
 */
export function draw(plot) {
  const [looks, dark] = PAPERS.map((paper) =>
    lineLooks(plot, /** @type {any} */ (parseColor(paper))),
  );
  const paints = looks.map(({ color }, i) => paint(color, dark[i].color));
  const points = plot.lines.map((line) => pointsOf(plot, line));
  const [x, y] = /** @type {const} */ (['x', 'y']).map((way) => axisOf(plot, way, points.flat()));
  const places = points.map((line) =>
    line.map((point) => {
      if (point.y === null) return null;
      return { x: placeOn(x, point.x), y: 1 - placeOn(y, point.y) };
    }),
  );
  const yTicks = ticksOf(y, 'y', 0);
  const [xTitle, yTitle] = [plot.x_label, plot.y_label].map((label) => cut(label?.trim() ?? ''));
  const isFar = x.isFar || y.isFar;
  const parts = [
    ...yTicks.map(({ value, label }) => yTick(percent(1 - placeOn(y, value)), label, value)),
    ...xTickGroups(x),
    canvas('plot-axis', [`<path d="M0 0V${SIZE}H${SIZE}"/>`]),
    canvas(
      isWithin(places.flat()) ? 'plot-curves' : 'plot-curves plot-beyond',
      plot.lines.map((line, i) => curve(places[i], line, looks[i], paints[i], isFar)),
    ),
    ...places.map((line, i) => markers(line, i, looks[i], paints[i])),
    title(xTitle, ' x="50%" y="100%" dy="39"'),
  ];
  const left = leftOf(yTicks, yTitle !== '');
  const sides = `inset:${MARGIN.top}px ${MARGIN.right}px ${bottomOf(xTitle !== '')}px ${left}px`;
  const drawing =
    `<div class="plot-drawing" role="img" aria-label="${html(plotLabel(plot))}" ` +
    `style="${sides};--left:${left}px"><svg aria-hidden="true">${parts.join('')}</svg>` +
    `${yTitle && `<span class="plot-axis-title" aria-hidden="true">${html(yTitle)}</span>`}</div>`;
  return { drawing, keys: looks.map((look, i) => swatch(look, paints[i])) };
}

/** A part that is stretched to the drawing's size. @param {string} name @param {string[]} content */
function canvas(name, content) {
  return (
    `<svg class="${name}" viewBox="0 0 ${SIZE} ${SIZE}" preserveAspectRatio="none">` +
    `${content.join('')}</svg>`
  );
}

/**
 * @param {(Place | null)[]} places
 * @param {LineSpec} line
 * @param {LineLook} look
 * @param {string} style
 * @param {boolean} isFar
 */
function curve(places, { step }, { dash }, style, isFar) {
  if (dash === null) return '';
  const d = runs(places)
    .map((run) => trace(simplified(stepped(run.map(scaled), step), 0.5)))
    .join('');
  return `<path ${style}${dashes(isFar ? [] : dash)} d="${d}"/>`;
}

/** @param {number[]} lengths */
function dashes(lengths) {
  return lengths.length ? ` stroke-dasharray="${lengths.join(' ')}"` : '';
}

/** Whether nothing has to be cut off. @param {(Place | null)[]} places */
function isWithin(places) {
  return places.every((at) => !at || [at.x, at.y].every((part) => part > -1e-6 && part < 1 + 1e-6));
}

/** @param {Place} place @returns {Place} */
function scaled({ x, y }) {
  const [left, top] = [x, y].map((part) => Math.max(-FAR, Math.min(FAR, part * SIZE)));
  return { x: left, y: top };
}

/** The stretches between gaps. @param {(Place | null)[]} places @returns {Place[][]} */
function runs(places) {
  /** @type {Place[][]} */
  const found = [[]];
  for (const place of places) {
    if (place) found[found.length - 1].push(place);
    else found.push([]);
  }
  return found.filter(({ length }) => length > 1);
}

/**
 * @param {Place[]} places
 * @param {LineSpec['step']} step where a step is, as the contract says it
 */
function stepped(places, step) {
  if (!step) return places;
  const part = { before: 0, middle: 0.5, after: 1 }[step === true ? 'middle' : step];
  return places.flatMap((place, i) => {
    const before = places[i - 1];
    if (!before) return [place];
    const x = before.x + part * (place.x - before.x);
    return [{ x, y: before.y }, { x, y: place.y }, place];
  });
}

/** @param {Place[]} places @returns {string} a path, in whole numbers and in steps from each to the next */
function trace(places) {
  let path = '';
  let [atX, atY] = [0, 0];
  places.forEach(({ x, y }, i) => {
    const [dx, dy] = [Math.round(x) - atX, Math.round(y) - atY];
    path += `${['M', 'l'][i] ?? (dx < 0 ? '' : ' ')}${dx}${dy < 0 ? '' : ' '}${dy}`;
    [atX, atY] = [atX + dx, atY + dy];
  });
  return path;
}

/**
 * @param {(Place | null)[]} places
 * @param {number} index of the line
 * @param {LineLook} look
 * @param {string} style
 */
function markers(places, index, { dash, marker }, style) {
  const radii = markerRadii(places.length, index, dash !== null, marker);
  const isMarked = (/** @type {number} */ i) =>
    (Array.isArray(radii) ? radii[i % radii.length] : radii) > 0;
  const shape = MARKER_PATHS[marker ?? 'circle'];
  return places
    .map((place, i) => {
      if (!place || !isMarked(i) || [place.x, place.y].some((part) => part < 0 || part > 1))
        return '';
      const at = `x="${percent(place.x)}" y="${percent(place.y)}"`;
      return `<svg ${at}><path class="plot-marker" ${style} d="${shape}"/></svg>`;
    })
    .join('');
}

/** @param {string} at @param {string} label @param {number} value */
function yTick(at, label, value) {
  const grid = `<line${value === 0 ? ' class="plot-zero"' : ''} x2="100%" y1="${at}" y2="${at}"/>`;
  return `${grid}<svg y="${at}"><path d="M0 0H-8"/><text x="-11" dy=".35em">${label}</text></svg>`;
}

/** The x axis' ticks, a group for the widths that have the same. @param {Axis} axis @returns {string[]} */
function xTickGroups(axis) {
  /** @type {Map<string, string[]>} */
  const groups = new Map();
  for (const [width] of WIDTHS) {
    const ticks = ticksOf(axis, 'x', width).map(({ value, label }) => {
      const at = percent(placeOn(axis, value));
      const grid = `<line${value === 0 ? ' class="plot-zero"' : ''} x1="${at}" x2="${at}" y2="100%"/>`;
      return `${grid}<svg x="${at}" y="100%"><path d="M0 0V8"/><text y="21">${label}</text></svg>`;
    });
    const content = ticks.join('');
    groups.set(content, [...(groups.get(content) ?? []), `plot-ticks-${width}`]);
  }
  return [...groups].map(
    ([content, names]) => `<g class="plot-ticks ${names.join(' ')}">${content}</g>`,
  );
}

/** @param {string} text @param {string} place */
function title(text, place) {
  return text && `<text class="plot-axis-title"${place}>${html(text)}</text>`;
}

/** @param {LineLook} look @param {string} style */
function swatch({ dash, marker }, style) {
  const line = dash && `<path ${style}${dashes(dash)} d="M0 6h32"/>`;
  const mark = marker && `<path class="plot-marker" ${style} d="${MARKER_PATHS[marker]}"/>`;
  return `<svg viewBox="0 0 32 12" aria-hidden="true">${line ?? ''}${mark ?? ''}</svg>`;
}

/** @param {string} light @param {string} dark */
function paint(light, dark) {
  return `style="--paint:${light}${light === dark ? '' : `;--paint-dark:${dark}`}"`;
}

/** @param {number} part */
function percent(part) {
  return `${Number((100 * part).toFixed(2))}%`;
}

/** @param {string} text */
function html(text) {
  return text.replace(/[&<>"'\n\r\u2028\u2029]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
