/**
 * Things to be put in order, by buttons or by dragging. An item is called by the place at which the
 * build shows it; the response has the items in the reader's order.
 */

import { shuffled, visit } from '../shuffle.js';
import { makeSortable } from '../sortable.js';

/** @typedef {{ order: number[] }} Key the items in their right order */

/** @type {import('../types.js').QuestionType<number[], Key>} */
export const type = {
  start(form, { order }, { name, say, signal }) {
    const list = listOf(form);
    const start = shuffled(
      order.length,
      visit(() => sessionStorage),
      name,
    );
    // What is shown first is never the answer.
    if (same(start, order)) start.reverse();
    list.dataset.start = start.join(' ');
    arrange(list, start);
    makeSortable(list, say, signal);
    // The first order can be arrived at again, and is an answer then.
    list.addEventListener('input', () => list.toggleAttribute('data-moved', true), { signal });
  },

  read(form) {
    const list = listOf(form);
    return list.hasAttribute('data-moved')
      ? { response: itemsOf(list) }
      : { problem: 'Put the items in order first.' };
  },

  restore(form, response) {
    const list = listOf(form);
    if (!isOrder(response, itemsOf(list).length)) return false;
    list.toggleAttribute('data-moved', true);
    arrange(list, response);
    return true;
  },

  clear(form) {
    const list = listOf(form);
    list.removeAttribute('data-moved');
    arrange(list, startOf(form));
  },

  check(response, { order }) {
    const place = new Map(order.map((item, index) => [item, index]));
    const places = response.map((item) => place.get(item) ?? 0);
    const marks = response.map((item, index) => ({
      note: `${item}`,
      right: places[index] === index,
      text: places[index] === index ? 'In its place' : 'Not in its place',
    }));
    const pairs = (places.length * (places.length - 1)) / 2;
    let kept = 0;
    for (const [index, first] of places.entries()) {
      kept += places.slice(index + 1).filter((second) => first < second).length;
    }
    const score = kept / pairs;
    if (score === 1) return { state: 'right', score, feedback: [], marks };
    const feedback = response.filter((_, index) => places[index] !== index);
    const told = `${kept} of ${pairs} pairs are in order`;
    // By chance half of the pairs are.
    return { state: score > 0.5 ? 'partly' : 'wrong', score, feedback, marks, told };
  },
};

/** @param {HTMLFormElement} form */
function listOf(form) {
  const list = form.querySelector('.ordered');
  if (!(list instanceof HTMLElement)) throw new TypeError('a question has no list to order');
  return list;
}

/** @param {HTMLFormElement} form */
function startOf(form) {
  return (listOf(form).dataset.start ?? '').split(' ').map(Number);
}

/** @param {HTMLElement} list */
function itemsOf(list) {
  return [...list.children].map((item) => Number(/** @type {HTMLElement} */ (item).dataset.item));
}

/**
 * @param {HTMLElement} list
 * @param {readonly number[]} order
 */
function arrange(list, order) {
  const byItem = new Map(itemsOf(list).map((item, index) => [item, list.children[index]]));
  list.append(...order.map((item) => /** @type {Element} */ (byItem.get(item))));
}

/**
 * @param {readonly number[]} a
 * @param {readonly number[]} b
 */
function same(a, b) {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}

/**
 * @param {unknown} response
 * @param {number} count
 * @returns {response is number[]}
 */
function isOrder(response, count) {
  return (
    Array.isArray(response) &&
    same(
      [...response].sort((a, b) => a - b),
      Array.from({ length: count }, (_, index) => index),
    )
  );
}
