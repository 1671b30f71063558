// The lines of a program that end in a `#@param` comment, found without parsing the program. As
// textbook/parameters/scan.py, which says why; both are tested with tests/parameter_cases.json.

/**
 * `code` stands before the comment, `mark` is as it is written, and `form` stands behind it; `late`
 * says whether the comment begins with something else. `number` counts from 1.
 * @typedef {{ number: number, code: string, mark: string, form: string, late: boolean }} MarkedLine
 */

const MARK = /^(?<mark>#\s*@param[\p{L}\p{N}_]*)(?<form>.*)$/su;
/** What is meant for one behind code: misspelt, or behind another comment. */
const MEANT =
  /^(?<before>#.*?)??(?<mark>#+\s*@\s*(?:p[ar]{1,4}m[\p{L}\p{N}_]*|par(?![\p{L}\p{N}_]))|#+\s*param(?=\s*[{[]))(?<form>.*)$/isu;
const QUOTE = /'''|"""|'|"|#/g;

/**
 * @param {string} source
 * @returns {MarkedLine[]} the lines with a mark, in order
 */
export function markedLines(source) {
  const found = [];
  let open = '';
  for (const [index, line] of source.split('\n').entries()) {
    let comment;
    [comment, open] = commentOf(line, open);
    if (comment < 0) continue;
    const code = line.slice(0, comment);
    const { groups } = (code.trim() ? MEANT : MARK).exec(line.slice(comment)) ?? {};
    if (!groups) continue;
    const { before, mark, form } = groups;
    found.push({ number: index + 1, code, mark, form: form.trim(), late: Boolean(before) });
  }
  return found;
}

/**
 * @param {string} line
 * @param {string} open the triple quote that is open before the line, or nothing
 * @returns {[number, string]} where the line's comment begins, or -1; and what is open after it
 */
function commentOf(line, open) {
  let at = 0;
  for (;;) {
    if (open) {
      at = endOfText(line, at, open);
      if (at < 0) return [-1, open.length === 3 ? open : ''];
      open = '';
    }
    QUOTE.lastIndex = at;
    const sign = QUOTE.exec(line);
    if (!sign) return [-1, ''];
    if (sign[0] === '#') return [sign.index, ''];
    at = QUOTE.lastIndex;
    open = sign[0];
  }
}

/**
 * @param {string} line
 * @param {number} at
 * @param {string} quote
 * @returns {number} the place behind the next `quote` that no backslash stands before, or -1
 */
function endOfText(line, at, quote) {
  let place = at;
  while (place < line.length) {
    if (line[place] === '\\') place += 2;
    else if (line.startsWith(quote, place)) return place + quote.length;
    else place += 1;
  }
  return -1;
}
