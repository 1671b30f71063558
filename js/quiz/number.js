/**
 * Reads a number as a reader may write it: 9.54e-7, 1/4, sqrt(2), 2*pi, e^-1, 25 %, −0.2. A parser
 * for arithmetic and nothing else; no text is ever run. Pure.
 */

/** @typedef {{ value: number } | { problem: string }} Reading */

/** What a reader is told; not an error of the program. */
class Problem extends Error {}

/** Characters of an answer: more is no number that anybody means. */
export const LONGEST = 200;

/** @type {Readonly<Record<string, number>>} */
const CONSTANTS = { pi: Math.PI, e: Math.E };

/** @type {Readonly<Record<string, (x: number) => number>>} */
const FUNCTIONS = {
  sqrt: Math.sqrt,
  exp: Math.exp,
  // As NumPy has it.
  log: Math.log,
  ln: Math.log,
  log2: Math.log2,
  log10: Math.log10,
  sin: Math.sin,
  cos: Math.cos,
  tan: Math.tan,
  sinh: Math.sinh,
  cosh: Math.cosh,
  tanh: Math.tanh,
  abs: Math.abs,
};

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** @param {string} found */
const digits = (found) => found.replace(/\D/g, '');

/** @type {[RegExp, string | ((found: string) => string)][]} other ways to write what the parser knows */
const SPELLINGS = [
  [/[\u2212\u2010-\u2013\uFE63\uFF0D]/g, '-'],
  [/[×·⋅∙]/g, '*'],
  [/(\d)\s*x\s*(?=\d)/g, '$1*'],
  [/÷|\u2215|\u2044/g, '/'],
  [/√/g, ' sqrt '],
  [/π/g, ' pi '],
  [/¼/g, '(1/4)'],
  [/½/g, '(1/2)'],
  [/¾/g, '(3/4)'],
  [/\b(?:np|numpy|math)\./g, ''],
  [/^\s*[=≈]/, ''],
  // Groups of three digits after the point.
  [
    /\.\d{3}(?:[\u0020\u00A0\u2009\u202F_]\d{3})*[\u0020\u00A0\u2009\u202F_]\d{1,3}(?!\d)/g,
    (found) => `.${digits(found)}`,
  ],
  [/[⁺⁻]?[⁰¹²³⁴-⁹]+/g, (found) => `^(${[...found].map(lowered).join('')})`],
  [/\*\*/g, '^'],
  // Groups of three digits, by thin or other spaces or by underscores.
  [/(?<![\d.])\d{1,3}(?:([\u0020\u00A0\u2009\u202F_])\d{3})(?:\1\d{3})*(?![\d])/g, digits],
];

const TOKEN = /\s*(?:(\d+\.?\d*(?:e[+-]?\d+)?|\.\d+(?:e[+-]?\d+)?)|([a-z]+\d*)|([-+*/^()%]))/iy;

/**
 * A number as it is read, with a real minus.
 *
 * @param {number} value
 * @param {number} digits
 */
export function shown(value, digits) {
  return String(Number(value.toPrecision(digits))).replaceAll('-', '−');
}

/**
 * @param {string} text
 * @param {{ unit?: string, units?: Readonly<Record<string, number>> }} [known] the unit of the
 *   answer, which may be left out, and what one of each other unit is in it
 * @returns {Reading}
 */
export function readNumber(text, { unit = '', units = {} } = {}) {
  try {
    const { rest, factor } = withoutUnit(text.trim(), unit, units);
    const value = factor * new Parser(tokens(spelt(rest))).whole();
    return Number.isFinite(value)
      ? { value: value + 0 }
      : { problem: 'That is not a finite number.' };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { problem: error.message };
  }
}

/**
 * @param {string} text
 * @param {string} unit
 * @param {Readonly<Record<string, number>>} units
 */
function withoutUnit(text, unit, units) {
  if (text === '') throw new Problem('Write a number first.');
  if (text.length > LONGEST) throw new Problem('That is too long for a number.');
  /** @type {[string, number][]} */
  const all = Object.entries(units);
  if (unit) all.push([unit, 1]);
  // The longest first, since ms ends with s.
  for (const [name, factor] of all.sort((a, b) => b[0].length - a[0].length)) {
    const rest = text.slice(0, -name.length);
    // "5e" is not 5 in the unit e, nor "tanh(1)" something in h.
    if (text.endsWith(name) && /[\d).\s]$/.test(rest)) return { rest, factor };
  }
  return { rest: text, factor: 1 };
}

/** @param {string} text */
function spelt(text) {
  if (/\d\s*[¼½¾]/.test(text)) throw new Problem('Write a mixed number as a decimal: 2.5.');
  if (/\d\s+e\s*[-+−]?\s*\d/i.test(text)) throw new Problem('Write 9.5e-7 without a space.');
  let plain = text;
  for (const [pattern, spelling] of SPELLINGS) {
    plain =
      typeof spelling === 'string'
        ? plain.replace(pattern, spelling)
        : plain.replace(pattern, (found) => spelling(found));
  }
  return withPoint(plain);
}

/** @param {string} character a superscript */
function lowered(character) {
  if (character === '⁻') return '-';
  return character === '⁺' ? '' : String(SUPERSCRIPTS.indexOf(character));
}

/**
 * A comma is the decimal one, unless it could be that of thousands.
 *
 * @param {string} text
 */
function withPoint(text) {
  for (const [number] of text.matchAll(/[\d.,]*,[\d.,]*/g)) {
    const [whole, ...parts] = number.split(',');
    const thousands = parts.length === 1 && parts[0].length === 3 && !/^0*$/.test(whole);
    if (parts.length > 1 || number.includes('.') || thousands || !/\d/.test(number)) {
      throw new Problem(`Write “${number}” without a comma: a point before decimals, no other.`);
    }
  }
  return text.replaceAll(',', '.');
}

/** @param {string} text */
function tokens(text) {
  /** @type {string[]} */
  const found = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.trimEnd().length) {
    const start = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (!match) throw new Problem(`“${text.slice(start).trim()}” is no number.`);
    // In "2e" the e is Euler's number, and the pattern leaves it alone.
    found.push((match[1] ?? match[2] ?? match[3]).toLowerCase());
  }
  return found;
}

/**
 * Sums of products of powers:
 *
 *     sum      product (("+" | "-") product)*
 *     product  signed (("*" | "/")? signed)*
 *     signed   ("+" | "-")* power
 *     power    percent ("^" signed)?
 *     percent  atom "%"*
 *     atom     number | constant | function atom | "(" sum ")"
 */
class Parser {
  #tokens;
  #at = 0;

  /** @param {string[]} found */
  constructor(found) {
    this.#tokens = found;
  }

  whole() {
    const value = this.#sum();
    if (this.#next !== undefined) throw new Problem(`“${this.#next}” is not expected there.`);
    return value;
  }

  /** @returns {string | undefined} */
  get #next() {
    return this.#tokens[this.#at];
  }

  /** Take the next token if it is one of these. */
  #take(/** @type {string[]} */ ...wanted) {
    const next = this.#next;
    if (next === undefined || !wanted.includes(next)) return null;
    this.#at += 1;
    return next;
  }

  /** @returns {number} */
  #sum() {
    let value = this.#product();
    for (let sign = this.#take('+', '-'); sign; sign = this.#take('+', '-')) {
      const other = this.#product();
      value = sign === '+' ? value + other : value - other;
    }
    return value;
  }

  #product() {
    let value = this.#signed();
    let divided = false;
    while (this.#next !== undefined) {
      const operator = this.#take('*', '/');
      // 2 pi and 2(1+3), but not 2 3, nor 1/2 pi, which has two meanings.
      if (!operator && !/^[a-z(]/.test(this.#next)) break;
      if (!operator && divided) throw new Problem('Write * or brackets after a division.');
      const other = this.#signed();
      divided = operator === '/';
      value = divided ? value / other : value * other;
    }
    return value;
  }

  /** @returns {number} */
  #signed() {
    const sign = this.#take('+', '-');
    if (!sign) return this.#power();
    return sign === '-' ? -this.#signed() : this.#signed();
  }

  #power() {
    const base = this.#percent();
    return this.#take('^') ? base ** this.#signed() : base;
  }

  #percent() {
    let value = this.#atom();
    while (this.#take('%')) value /= 100;
    return value;
  }

  /** @returns {number} */
  #atom() {
    const token = this.#next;
    if (token === undefined) throw new Problem('Something is missing at the end.');
    this.#at += 1;
    if (/^[\d.]/.test(token)) return Number(token);
    if (token === '(') {
      const value = this.#sum();
      if (!this.#take(')')) throw new Problem('A bracket is not closed.');
      return value;
    }
    if (Object.hasOwn(CONSTANTS, token)) return CONSTANTS[token];
    if (Object.hasOwn(FUNCTIONS, token)) return FUNCTIONS[token](this.#atom());
    throw new Problem(
      /^[a-z]/.test(token) ? `“${token}” is not known here.` : `“${token}” is not expected there.`,
    );
  }
}
