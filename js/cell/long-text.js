// Text of many lines, in pieces of which the browser lays out those that are in view: half a million
// lines in one piece make a page stand still for seconds.

import { setText } from '../text.js';

/** About how many characters there are in a piece, which ends with a line. */
const PIECE = 4_000;
/** A line with more than this is broken into pieces, wherever that is. */
const LONGEST = 20_000;
/** That of the style sheet, in em. */
const LINE_HEIGHT = 1.5;

/** @param {Element} pre @param {string} text in the place of what is there */
export function showText(pre, text) {
  if (text.length < PIECE) {
    setText(pre, text);
    return;
  }
  pre.replaceChildren();
  appendText(pre, text);
}

/** @param {Element} pre @param {string} text */
export function appendText(pre, text) {
  const last = pre.lastElementChild;
  // What is short stands in the element itself, as the build has put it there.
  const there = (last ?? pre).textContent ?? '';
  if (!last && there.length + text.length < PIECE) {
    pre.append(text);
    return;
  }
  const pieces = cut(there + text).map(pieceOf);
  if (last) last.replaceWith(...pieces);
  else pre.replaceChildren(...pieces);
}

/** The last characters that stand in `pre`. @param {Element} pre */
export function endOf(pre) {
  return (pre.lastElementChild ?? pre).lastChild?.nodeValue ?? '';
}

/** @param {string} text @returns {string[]} its pieces; only the last may be short */
function cut(text) {
  const pieces = [];
  let start = 0;
  while (text.length - start > PIECE) {
    const end = endOfPiece(text, start);
    if (end === text.length) break;
    pieces.push(text.slice(start, end));
    start = end;
  }
  pieces.push(text.slice(start));
  return pieces;
}

/** @param {string} text @param {number} start */
function endOfPiece(text, start) {
  const line = text.indexOf('\n', start + PIECE) + 1 || text.length;
  if (line - start <= LONGEST) return line;
  const end = start + LONGEST;
  const half = text.charCodeAt(end - 1);
  // Not within a character of two halves.
  return half >= 0xd800 && half < 0xdc00 ? end + 1 : end;
}

/** @param {string} text */
function pieceOf(text) {
  const piece = document.createElement('span');
  piece.className = 'cell-piece';
  piece.textContent = text;
  // Its place while it is not laid out.
  const lines = text.split('\n').length - 1;
  piece.style.setProperty('contain-intrinsic-block-size', `auto ${lines * LINE_HEIGHT}em`);
  return piece;
}
