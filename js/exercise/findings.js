/**
 * What the checks tell while they run: one JSON object a line, which is not trusted, since the
 * reader's code runs beside them. Pure.
 */

/**
 * @typedef {{ check: string, state: 'running' | 'passed' | 'failed', message: string,
 *   facts: [string, string][], line: number | null }} Finding
 */

/** Characters of one line; what is longer is no finding. */
const LONGEST = 20_000;

/** Puts parcels of output together to lines, and reads these. */
export class Findings {
  #rest = '';

  /**
   * @param {string} text
   * @returns {Finding[]} what has become known by it
   */
  take(text) {
    const lines = (this.#rest + text).split('\n');
    this.#rest = (lines.pop() ?? '').slice(0, LONGEST);
    return lines.flatMap((line) => read(line) ?? []);
  }
}

/**
 * @param {string} line
 * @returns {Finding | null}
 */
function read(line) {
  if (line.length > LONGEST) return null;
  try {
    const { check, state, message = '', facts = [], line: number = null } = JSON.parse(line);
    const known = ['running', 'passed', 'failed'].includes(state);
    const isLine = number === null || (Number.isInteger(number) && number > 0);
    const isPaired = Array.isArray(facts) && facts.every((fact) => fact.length === 2);
    if (!known || !isLine || !isPaired || ![check, message, ...facts.flat()].every(isText)) {
      return null;
    }
    return { check, state, message, facts, line: number };
  } catch {
    return null;
  }
}

/** @param {unknown} value */
function isText(value) {
  return typeof value === 'string';
}

/**
 * @typedef {'open' | 'wrong' | 'partly' | 'right'} State
 * @param {number} passed
 * @param {number} total
 * @returns {Exclude<State, 'open'>}
 */
export function judge(passed, total) {
  if (passed === total && total > 0) return 'right';
  return passed > 0 ? 'partly' : 'wrong';
}
