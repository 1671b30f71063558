/**
 * Reads what a cell assigned to `js.window.py_plot_data`, for a reader: draws what can be drawn
 * and says what was left out; only data without a shape to draw are refused.
 */
import { lineKeys, plotKeys, validate } from '#plot-validator';
import { parseColor } from './colors.js';
import { condense } from './condense.js';
import { comparePlaces, faultSentence, placeName, plural, quote } from './faults.js';
import { nearestKey } from './nearest-key.js';
import { countNotPositive, keepFinite } from './numbers.js';
import { parsePythonJson, wellFormed } from './parse.js';
import { xOf } from './spec.js';
import { pointsDrawn } from './thin.js';

/**
 * @typedef {import('./spec.js').PlotSpec} PlotSpec
 * @typedef {import('./spec.js').LineSpec} LineSpec
 * @typedef {import('./faults.js').Place} Place
 *
 * @typedef {object} Reading
 * @property {PlotSpec[]} plots what to draw; empty when there is a problem or nothing to draw
 * @property {string[]} notes what was adapted, one sentence each
 * @property {string | null} problem why nothing can be drawn
 * @property {boolean} clear true when the cell asked for its charts to be taken away
 */

/** Without these there is nothing to draw; a fault in any other key costs only that key. */
const STRUCTURE = [null, 'lines', 'data', 'x_data'];
const MOST_NOTES = 12;

/**
 * @param {unknown} text the JSON string; null asks for no charts
 * @returns {Reading}
 */
export function readPlots(text) {
  if (text === null || text === undefined) return reading({ clear: true });
  if (typeof text !== 'string') {
    return reading({ problem: 'py_plot_data is not a string; assign json.dumps(plots)' });
  }
  let root;
  try {
    root = parsePythonJson(text);
  } catch {
    return reading({ problem: 'py_plot_data is not JSON; assign json.dumps(plots)' });
  }
  if (root === null || (Array.isArray(root) && root.length === 0)) return reading({ clear: true });
  return readPlotList(root);
}

/**
 * @param {Partial<Reading>} part
 * @returns {Reading}
 */
function reading(part) {
  return { plots: [], notes: [], problem: null, clear: false, ...part };
}

/**
 * @param {unknown} root the list of plots, parsed
 * @returns {Reading}
 */
export function readPlotList(root) {
  const { value, unknown } = condense(root);
  const faults = schemaFaults(value);
  const structural = faults.find(({ key }) => STRUCTURE.includes(key));
  if (structural) return reading({ problem: faultSentence(root, structural) });

  const source = /** @type {any[]} */ (root);
  const plots = source.map(copyPlot);
  /** @type {{place: Place, text: string}[]} */
  const notes = unknown.map((place) => ({
    place: { ...place, key: null },
    text: unknownNote(source, place),
  }));
  const drop = (/** @type {Place} */ place, /** @type {string | undefined} */ wrong) => {
    const text = `${faultSentence(root, place, wrong)} (left out)`;
    notes.push({ place, text });
    const plot = plots[/** @type {number} */ (place.plot)];
    delete (
      /** @type {any} */ (place.line === null ? plot : plot.lines[place.line])[place.key ?? '']
    );
  };
  for (const place of faults) drop(place, undefined);
  plots.forEach((plot, index) => {
    checkRules(plot, index, drop);
  });
  notes.sort((a, b) => comparePlaces(a.place, b.place));
  const all = [...notes.map(({ text }) => text), ...plots.flatMap(finish)];
  return reading({ plots, notes: shorten(all) });
}

/**
 * @param {unknown} value condensed data
 * @returns {Place[]} what breaks the schema, each place once, in the reader's order
 */
function schemaFaults(value) {
  if (validate(value)) return [];
  /** @type {Map<string, Place>} */
  const places = new Map();
  for (const { instancePath, keyword, params } of validate.errors ?? []) {
    const path = instancePath.split('/').slice(1);
    if (keyword === 'required') path.push(params.missingProperty ?? '');
    // The one anyOf of the schema: x_data for the plot or for every line.
    if (keyword === 'anyOf') path.push('x_data');
    const [plot, key, line, lineKey] = path;
    const place = {
      plot: plot === undefined ? null : Number(plot),
      line: line === undefined || key !== 'lines' ? null : Number(line),
      key: (key === 'lines' && line !== undefined ? lineKey : key) ?? null,
    };
    places.set(JSON.stringify(place), place);
  }
  return [...places.values()].sort(comparePlaces);
}

/**
 * The rules that a schema cannot say.
 *
 * @param {PlotSpec} plot
 * @param {number} index
 * @param {(place: Place, wrong: string | undefined) => void} drop
 */
function checkRules(plot, index, drop) {
  for (const axis of /** @type {const} */ (['x', 'y'])) {
    const range = plot[`${axis}_range`];
    const place = { plot: index, line: null, key: `${axis}_range` };
    if (range && range[0] >= range[1]) drop(place, 'does not rise');
    else if (range && plot[`${axis}_scale`] === 'log' && range[0] <= 0) {
      drop(place, 'is not positive, as a log axis must be');
    }
  }
  plot.lines.forEach((line, at) => {
    if (line.color !== undefined && !parseColor(line.color)) {
      drop({ plot: index, line: at, key: 'color' }, undefined);
    }
  });
}

/**
 * Makes a copied plot's numbers drawable.
 *
 * @param {PlotSpec} plot changed in place
 * @param {number} index
 * @returns {string[]} notes
 */
function finish(plot, index) {
  /** @type {string[]} */
  const notes = [];
  /** @type {(owner: PlotSpec | LineSpec, key: 'x_data' | 'data', place: string) => void} */
  const clean = (owner, key, place) => {
    const list = /** @type {any} */ (owner)[key];
    if (!list) return;
    const { numbers, dropped } = keepFinite(list);
    /** @type {any} */ (owner)[key] = numbers;
    if (dropped) {
      const of = key === 'data' ? '' : ' of x_data';
      const end =
        dropped === 1 ? 'is not finite and is left out' : 'are not finite and are left out';
      notes.push(`${place}: ${plural(dropped, 'value')}${of} ${end}`);
    }
  };
  const most = pointsDrawn(plot);
  clean(plot, 'x_data', placeName(index));
  plot.lines.forEach((line, at) => {
    const place = placeName(index, at, line.label);
    clean(line, 'x_data', place);
    clean(line, 'data', place);
    notes.push(...fitLength(plot, line, place), ...logNotes(plot, line, place));
    if (line.data.length > most) {
      const [all, drawn] = [line.data.length, most].map((n) => n.toLocaleString('en'));
      notes.push(`${place} has ${all} points; ${drawn} are drawn`);
    }
  });
  return notes;
}

/**
 * The length rule: as many y as x. The shorter of the two is drawn.
 *
 * @param {PlotSpec} plot
 * @param {LineSpec} line changed in place
 * @param {string} place
 */
function fitLength(plot, line, place) {
  const [x, y] = [xOf(plot, line).length, line.data.length];
  if (x === y) return [];
  const shorter = Math.min(x, y);
  line.data = line.data.slice(0, shorter);
  if (line.x_data) line.x_data = line.x_data.slice(0, shorter);
  const counts = `data has ${plural(y, 'number')}, ${line.x_data ? 'its ' : ''}x_data has ${x.toLocaleString('en')}`;
  return [`${place}: ${counts}; the first ${shorter.toLocaleString('en')} are drawn`];
}

/**
 * @param {PlotSpec} plot
 * @param {LineSpec} line
 * @param {string} place
 */
function logNotes(plot, line, place) {
  const lists = { x: xOf(plot, line), y: line.data };
  return /** @type {const} */ (['x', 'y']).flatMap((axis) => {
    const count = plot[`${axis}_scale`] === 'log' ? countNotPositive(lists[axis]) : 0;
    // Not before it is wanted: the first number that is put into words takes tens of milliseconds.
    if (count === 0) return [];
    const are = count === 1 ? 'is' : 'are';
    const what = `${plural(count, 'value')} of ${axis} ${are} not positive`;
    return [`${place}: ${what} and cannot be drawn on a log axis`];
  });
}

/**
 * Copies the known keys, and only those, into an object that inherits nothing.
 *
 * @param {any} source
 * @param {Record<string, string>} keys
 */
function copyKeys(source, keys) {
  const copy = Object.create(null);
  for (const key of Object.keys(keys)) {
    if (!Object.hasOwn(source, key)) continue;
    const value = source[key];
    // Half a surrogate pair cannot be written to a file or a clipboard.
    copy[key] = typeof value === 'string' ? wellFormed(value) : value;
  }
  return copy;
}

/**
 * @param {any} source
 * @returns {PlotSpec}
 */
function copyPlot(source) {
  const plot = copyKeys(source, plotKeys);
  plot.lines = plot.lines.map((/** @type {any} */ line) => copyKeys(line, lineKeys));
  return plot;
}

/**
 * @param {any[]} root
 * @param {Place & {names: string[]}} place
 */
function unknownNote(root, { plot, line, names }) {
  const at = /** @type {number} */ (plot);
  const name = placeName(at, line, line === null ? undefined : root[at].lines[line].label);
  const keys = Object.keys(line === null ? plotKeys : lineKeys);
  const meant = names.length === 1 && nearestKey(names[0], keys);
  const question = meant ? `; did you mean ${quote(meant)}?` : '';
  if (names.length === 1) return `${name}: unknown key ${quote(names[0])} is left out${question}`;
  const more = names.length > 3 ? ` and ${names.length - 3} more` : '';
  return `${name}: unknown keys ${names.slice(0, 3).map(quote).join(', ')}${more} are left out`;
}

/** @param {string[]} notes */
function shorten(notes) {
  if (notes.length <= MOST_NOTES) return notes;
  const rest = notes.length - MOST_NOTES + 1;
  return [...notes.slice(0, MOST_NOTES - 1), `and ${rest} more notes of this kind`];
}
