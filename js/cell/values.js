// The parameters of a cell's program: read from its code, written into it.

import { literal } from './parameters/literal.js';
import { readParameters } from './parameters/read.js';

/**
 * @typedef {import('./parameters/read.js').Parameter} Parameter
 * @typedef {import('./code.js').Code} Code
 */

export class Values {
  #code;
  /** The author's code, and the literals in it. */
  #original;
  /** @type {Map<string, { parameter: Parameter, text: string }>} */
  #authors;
  /** The newest code that was read. @type {({ source: string } & ReturnType<typeof readParameters>) | null} */
  #read = null;

  /** @param {Code} code @param {string} original the author's */
  constructor(code, original) {
    this.#code = code;
    this.#original = original;
    const lines = original.split('\n');
    const { parameters } = readParameters(original);
    this.#authors = new Map(
      parameters.map((parameter) => {
        const { name, line, start, end } = parameter;
        return [name, { parameter, text: lines[line - 1].slice(start, end) }];
      }),
    );
  }

  /** As the code stands. */
  read() {
    const { source } = this.#code;
    if (this.#read?.source !== source) this.#read = { source, ...readParameters(source) };
    return this.#read;
  }

  /** @param {string} name */
  #find(name) {
    return this.read().parameters.find((parameter) => parameter.name === name);
  }

  /**
   * @param {string} name
   * @param {string | number | boolean} value
   * @param {boolean} [goesOn] as in a change of the code
   * @returns {boolean} whether there is such a parameter
   */
  write(name, value, goesOn = false) {
    const parameter = this.#find(name);
    if (parameter && parameter.value !== value)
      this.#put(parameter, literal(parameter, value), goesOn);
    return parameter !== undefined;
  }

  /** The author's value, if the author's code has this parameter. @param {string} name */
  authors(name) {
    return this.#authors.get(name)?.parameter.value;
  }

  /**
   * Write the author's value, as the author wrote it.
   * @param {string} name
   * @param {boolean} goesOn as in a change of the code
   */
  restore(name, goesOn) {
    const author = this.#authors.get(name);
    const parameter = this.#find(name);
    if (author && parameter) this.#put(parameter, author.text, goesOn);
  }

  /** @param {Parameter} parameter @param {string} text @param {boolean} goesOn */
  #put({ line, start, end }, text, goesOn) {
    this.#code.replace({ line, start, end, text, goesOn });
  }

  /** The slider whose value is all that sets the code apart from the author's, if there is one. */
  get onlyChange() {
    return this.read().parameters.find(
      ({ kind, name }) => kind === 'slider' && this.isAuthorsBut(name),
    );
  }

  /** Whether the code is the author's, but for the value of this parameter. @param {string} name */
  isAuthorsBut(name) {
    const author = this.#authors.get(name);
    const parameter = this.#find(name);
    if (!author || !parameter) return false;
    const lines = this.#code.source.split('\n');
    const line = lines[parameter.line - 1];
    lines[parameter.line - 1] =
      line.slice(0, parameter.start) + author.text + line.slice(parameter.end);
    return lines.join('\n') === this.#original;
  }
}
