// The entries of `performance.measure` that cells leave. A slider leaves sixty a second, so the old
// ones of a name are thrown away from time to time.

/** Entries of one name that are kept at most. */
const KEPT = 500;

/** @type {Map<string, number>} */
const counts = new Map();

/** @param {string} name @param {number} start @param {string} cell its id */
export function measure(name, start, cell) {
  const count = counts.get(name) ?? 0;
  if (count >= KEPT) performance.clearMeasures(name);
  counts.set(name, count >= KEPT ? 1 : count + 1);
  performance.measure(name, { start, detail: cell });
}
