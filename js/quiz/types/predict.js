/**
 * A curve, or its slope, that is set at some points: by sliders, which a drag in the plot moves too.
 * The response has the sliders' values.
 */

import { Drawing } from '../drawing.js';
import { shown } from '../number.js';

/**
 * @typedef {object} Key
 * @property {number[]} truth what NumPy gives at the points
 * @property {number} tolerance
 * @property {number[][]} wrong what other curves, which have feedback, give there
 * @property {string} drawing the truth, as SVG
 */

/** @type {import('../types.js').QuestionType<number[], Key>} */
export const type = {
  start(form, _key, { signal }) {
    const plot = form.querySelector('.predicted');
    if (!(plot instanceof HTMLElement)) throw new TypeError('a prediction has no plot');
    const drawing = new Drawing(plot, slidersOf(form), signal);
    form.addEventListener('input', () => drawing.update(), { signal });
    // What puts values into the sliders, a stored answer say, says so.
    form.addEventListener('predict-set', () => drawing.update(), { signal });
    drawing.update();
  },

  read(form) {
    const sliders = slidersOf(form);
    if (sliders.every(({ value, defaultValue }) => value === defaultValue)) {
      return { problem: 'Set the points first.' };
    }
    return { response: sliders.map((slider) => slider.valueAsNumber) };
  },

  restore(form, response) {
    const sliders = slidersOf(form);
    if (!isPrediction(response, sliders)) return false;
    for (const [index, slider] of sliders.entries()) slider.value = String(response[index]);
    form.dispatchEvent(new Event('predict-set'));
    return true;
  },

  clear(form) {
    for (const slider of slidersOf(form)) slider.value = slider.defaultValue;
    form.dispatchEvent(new Event('predict-set'));
  },

  check(response, { truth, tolerance, wrong }) {
    const within = (/** @type {number[]} */ values, /** @type {number} */ index) =>
      Math.abs(response[index] - values[index]) <= tolerance + 1e-9;
    const marks = truth.map((value, index) => {
      const right = within(truth, index);
      const text = `${right ? 'Right' : 'Wrong'}: NumPy gives ${shown(value, 3)}`;
      return { note: `point-${index}`, right, text };
    });
    const hits = marks.filter(({ right }) => right).length;
    const score = hits / truth.length;
    if (score === 1) return { state: 'right', score, feedback: [], marks };
    const taken = wrong.findIndex((values) => values.every((_, index) => within(values, index)));
    return {
      state: hits > 0 ? 'partly' : 'wrong',
      score,
      feedback: taken < 0 ? [] : [taken],
      marks,
      told: `${hits} of ${truth.length} points are within ${tolerance}`,
    };
  },

  reveal(form, { drawing }) {
    truthOf(form).innerHTML = drawing;
  },

  conceal(form) {
    truthOf(form).innerHTML = '';
  },
};

/**
 * @param {HTMLFormElement} form
 * @returns {HTMLInputElement[]}
 */
function slidersOf(form) {
  return [...form.querySelectorAll('.sliders input')].filter(
    (input) => input instanceof HTMLInputElement,
  );
}

/** @param {HTMLFormElement} form */
function truthOf(form) {
  return /** @type {SVGElement} */ (form.querySelector('[data-part="truth"]'));
}

/**
 * @param {unknown} response
 * @param {HTMLInputElement[]} sliders
 * @returns {response is number[]}
 */
function isPrediction(response, sliders) {
  return (
    Array.isArray(response) &&
    response.length === sliders.length &&
    response.every(
      (value, index) =>
        typeof value === 'number' &&
        value >= Number(sliders[index].min) &&
        value <= Number(sliders[index].max),
    )
  );
}
