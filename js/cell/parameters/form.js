// What stands behind `#@param`: a list of choices, options in braces, both, or nothing. As
// textbook/parameters/form.py.

/**
 * A value as its literal says it: JavaScript has one kind of number, Python two.
 * @typedef {{ value: string | number | boolean, whole: boolean }} Scalar
 * @typedef {{ choices: Scalar[] | null, options: Map<string, Scalar> }} Form
 */

const NUMBER_TEXT = String.raw`[+-]?(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][+-]?\d+)?`;
const TEXT_TEXT = String.raw`"(?:[^"\\]|\\["'\\])*"|'(?:[^'\\]|\\["'\\])*'`;
const NUMBER = new RegExp(`^(?:${NUMBER_TEXT})$`);
const TEXT = new RegExp(`^(?:${TEXT_TEXT})$`);
const TOKEN = new RegExp(
  `\\s*(?:(${TEXT_TEXT})|(${NUMBER_TEXT})|([A-Za-z][\\w-]*)|([\\[\\]{}:,]))`,
  'y',
);

/** The form cannot be read; the message is a sentence. */
export class FormError extends Error {}

/**
 * @param {string} text
 * @returns {Form}
 * @throws {FormError}
 */
export function readForm(text) {
  const tokens = tokensOf(text);
  /** @type {Form} */
  const form = { choices: null, options: new Map() };
  if (tokens[0] === '[') form.choices = readList(tokens);
  if (tokens[0] === '{') form.options = readOptions(tokens);
  if (tokens.length) {
    throw new FormError(
      `#@param is followed by {type:"…"} or by a list of choices, not by ${text}`,
    );
  }
  return form;
}

/**
 * @param {string} token
 * @returns {Scalar | null} the value that a token stands for
 */
export function scalarOf(token) {
  if (TEXT.test(token)) {
    return { value: token.slice(1, -1).replace(/\\(.)/g, '$1'), whole: false };
  }
  if (NUMBER.test(token)) {
    const number = token.replaceAll('_', '');
    return { value: Number(number), whole: /^[+-]?\d+$/.test(number) };
  }
  if (/^[Tt]rue$/.test(token)) return { value: true, whole: false };
  return /^[Ff]alse$/.test(token) ? { value: false, whole: false } : null;
}

/** @param {string} text */
function tokensOf(text) {
  const tokens = [];
  TOKEN.lastIndex = 0;
  for (let at = 0; at < text.length; at = TOKEN.lastIndex) {
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(text);
    if (!token) throw new FormError(`#@param is not understood from ${text.slice(at).trim()} on`);
    tokens.push(token[0].trim());
  }
  return tokens;
}

/** @param {string[]} tokens @param {string} sign @param {string} after */
function take(tokens, sign, after) {
  if (tokens.shift() !== sign) throw new FormError(`#@param has no ${sign} after ${after}`);
}

/** @param {string[]} tokens */
function readList(tokens) {
  tokens.shift();
  /** @type {Scalar[]} */
  const choices = [];
  while (tokens.length && tokens[0] !== ']') {
    const choice = scalarOf(tokens.shift() ?? '');
    if (!choice) {
      throw new FormError('the choices of #@param are texts in quotation marks or numbers');
    }
    choices.push(choice);
    if (tokens.length && tokens[0] !== ']') take(tokens, ',', 'a choice');
  }
  take(tokens, ']', 'the choices');
  return choices;
}

/** @param {string[]} tokens */
function readOptions(tokens) {
  tokens.shift();
  /** @type {Map<string, Scalar>} */
  const options = new Map();
  while (tokens.length && tokens[0] !== '}') {
    const key = (tokens.shift() ?? '').replace(/^["']+|["']+$/g, '');
    take(tokens, ':', key);
    const value = scalarOf(tokens.shift() ?? '');
    if (!value) {
      throw new FormError(`the option ${key} of #@param has no value that is understood`);
    }
    if (options.has(key)) throw new FormError(`the option ${key} of #@param is given twice`);
    options.set(key, value);
    if (tokens.length && tokens[0] !== '}') take(tokens, ',', key);
  }
  take(tokens, '}', 'the options');
  return options;
}
