/**
 * How lines are told apart without colour: a dash pattern and a marker for each.
 */

/** @typedef {import('./spec.js').LineSpec} LineSpec */

/**
 * @typedef {object} LineStyle
 * @property {number[] | null} dash lengths of dashes and gaps in px, empty for a solid line, null
 *   for markers without a line
 * @property {string | null} marker one of Chart.js's point styles, or null for none
 */

const DASHES = [[], [8, 4], [2, 3], [9, 3, 2, 3], [16, 5], [9, 3, 2, 3, 2, 3]];
// Chart.js's names; rectRot is a square on its corner, crossRot an x.
const MARKERS = [
  null,
  'circle',
  'rect',
  'triangle',
  'rectRot',
  'cross',
  'crossRot',
  'star',
  'dash',
];

/**
 * An author's `dash` and `points` come first; the others take, in order, the first style that is
 * free: solid, dashed, dotted, ... and from the seventh line on the same again with a marker.
 *
 * @param {LineSpec[]} lines at most 50
 * @returns {LineStyle[]} one each, no two alike
 */
export function lineStyles(lines) {
  /** @type {Map<LineSpec, LineStyle>} */
  const styles = new Map();
  const taken = new Set();
  const take = (/** @type {LineSpec} */ line, /** @type {LineStyle[]} */ candidates) => {
    const style = candidates.find((c) => !taken.has(JSON.stringify(c))) ?? candidates[0];
    taken.add(JSON.stringify(style));
    styles.set(line, style);
  };
  const isGiven = (/** @type {LineSpec} */ line) => line.points || line.dash !== undefined;
  for (const line of lines.filter(isGiven)) take(line, givenStyles(line));
  for (const line of lines.filter((l) => !isGiven(l))) take(line, combine(DASHES));
  return lines.map((line) => /** @type {LineStyle} */ (styles.get(line)));
}

/** @param {LineSpec} line */
function givenStyles(line) {
  if (line.points) return MARKERS.slice(1).map((marker) => ({ dash: null, marker }));
  return combine(line.dash ? DASHES.slice(1) : DASHES.slice(0, 1));
}

/**
 * @param {number[][]} dashes
 * @returns {LineStyle[]} every dash without a marker, then every dash with each marker
 */
function combine(dashes) {
  return MARKERS.flatMap((marker) => dashes.map((dash) => ({ dash, marker })));
}
