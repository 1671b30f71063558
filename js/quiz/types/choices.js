/**
 * One right choice or several, by radio buttons or check boxes. The response has the numbers of the
 * chosen ones, which are not their places where they are shuffled.
 */

import { shuffled, visit } from '../shuffle.js';

/** @typedef {{ right: number[], count: number }} Key `count` choices, some of them right */

/** @type {import('../types.js').QuestionType<number[], Key>} */
export const type = {
  start(form, _key, { name, shuffle }) {
    if (!shuffle) return;
    const rows = [...form.querySelectorAll('fieldset > .choice')];
    const order = shuffled(
      rows.length,
      visit(() => sessionStorage),
      name,
    );
    rows[0]?.parentElement?.append(...order.map((index) => rows[index]));
  },

  read(form) {
    const response = inputs(form)
      .filter(({ checked }) => checked)
      .map(({ value }) => Number(value))
      .sort((a, b) => a - b);
    return response.length > 0 ? { response } : { problem: 'Choose an answer first.' };
  },

  restore(form, response) {
    const all = inputs(form);
    if (!isChoice(response, all)) return false;
    for (const input of all) input.checked = response.includes(Number(input.value));
    return true;
  },

  clear(form) {
    for (const input of inputs(form)) input.checked = false;
  },

  // Partly right: at least one right choice, but a right one is missing or a wrong one among them.
  check(response, { right, count }) {
    const chosen = [...new Set(response)].sort((a, b) => a - b);
    const marks = chosen.map((index) => ({ note: `${index}`, right: right.includes(index) }));
    const hits = marks.filter((mark) => mark.right).length;
    const missing = right.length - hits;
    const mistaken = chosen.length - hits;
    if (missing === 0 && mistaken === 0) {
      return { state: 'right', score: 1, feedback: chosen, marks };
    }
    if (hits === 0) return { state: 'wrong', score: 0, feedback: chosen, marks };
    const faults = [];
    if (mistaken > 0) {
      faults.push(mistaken === 1 ? 'one choice is wrong' : 'some choices are wrong');
    }
    if (missing > 0) faults.push('something right is missing');
    // Each choice counts, chosen or left.
    const score = (count - missing - mistaken) / count;
    return { state: 'partly', score, feedback: chosen, marks, told: faults.join(', and ') };
  },
};

/**
 * @param {HTMLFormElement} form
 * @returns {HTMLInputElement[]}
 */
function inputs(form) {
  return [...form.querySelectorAll('fieldset input')].filter(
    (input) => input instanceof HTMLInputElement,
  );
}

/**
 * @param {unknown} response
 * @param {HTMLInputElement[]} all
 * @returns {response is number[]}
 */
function isChoice(response, all) {
  const values = all.map(({ value }) => Number(value));
  return (
    Array.isArray(response) &&
    response.length > 0 &&
    response.length <= (all[0]?.type === 'radio' ? 1 : all.length) &&
    new Set(response).size === response.length &&
    response.every((value) => values.includes(value))
  );
}
