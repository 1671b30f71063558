/**
 * How a reader stands with the questions, exercises and pages of the book. Pure.
 */

import { sittings } from './sittings.js';

/**
 * @typedef {import('./record.js').Item} Item
 * @typedef {import('./record.js').Progress} Progress
 * @typedef {{ id: string, title: string, hash: string }} OutlineItem
 * @typedef {{ path: string, title: string, items: OutlineItem[] }} OutlinePage
 */

/** @typedef {{ tried: boolean, solved: boolean, weak: boolean }} Standing */

/** @param {string} id */
export const isExercise = (id) => id.startsWith('exercise:');

/**
 * @param {OutlineItem} outline
 * @param {Item | undefined} item
 * @param {number} now
 * @returns {Standing}
 */
export function standing({ id, hash }, item, now) {
  const attempts = (item?.attempts ?? []).filter(([, of]) => of === hash);
  const tried = attempts.length > 0;
  const solved = attempts.some(([, , state]) => state === 'right');
  if (isExercise(id)) return { tried, solved, weak: tried && !solved };
  const latest = sittings(attempts, now).at(-1);
  // Of an answer without a time only the outcome is known.
  const weak = latest ? latest.recall !== 'recalled' : tried && !solved;
  return { tried, solved, weak };
}

/**
 * @param {OutlinePage} page
 * @param {Progress} progress
 * @returns {'open' | 'begun' | 'done'}
 */
export function pageState({ path, items }, progress) {
  const read = progress.pages.has(path);
  const standings = items.map((item) => standing(item, progress.items.get(item.id), Date.now()));
  if (read && standings.every(({ solved }) => solved)) return 'done';
  return read || standings.some(({ tried }) => tried) ? 'begun' : 'open';
}
