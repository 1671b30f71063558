// One control for each kind of parameter: a table from the kind to what it looks like.

import { setText } from '../../text.js';
import { inWords, literal } from './literal.js';

/**
 * @typedef {import('./read.js').Parameter} Parameter
 * @typedef {string | number | boolean} Value
 * @typedef {{ onInput: (value: Value) => void, onRelease: () => void, onReset: () => void }} Events
 * @typedef {{ parts: HTMLElement[], show: (value: Value) => void }} Control
 * @typedef {{ field: HTMLInputElement | HTMLSelectElement, show: (value: Value) => void,
 *   read: () => Value | null }} Field
 */

/** @type {Record<import('./read.js').Kind, (parameter: Parameter) => Field>} */
const FIELDS = {
  slider: rangeField,
  number: numberField,
  integer: numberField,
  boolean: checkBox,
  string: textField,
  choice: selectField,
};

/**
 * @param {Parameter} parameter
 * @param {string} id
 * @param {Events} events
 * @returns {Control}
 */
export function control(parameter, id, events) {
  const { field, show, read } = FIELDS[parameter.kind](parameter);
  field.id = id;
  field.title = 'Double-click or press Delete for the author’s value';
  const label = document.createElement('label');
  label.htmlFor = id;
  label.textContent = parameter.label;
  // Not an output element: that is a live region, and the slider says its value itself.
  const shown = document.createElement('span');
  shown.className = 'cell-parameter-value';
  shown.setAttribute('aria-hidden', 'true');
  const tell = (/** @type {Value} */ value) => {
    const text = inWords(parameter, value);
    if (shown.textContent === text) return;
    setText(shown, text);
    if (parameter.kind === 'slider') field.setAttribute('aria-valuetext', text);
  };
  field.addEventListener('input', () => {
    const value = read();
    if (value !== null) events.onInput(value);
  });
  field.addEventListener('change', () => {
    if (field.reportValidity()) events.onRelease();
  });
  // What cannot be the value, and was told to be so, does not stay as if it were.
  field.addEventListener('blur', () => {
    if (read() === null && last !== null) show(last);
  });
  field.addEventListener('dblclick', () => events.onReset());
  field.addEventListener('keydown', (event) => {
    const { key } = /** @type {KeyboardEvent} */ (event);
    if (parameter.kind === 'slider' && (key === 'Delete' || key === 'Backspace')) events.onReset();
  });
  /** @type {Value | null} */
  let last = null;
  const parts = parameter.kind === 'slider' ? [label, field, shown] : [label, field];
  return {
    parts,
    show: (value) => {
      last = value;
      // What is being typed is left alone while it says the same, or cannot be understood.
      const typing = document.activeElement === field && !field.validity.valid;
      if (!typing && read() !== value) show(value);
      tell(value);
    },
  };
}

/** @param {string} type */
function input(type) {
  const field = document.createElement('input');
  field.type = type;
  return field;
}

/** @param {HTMLInputElement} field @param {Parameter} parameter */
function limit(field, { min, max, step }) {
  if (min !== null) field.min = String(min);
  if (max !== null) field.max = String(max);
  field.step = step === null ? 'any' : String(step);
}

/** @param {Parameter} parameter @returns {Field} */
function rangeField(parameter) {
  const field = input('range');
  limit(field, parameter);
  return numeric(field);
}

/** @param {Parameter} parameter @returns {Field} */
function numberField(parameter) {
  const field = input('number');
  limit(
    field,
    parameter.kind === 'integer' ? { ...parameter, step: parameter.step ?? 1 } : parameter,
  );
  return numeric(field);
}

/** @param {HTMLInputElement} field @returns {Field} */
function numeric(field) {
  return {
    field,
    show: (value) => {
      field.value = String(value);
    },
    // What is no number, or beyond the limits, is not written into the code.
    read: () => (field.validity.valid && field.value ? field.valueAsNumber : null),
  };
}

/** @returns {Field} */
function checkBox() {
  const field = input('checkbox');
  return {
    field,
    show: (value) => {
      field.checked = value === true;
    },
    read: () => field.checked,
  };
}

/** @returns {Field} */
function textField() {
  const field = input('text');
  field.autocomplete = 'off';
  field.spellcheck = false;
  return {
    field,
    show: (value) => {
      field.value = String(value);
    },
    read: () => field.value,
  };
}

/** @param {Parameter} parameter @returns {Field} */
function selectField(parameter) {
  const { choices } = parameter;
  const field = document.createElement('select');
  for (const { value } of choices) {
    field.add(new Option(typeof value === 'string' ? value : literal(parameter, value)));
  }
  return {
    field,
    show: (value) => {
      field.selectedIndex = choices.findIndex((choice) => choice.value === value);
    },
    read: () => choices[field.selectedIndex]?.value ?? null,
  };
}
