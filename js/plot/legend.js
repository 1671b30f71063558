/** The legend: a button for each line, which shows how the line looks and switches it. */

/** @typedef {import('./chart-config.js').LineLook} LineLook */

const SVG = 'http://www.w3.org/2000/svg';

/** Chart.js's point styles, drawn around (16, 6). */
export const MARKER_PATHS = /** @type {Record<string, string>} */ ({
  circle: 'M12 6a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z',
  rect: 'M13 3h6v6h-6z',
  triangle: 'M16 2l3.5 6h-7z',
  rectRot: 'M16 2l4 4l-4 4l-4 -4z',
  cross: 'M16 2v8M12 6h8',
  crossRot: 'M13 3l6 6M19 3l-6 6',
  star: 'M16 2v8M12 6h8M13 3l6 6M19 3l-6 6',
  dash: 'M16 6h4',
});

/**
 * Buttons stay the same elements while the lines keep their number, so that focus is not lost when
 * the data change.
 *
 * @param {HTMLElement} list
 * @param {LineLook[]} looks
 * @param {ReadonlySet<string>} hidden keys of the lines that are off
 */
export function showLegend(list, looks, hidden) {
  if (list.querySelectorAll('button').length !== looks.length) {
    list.replaceChildren(...looks.map(makeItem));
  }
  const buttons = list.querySelectorAll('button');
  looks.forEach((look, i) => {
    const button = buttons[i];
    const pressed = String(!hidden.has(look.key));
    if (button.getAttribute('aria-pressed') !== pressed) {
      button.setAttribute('aria-pressed', pressed);
    }
    const { color, dash, marker, label } = look;
    const key = JSON.stringify([color, dash, marker]);
    const words = button.lastChild;
    if (button.dataset.look === key && words instanceof Text) {
      if (words.data !== label) words.data = label;
      return;
    }
    button.dataset.look = key;
    button.replaceChildren(swatch(look), label);
  });
}

function makeItem() {
  const item = document.createElement('li');
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'plot-key';
  item.append(button);
  return item;
}

/**
 * @param {LineLook} look
 * @returns {SVGSVGElement}
 */
function swatch({ color, dash, marker }) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 32 12');
  svg.setAttribute('aria-hidden', 'true');
  const add = (/** @type {string} */ d, /** @type {Record<string, string>} */ attributes) => {
    const path = document.createElementNS(SVG, 'path');
    const all = { d, stroke: color, 'stroke-width': '2', fill: 'none', ...attributes };
    for (const [name, value] of Object.entries(all)) path.setAttribute(name, value);
    svg.append(path);
  };
  if (dash) add('M0 6h32', { 'stroke-dasharray': dash.join(' ') });
  if (marker) add(MARKER_PATHS[marker], { fill: color, 'stroke-width': '1.5' });
  return svg;
}
