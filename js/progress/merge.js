/**
 * Puts together what two tabs, two devices or a file know of one reader. Pure.
 *
 * Merging is a union: the order does not matter, and doing it again changes nothing. So no lock is
 * needed between tabs, and an old file takes nothing back.
 */

import { inOrder, MOST_ATTEMPTS } from './record.js';

/**
 * @typedef {import('./record.js').Item} Item
 * @typedef {import('./record.js').Progress} Progress
 */

/**
 * All that either of the two has. Where one of them was emptied later, only that one counts.
 *
 * @param {Progress} a
 * @param {Progress} b
 * @returns {Progress}
 */
export function merged(a, b) {
  if (a.cleared !== b.cleared) return a.cleared > b.cleared ? a : b;
  return { cleared: a.cleared, ...united(a, b) };
}

/**
 * All that either of the two has, whichever was emptied when.
 *
 * @param {Pick<Progress, 'items' | 'pages'>} a
 * @param {Pick<Progress, 'items' | 'pages'>} b
 */
export function united(a, b) {
  return {
    items: union(a.items, b.items, mergedItem),
    pages: union(a.pages, b.pages, Math.min),
  };
}

/**
 * @template T
 * @param {Map<string, T>} a
 * @param {Map<string, T>} b
 * @param {(a: T, b: T) => T} merge
 * @returns {Map<string, T>}
 */
function union(a, b, merge) {
  const all = new Map(a);
  for (const [id, value] of b) {
    const own = all.get(id);
    all.set(id, own === undefined ? value : merge(own, value));
  }
  return all;
}

/**
 * Of more attempts than are kept the oldest are only counted; counts of two devices that have both
 * forgotten attempts cannot be added up, and the larger one holds.
 *
 * @param {Item} a
 * @param {Item} b
 * @returns {Item}
 */
export function mergedItem(a, b) {
  const all = new Map([...a.attempts, ...b.attempts].map((attempt) => [`${attempt}`, attempt]));
  const attempts = [...all.values()].sort(inOrder);
  const { answer, at } = isNewer(a, b) ? a : b;
  return {
    answer,
    at,
    attempts: attempts.slice(-MOST_ATTEMPTS),
    count: Math.max(a.count, b.count, attempts.length),
    first: a.count && b.count ? Math.min(a.first, b.first) : (a.count ? a : b).first,
  };
}

/**
 * @param {Item} a
 * @param {Item} b
 */
function isNewer(a, b) {
  if (a.at !== b.at) return a.at > b.at;
  return JSON.stringify(a.answer) > JSON.stringify(b.answer);
}
