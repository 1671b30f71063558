/**
 * The pages of the book in a table: what is done, what is weak and what is due, in words.
 */

import { counted, date, element } from './dom.js';
import { bookAddress } from './outline.js';
import { isExercise, standing } from './standing.js';

/**
 * @typedef {import('./standing.js').OutlinePage} OutlinePage
 * @typedef {import('./record.js').Progress} Progress
 */

/**
 * @typedef {object} Row
 * @property {OutlinePage} page
 * @property {string[]} done
 * @property {{ title: string, place: string, why: string }[]} open what is to be worked on
 */

/**
 * @param {readonly OutlinePage[]} pages
 * @param {Progress} progress
 * @param {ReadonlySet<string>} due ids of questions
 * @param {number} now
 * @returns {Row[]}
 */
export function rows(pages, progress, due, now) {
  return pages.map((page) => {
    const items = page.items.map((item) => ({
      ...item,
      ...standing(item, progress.items.get(item.id), now),
      due: due.has(item.id),
    }));
    const read = progress.pages.get(page.path);
    const done = [read === undefined ? 'not read' : `read on ${date(read)}`];
    const kinds = /** @type {const} */ ([
      [items.filter(({ id }) => !isExercise(id)), 'question', 'right'],
      [items.filter(({ id }) => isExercise(id)), 'exercise', 'solved'],
    ]);
    for (const [of, name, word] of kinds) {
      const solved = of.filter((item) => item.solved).length;
      if (of.length > 0) done.push(`${solved} of ${counted(of.length, name)} ${word}`);
    }
    const open = items
      .filter((item) => item.weak || item.due)
      .map((item) => ({
        title: item.title,
        place: isExercise(item.id) ? `exercise-${item.id.slice(9)}` : `quiz-${item.id}`,
        why: [item.weak ? 'weak' : '', item.due ? 'due' : ''].filter(Boolean).join(', '),
      }));
    return { page, done, open };
  });
}

/** @param {readonly Row[]} list */
export function table(list) {
  const head = ['Page', 'Done', 'To work on'].map((name) => element('th', { scope: 'col' }, name));
  const body = list.map(({ page, done, open }) => {
    const address = new URL(page.path, bookAddress()).href;
    const links = open.flatMap(({ title, place, why }, index) => [
      index > 0 ? '; ' : '',
      element('a', { href: `${address}#${place}` }, title),
      ` (${why})`,
    ]);
    return element(
      'tr',
      {},
      element('th', { scope: 'row' }, element('a', { href: address }, page.title)),
      element('td', {}, done.join('; ')),
      element('td', {}, ...(links.length > 0 ? links : ['nothing'])),
    );
  });
  return element(
    'table',
    {},
    element('thead', {}, element('tr', {}, ...head)),
    element('tbody', {}, ...body),
  );
}
