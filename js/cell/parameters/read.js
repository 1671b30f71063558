// Reads the parameters of a program, and says what is wrong with those that are not right. As
// textbook/parameters/read.py, where a fault stops the build; here it is a note for the reader.

import { FormError, readForm, scalarOf } from './form.js';
import { markedLines } from './scan.js';

/**
 * @typedef {import('./form.js').Scalar} Scalar
 * @typedef {'slider' | 'number' | 'integer' | 'boolean' | 'string' | 'choice'} Kind
 *
 * A name that a reader can set. `start` and `end` are the columns of its value in `line`; `whole`
 * says whether that value is written as a whole number.
 * @typedef {{ name: string, kind: Kind, label: string, value: string | number | boolean,
 *   whole: boolean, line: number, start: number, end: number, min: number | null,
 *   max: number | null, step: number | null, choices: Scalar[] }} Parameter
 *
 * What is wrong in `line` (from 1), as a sentence without a full stop.
 * @typedef {{ line: number, message: string }} Fault
 */

/** More controls than these nobody oversees. */
const MOST_PARAMETERS = 12;
const MOST_CHOICES = 50;
/** A slider with more steps shows none of them. */
const MOST_STEPS = 1e9;

const ASSIGNMENT =
  /^(?<before>\s*(?<name>[\p{ID_Start}_]\p{ID_Continue}*)\s*(?::[^=]*)?=\s*)(?<value>.*?)\s*$/su;
/** What may stand before a colon and is no name. */
const NO_NAMES = ['else', 'finally', 'lambda', 'try'];

/** @param {Scalar} scalar */
const isNumber = ({ value }) => typeof value === 'number' && Number.isFinite(value);
/** @param {Scalar} scalar */
const isInteger = ({ value, whole }) => typeof value === 'number' && whole;
/** @param {Scalar} scalar */
const isBoolean = ({ value }) => typeof value === 'boolean';
/** @param {Scalar} scalar */
const isString = ({ value }) => typeof value === 'string';

const RANGE = /** @type {const} */ (['min', 'max', 'step']);
/**
 * `fits` says whether a value is of this kind, and `wants` in words what is.
 * @type {Record<string, { fits: (scalar: Scalar) => boolean, wants: string, options: readonly string[] }>}
 */
const KINDS = {
  slider: { fits: isNumber, wants: 'a number', options: RANGE },
  number: { fits: isNumber, wants: 'a number', options: RANGE },
  integer: { fits: isInteger, wants: 'a whole number', options: RANGE },
  boolean: { fits: isBoolean, wants: 'True or False', options: [] },
  string: { fits: isString, wants: 'a text in quotation marks', options: [] },
};

/**
 * @param {string} source
 * @returns {{ parameters: Parameter[], faults: Fault[] }} in the order of the source; a value
 *   beyond its limits is a fault, and the parameter is there all the same
 */
export function readParameters(source) {
  /** @type {Parameter[]} */
  const parameters = [];
  /** @type {Fault[]} */
  const faults = [];
  for (const marked of markedLines(source)) {
    try {
      const parameter = read(marked);
      if (parameters.some(({ name }) => name === parameter.name)) {
        throw new FormError(`there is a parameter ${parameter.name} above already`);
      }
      if (parameters.length === MOST_PARAMETERS) {
        throw new FormError(`a program has at most ${MOST_PARAMETERS} parameters`);
      }
      parameters.push(parameter);
      checkRange(parameter);
    } catch (error) {
      if (!(error instanceof FormError)) throw error;
      faults.push({ line: marked.number, message: error.message });
    }
  }
  return { parameters, faults };
}

/**
 * @param {import('./scan.js').MarkedLine} marked
 * @returns {Parameter}
 */
function read({ number, code, mark, form: text, late }) {
  if (late) throw new FormError('a comment stands before #@param; give it a line of its own');
  if (!/^#\s*@param$/.test(mark)) {
    throw new FormError(`${mark} is not known; a parameter is marked by #@param`);
  }
  const { before, name, value: written } = ASSIGNMENT.exec(code)?.groups ?? {};
  if (name === undefined || NO_NAMES.includes(name)) {
    throw new FormError('#@param stands behind an assignment, as in alpha = 0.01  #@param …');
  }
  const scalar = readLiteral(name, written);
  const { choices, options } = readForm(text);
  const label = options.get('label')?.value ?? name;
  if (typeof label !== 'string' || !label.trim()) {
    throw new FormError(`the label of ${name} is not a text in quotation marks`);
  }
  options.delete('label');
  const kind = kindOf(name, scalar, choices, options);
  const limits = kind === 'choice' ? {} : limitsOf(name, kind, options);
  return {
    name,
    kind,
    label,
    ...scalar,
    line: number,
    start: before.length,
    end: before.length + written.length,
    min: null,
    max: null,
    step: null,
    choices: choices ?? [],
    ...limits,
  };
}

/** @param {string} name @param {string} text */
function readLiteral(name, text) {
  const scalar = /^(true|false)$/.test(text) ? null : scalarOf(text);
  if (scalar?.whole && !Number.isSafeInteger(scalar.value)) {
    throw new FormError(`the value of ${name} has more digits than a control can hold`);
  }
  if (scalar) return scalar;
  throw new FormError(`the value of ${name} is not a plain number, text, True or False`);
}

/**
 * The kind of the parameter; takes `type` out of `options`.
 * @param {string} name
 * @param {Scalar} scalar
 * @param {Scalar[] | null} choices
 * @param {Map<string, Scalar>} options
 * @returns {Kind}
 */
function kindOf(name, scalar, choices, options) {
  const given = options.get('type');
  options.delete('type');
  if (choices) {
    checkChoices(name, scalar, choices, options);
    return 'choice';
  }
  if (!given && options.size === 0) {
    const fitting = /** @type {Kind[]} */ (['boolean', 'string', 'integer', 'number']);
    return fitting.find((kind) => KINDS[kind].fits(scalar)) ?? 'number';
  }
  if (!given) {
    throw new FormError(`#@param of ${name} has no type, as in {type:"slider", min:0, max:1}`);
  }
  const type = given.value;
  if (typeof type !== 'string' || !Object.hasOwn(KINDS, type)) {
    const known = Object.keys(KINDS).join(', ');
    throw new FormError(`there is no parameter type ${shown(given)}; there are ${known}`);
  }
  const kind = KINDS[type];
  for (const key of options.keys()) {
    if (kind.options.includes(key)) continue;
    const known = ['type', ...kind.options, 'label'].join(', ');
    throw new FormError(`a ${type} has no option ${key}; there are ${known}`);
  }
  if (!kind.fits(scalar)) {
    throw new FormError(`the value of ${name} is not ${kind.wants}, as its type ${type} asks`);
  }
  return /** @type {Kind} */ (type);
}

/**
 * @param {string} name
 * @param {Scalar} scalar
 * @param {Scalar[]} choices
 * @param {Map<string, Scalar>} options
 */
function checkChoices(name, scalar, choices, options) {
  for (const key of options.keys()) {
    throw new FormError(`a list of choices has no option ${key}; there are type, label`);
  }
  if (!choices.length) throw new FormError(`the list of choices of ${name} is empty`);
  if (choices.length > MOST_CHOICES) {
    throw new FormError(`${name} has more than ${MOST_CHOICES} choices`);
  }
  const values = choices.map(({ value }) => value);
  const twice = choices.find(({ value }, index) => values.indexOf(value) < index);
  if (twice) throw new FormError(`${name} has the choice ${shown(twice)} twice`);
  if (!choices.map(shown).includes(shown(scalar))) {
    throw new FormError(`the value of ${name} is not one of its choices`);
  }
}

/**
 * `min`, `max` and `step`, checked against each other and the value.
 * @param {string} name
 * @param {string} kind
 * @param {Map<string, Scalar>} options
 */
function limitsOf(name, kind, options) {
  for (const [key, limit] of options) {
    if (!KINDS[kind].fits(limit))
      throw new FormError(`${key} of ${name} is not ${KINDS[kind].wants}`);
  }
  const limit = (/** @type {string} */ key) =>
    /** @type {number | null} */ (options.get(key)?.value ?? null);
  const [min, max] = [limit('min'), limit('max')];
  let step = limit('step');
  if (kind === 'slider') {
    const missing = min === null ? 'min' : max === null ? 'max' : null;
    if (missing) {
      throw new FormError(
        `the slider of ${name} has no ${missing}, as in {type:"slider", min:0, max:1}`,
      );
    }
    step ??= 1;
  }
  if (min !== null && max !== null && min >= max) {
    throw new FormError(`min of ${name} is not below its max`);
  }
  if (step !== null && step <= 0) throw new FormError(`step of ${name} is not above 0`);
  if (min !== null && max !== null && step !== null && step > max - min) {
    throw new FormError(`step of ${name} is larger than the way from min to max`);
  }
  // Either may be infinite, and the difference no number.
  if (
    kind === 'slider' &&
    step !== null &&
    !(Number(max) / step - Number(min) / step <= MOST_STEPS)
  ) {
    throw new FormError(`the slider of ${name} has too many steps; give it a larger step`);
  }
  return { min, max, step };
}

/** @param {Parameter} parameter */
function checkRange({ name, value, min, max }) {
  if (typeof value !== 'number') return;
  if (min !== null && value < min) throw new FormError(`the value of ${name} is below its min`);
  if (max !== null && value > max) throw new FormError(`the value of ${name} is above its max`);
}

/**
 * A choice as a reader sees it, told apart from a text that looks the same.
 * @param {Scalar} scalar
 */
function shown({ value, whole }) {
  if (typeof value === 'string') return `"${value}"`;
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return whole || !Number.isInteger(value) ? String(value) : `${value}.0`;
}
