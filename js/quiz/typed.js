/**
 * The field of a question whose answer is typed.
 */

import { LONGEST } from './number.js';

/** @param {HTMLFormElement} form */
function field(form) {
  const input = form.querySelector('fieldset input');
  if (!(input instanceof HTMLInputElement)) throw new TypeError('a question has no field');
  return input;
}

/** @param {HTMLFormElement} form */
export function textOf(form) {
  return field(form).value;
}

/**
 * @param {HTMLFormElement} form
 * @param {unknown} response
 * @returns {response is string}
 */
export function restoreTyped(form, response) {
  if (typeof response !== 'string' || response.length > LONGEST) return false;
  field(form).value = response;
  return true;
}

/** @param {HTMLFormElement} form */
export function clearTyped(form) {
  field(form).value = '';
}
