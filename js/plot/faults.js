/**
 * Sentences about what is wrong with plot data: where, what, and the remedy. The schema says that
 * a value is bad; the sentence is made from the value. `textbook/plot_faults.py` says the same in
 * Python, and `tests/plot_cases.json` holds the two together.
 */
import { lineKeys, plotKeys } from '#plot-validator';
import { firstBad } from './numbers.js';
import { wellFormed } from './parse.js';

/**
 * Where a fault is. Indices count from 0; `key` null is the whole thing.
 *
 * @typedef {{plot: number | null, line: number | null, key: string | null}} Place
 */

const SHOWN = 40;
const EXAMPLE = '[{"x_data": [0, 1], "lines": [{"data": [0, 1]}]}]';
const PLOT_KEYS = Object.keys(plotKeys);
const LINE_KEYS = Object.keys(lineKeys);

/**
 * @param {string} text
 * @returns {string} the text in quotes, cut where it is long
 */
export function quote(text) {
  const points = [...text.slice(0, 2 * SHOWN + 2)];
  const cut = points.length > SHOWN ? `${points.slice(0, SHOWN).join('')}…` : text;
  return JSON.stringify(wellFormed(cut));
}

/**
 * @param {number} count
 * @param {string} noun
 */
export function plural(count, noun) {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
}

/**
 * @param {number} plot index from 0
 * @param {number | null} [line] index from 0
 * @param {unknown} [label]
 * @returns {string} `plot 1, line 2 "GELU"`
 */
export function placeName(plot, line = null, label = undefined) {
  if (line === null) return `plot ${plot + 1}`;
  const name = typeof label === 'string' && label.trim() ? ` ${quote(label)}` : '';
  return `plot ${plot + 1}, line ${line + 1}${name}`;
}

/**
 * Orders faults as a reader meets them: plot by plot, the plot's own keys before its lines'.
 *
 * @param {Place} a
 * @param {Place} b
 */
export function comparePlaces(a, b) {
  const rank = (/** @type {Place} */ { plot, line, key }) => {
    const keys = line === null ? PLOT_KEYS : LINE_KEYS;
    return [plot ?? -1, line ?? -1, key === null ? -1 : keys.indexOf(key)];
  };
  const [left, right] = [rank(a), rank(b)];
  const at = left.findIndex((value, i) => value !== right[i]);
  return at < 0 ? 0 : left[at] - right[at];
}

/**
 * @param {unknown} root the parsed data
 * @param {Place} place a value in it that broke the schema or a rule
 * @param {string} [wrong] what is wrong with it, where the value alone does not tell
 * @returns {string} one sentence, without a full stop
 */
export function faultSentence(root, { plot, line, key }, wrong) {
  if (plot === null) return rootSentence(root);
  const plotValue = /** @type {any} */ (root)[plot];
  const owner = line === null ? plotValue : plotValue.lines[line];
  const name = placeName(plot, line, owner?.label);
  if (key === null) {
    const remedy = line === null ? 'an object with x_data and lines' : 'an object with data';
    return `${name} is ${kind(owner)}; give ${remedy}`;
  }
  const value = Object.hasOwn(owner, key) ? owner[key] : undefined;
  if ((key === 'data' || key === 'x_data') && Array.isArray(value)) {
    const bad = firstBad(value);
    if (bad >= 0) {
      const place = `${name}: value ${bad + 1} of ${key}`;
      return `${place} is ${kind(value[bad])}; ${numberRemedy(value[bad], key)}`;
    }
  }
  const remedy = (line === null ? plotKeys : lineKeys)[key];
  return `${name}: ${key} ${wrong ?? describe(key, value)}; ${remedy}`;
}

/** @param {unknown} root */
function rootSentence(root) {
  if (Array.isArray(root)) return `there are ${root.length} plots; give at most 24`;
  if (root !== null && typeof root === 'object' && ('lines' in root || 'x_data' in root)) {
    return 'the plot data is a single plot; put it in a list, [{…}]';
  }
  return `the plot data is ${kind(root)}; give a list of plots, ${EXAMPLE}`;
}

/**
 * @param {string} key
 * @param {unknown} value
 */
function describe(key, value) {
  if (value === undefined) return 'is missing';
  if (typeof value === 'string' && !value.trim()) return 'is blank';
  if (typeof value === 'string' && value.length > 100) {
    return `has ${plural([...value].length, 'character')}`;
  }
  if (Array.isArray(value) && value.length === 0) return 'is empty';
  if (Array.isArray(value) && key === 'lines') return `has ${plural(value.length, 'line')}`;
  return `is ${kind(value)}`;
}

/** @param {unknown} value */
function kind(value) {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return 'a number';
  if (typeof value === 'string') return `the string ${quote(value)}`;
  if (Array.isArray(value)) return `a list of ${plural(value.length, 'value')}`;
  return 'an object';
}

/**
 * @param {unknown} value what stands in place of a number
 * @param {string} key
 */
function numberRemedy(value, key) {
  if (typeof value === 'string') return 'write numbers without quotes';
  if (typeof value === 'boolean') return 'write 1 or 0, or convert the array with .astype(float)';
  if (Array.isArray(value)) return `make ${key} one flat list of numbers`;
  return 'give a number';
}
