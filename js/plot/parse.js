/**
 * JSON as Python writes it: `json.dumps` puts bare NaN, Infinity and -Infinity, which JSON has not.
 */

// Too large for a double, so JSON.parse reads it as Infinity. NaN becomes Infinity as well: both
// are gaps in the end.
const NOT_FINITE = '1e999';
const TOKEN = /(?<![\w.])-?(?:NaN|Infinity)(?![\w.])/g;

/**
 * @param {string} text
 * @returns {unknown} the value, where numbers that are not finite are an infinity
 * @throws {SyntaxError} when it is not JSON even so
 */
export function parsePythonJson(text) {
  try {
    return JSON.parse(text);
  } catch (error) {
    const repaired = replaceTokens(text);
    if (repaired === text) throw error;
    return JSON.parse(repaired);
  }
}

/**
 * Replaces the tokens outside strings. A scan, since one expression that also skips strings would
 * exhaust the engine's stack on a very long one.
 *
 * @param {string} text
 */
function replaceTokens(text) {
  const pieces = [];
  let start = 0;
  while (start < text.length) {
    const quote = text.indexOf('"', start);
    const outside = quote < 0 ? text.length : quote;
    pieces.push(text.slice(start, outside).replace(TOKEN, NOT_FINITE));
    start = quote < 0 ? text.length : endOfString(text, quote);
    pieces.push(text.slice(outside, start));
  }
  return pieces.join('');
}

/**
 * @param {string} text
 * @param {number} quote where a string opens
 * @returns {number} the place after its closing quote
 */
function endOfString(text, quote) {
  let end = quote;
  for (;;) {
    end = text.indexOf('"', end + 1);
    if (end < 0) return text.length;
    let backslashes = 0;
    while (text[end - 1 - backslashes] === '\\') backslashes += 1;
    if (backslashes % 2 === 0) return end + 1;
  }
}

/**
 * @param {string} text
 * @returns {string} the text without halves of surrogate pairs, which no file and no clipboard takes
 */
export function wellFormed(text) {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}
