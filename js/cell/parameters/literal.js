// Writes a value into a program, as the Python literal that its parameter asks for. As
// textbook/parameters/literal.py.

/** @typedef {import('./read.js').Parameter} Parameter */

/** A step finer than this is not told apart on a slider. */
const MOST_DECIMALS = 12;

/**
 * @param {(number | null)[]} numbers
 * @returns {number} how many decimals it takes to write all of them exactly
 */
export function decimals(...numbers) {
  return Math.max(0, ...numbers.map((number) => (number === null ? 0 : decimalsOf(number))));
}

/** @param {number} number */
function decimalsOf(number) {
  const [mantissa, exponent] = String(number).split('e');
  const fraction = mantissa.split('.')[1] ?? '';
  return Math.min(MOST_DECIMALS, Math.max(0, fraction.length - Number(exponent ?? 0)));
}

/**
 * @param {Parameter} parameter
 * @param {string | number | boolean} value
 * @returns {string} `value` in Python, whole where the parameter's own numbers are whole
 */
export function literal(parameter, value) {
  if (typeof value === 'string') return `"${value.replace(/["\\]/g, '\\$&')}"`;
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (parameter.kind === 'choice') {
    const whole = parameter.choices.find((choice) => choice.value === value)?.whole ?? false;
    return whole ? String(value) : withPoint(String(value));
  }
  if (parameter.step === null) return parameter.whole ? String(value) : withPoint(String(value));
  const places = decimals(parameter.step, parameter.min);
  const text = value.toFixed(places);
  if (parameter.whole && places === 0) return text;
  return withPoint(text.includes('.') ? text.replace(/0+$/, '') : text);
}

/**
 * As a reader is to see it: code that was typed need not keep to the steps.
 * @param {Parameter} parameter
 * @param {string | number | boolean} value
 */
export function inWords(parameter, value) {
  const text = literal(parameter, value);
  const exact = typeof value !== 'number' || Number(text) === value;
  return (exact ? text : String(value)).replace('-', '−');
}

/** @param {string} text a number in which a float must be told from an int */
function withPoint(text) {
  if (text.endsWith('.')) return `${text}0`;
  return /[.e]/.test(text) ? text : `${text}.0`;
}
