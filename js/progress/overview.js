/**
 * What `<my-progress>` shows: the whole in a sentence, the review, each page, and the reader's data.
 */

import { NOT_KEPT } from '../quiz/words.js';
import { bookProgress } from './book.js';
import { counted, element } from './dom.js';
import { bookOutline } from './outline.js';
import { OwnData } from './own-data.js';
import { Review } from './review.js';
import { dueList } from './schedule.js';
import { isExercise, standing } from './standing.js';
import { rows, table } from './table.js';

/**
 * @typedef {import('./standing.js').OutlinePage} OutlinePage
 * @typedef {import('./record.js').Progress} Progress
 */

/**
 * @param {AbortSignal} signal when the page is left
 * @returns {Promise<Node[]>}
 */
export async function overview(signal) {
  const pages = await bookOutline();
  const store = bookProgress();
  const summary = element('p');
  const refusal = element('p', { class: 'progress-told' }, NOT_KEPT);
  const place = element('div');
  const review = new Review(pages, signal);
  const update = () => {
    const now = Date.now();
    const { progress } = store;
    refusal.hidden = !store.refused;
    summary.textContent = summarised(pages, progress, now);
    const questions = pages.flatMap(({ items }) => items).filter(({ id }) => !isExercise(id));
    const { due, next } = dueList(questions, progress.items, now);
    const made = table(rows(pages, progress, new Set(due.map(({ id }) => id)), now));
    // What has the focus stays, unless what it says has changed.
    if (made.outerHTML !== place.innerHTML) place.replaceChildren(made);
    review.offer(due, next);
  };
  update();
  signal.addEventListener('abort', store.subscribe(update));
  return [
    summary,
    refusal,
    element('h2', {}, 'Review'),
    review.element,
    element('h2', {}, 'Page by page'),
    place,
    element('h2', {}, 'Your data'),
    new OwnData(signal).element,
  ];
}

/**
 * @param {readonly OutlinePage[]} pages
 * @param {Progress} progress
 * @param {number} now
 */
function summarised(pages, progress, now) {
  const all = pages.flatMap(({ items }) => items);
  const solved = all.filter((item) => standing(item, progress.items.get(item.id), now).solved);
  const exercises = all.filter(({ id }) => isExercise(id));
  const solvedExercises = solved.filter(({ id }) => isExercise(id)).length;
  const read = pages.filter(({ path }) => progress.pages.has(path)).length;
  const parts = [
    `read ${read} of ${counted(pages.length, 'page')}`,
    `answered ${solved.length - solvedExercises} of ` +
      `${counted(all.length - exercises.length, 'question')} right`,
  ];
  if (exercises.length > 0) {
    parts.push(`solved ${solvedExercises} of ${counted(exercises.length, 'exercise')}`);
  }
  return `You have ${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}.`;
}
