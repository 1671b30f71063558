/** The colours and the font in use around an element, read from its computed style. */
import { Color } from '@kurkle/color';
import { parseColor } from './colors.js';

/**
 * @typedef {import('./chart-config.js').Theme} Theme
 * @typedef {import('./colors.js').Rgb} Rgb
 */

const WHITE = { r: 255, g: 255, b: 255 };
const BLACK = { r: 0, g: 0, b: 0 };

/**
 * @param {Element} element
 * @returns {Theme}
 */
export function themeOf(element) {
  const { color, fontFamily } = getComputedStyle(element);
  return { background: backgroundOf(element), text: parseColor(color) ?? BLACK, fontFamily };
}

/**
 * Browsers do not print backgrounds, so a chart is printed in black on white.
 *
 * @param {Element} element
 * @returns {Theme}
 */
export function paperTheme(element) {
  return { ...themeOf(element), background: WHITE, text: BLACK };
}

/**
 * @param {Element | null} element
 * @returns {Rgb} of the nearest ancestor that has one
 */
function backgroundOf(element) {
  for (let at = element; at; at = at.parentElement) {
    const color = new Color(getComputedStyle(at).backgroundColor);
    if (color.valid && color.rgb.a > 0.5) return color.rgb;
  }
  return WHITE;
}

/**
 * Calls back when the palette may have changed: Material's switch sets an attribute on the body.
 *
 * @param {() => void} onChange
 * @returns {() => void} stops it
 */
export function watchPalette(onChange) {
  const observer = new MutationObserver(onChange);
  observer.observe(document.body, { attributeFilter: ['data-md-color-scheme', 'class'] });
  const queries = ['(forced-colors: active)', '(prefers-color-scheme: dark)'].map((query) =>
    matchMedia(query),
  );
  for (const query of queries) query.addEventListener('change', onChange);
  return () => {
    observer.disconnect();
    for (const query of queries) query.removeEventListener('change', onChange);
  };
}
