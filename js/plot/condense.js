/**
 * Makes a small copy of plot data that breaks the schema exactly where the data do. Ajv collects
 * every error, which on a million wrong numbers would take a tab's memory: so lists of numbers are
 * checked by a loop and stand in the copy as their first wrong item, or empty.
 */
import { lineKeys, plotKeys } from '#plot-validator';
import { firstBad } from './numbers.js';

/** One more than the schema allows, so that it sees that there are too many. */
const PLOTS = 25;
const LINES = 51;
/** No list of the contract but these is longer than two. */
const OTHER = 3;

/**
 * @param {unknown} root parsed plot data of any shape
 * @returns {{value: unknown, unknown: {plot: number, line: number | null, key: null, names: string[]}[]}}
 *   the copy, holding known keys only, and the keys that are not known
 */
export function condense(root) {
  /** @type {{plot: number, line: number | null, key: null, names: string[]}[]} */
  const unknown = [];
  if (!Array.isArray(root)) return { value: root === Object(root) ? {} : root, unknown };

  const value = root.slice(0, PLOTS).map((source, plot) => {
    const copy = known(source, plotKeys, (names) =>
      unknown.push({ plot, line: null, key: null, names }),
    );
    if (!isObject(copy) || !Array.isArray(copy.lines)) return copy;
    copy.lines = source.lines
      .slice(0, LINES)
      .map((/** @type {unknown} */ item, /** @type {number} */ line) =>
        known(item, lineKeys, (names) => unknown.push({ plot, line, key: null, names })),
      );
    return copy;
  });
  return { value, unknown };
}

/**
 * @param {any} source
 * @param {Record<string, string>} keys
 * @param {(names: string[]) => void} onUnknown
 * @returns {any}
 */
function known(source, keys, onUnknown) {
  if (!isObject(source)) return source === Object(source) ? [] : source;
  const copy = Object.create(null);
  for (const key of Object.keys(keys)) {
    if (Object.hasOwn(source, key)) copy[key] = shrink(source[key], key);
  }
  const names = Object.keys(source).filter((key) => !Object.hasOwn(keys, key));
  if (names.length) onUnknown(names);
  return copy;
}

/**
 * @param {unknown} value
 * @param {string} key
 */
function shrink(value, key) {
  if (!Array.isArray(value)) return value;
  if (key === 'lines') return value.slice(0, LINES);
  if (key !== 'data' && key !== 'x_data') return value.slice(0, OTHER);
  const bad = firstBad(value);
  return bad < 0 ? [] : [value[bad]];
}

/** @param {unknown} value */
function isObject(value) {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
