/**
 * Colours of lines: reading an author's, giving each line one, and keeping contrast with the
 * background in use.
 */
import { Color, hsl2rgb, rgb2hsl } from '@kurkle/color';

/** @typedef {{r: number, g: number, b: number}} Rgb channels from 0 to 255 */

/** WCAG 2.2, 1.4.11: what is needed to understand a graphic stands out by 3:1. */
export const LEAST_CONTRAST = 3;

/** The book's own colours first, so that a plot without colours looks like its neighbours. */
const PALETTE = [
  '#3b82f6',
  '#f59e0b',
  '#10b981',
  '#ec4899',
  '#8b5cf6',
  '#06b6d4',
  '#ef4444',
  '#84a010',
];

/**
 * @param {string} text a CSS colour
 * @returns {Rgb | null} its channels, opaque, or null when it cannot be read
 */
export function parseColor(text) {
  const color = new Color(text.trim());
  if (!color.valid) return null;
  const { r, g, b } = color.rgb;
  return [r, g, b].every(Number.isFinite) ? { r, g, b } : null;
}

/**
 * @param {Rgb} color
 * @returns {string} `#rrggbb`
 */
export function toHex({ r, g, b }) {
  return `#${[r, g, b].map((c) => Math.round(c).toString(16).padStart(2, '0')).join('')}`;
}

/**
 * @param {Rgb} color
 * @returns {number} relative luminance, from 0 to 1
 */
function luminance({ r, g, b }) {
  const [lr, lg, lb] = [r, g, b].map((channel) => {
    const c = channel / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * lr + 0.7152 * lg + 0.0722 * lb;
}

/**
 * @param {Rgb} a
 * @param {Rgb} b
 * @returns {number} WCAG's contrast ratio, from 1 to 21
 */
export function contrast(a, b) {
  const [low, high] = [luminance(a), luminance(b)].sort((p, q) => p - q);
  return (high + 0.05) / (low + 0.05);
}

/**
 * The colour itself where it stands out, else the nearest lightness of the same hue that does.
 *
 * @param {Rgb} color
 * @param {Rgb} background
 * @returns {string} `#rrggbb`
 */
export function withContrast(color, background) {
  if (contrast(color, background) >= LEAST_CONTRAST) return toHex(color);
  const [hue, saturation, lightness] = rgb2hsl({ ...color, a: 1 });
  const target = luminance(background) > 0.18 ? 0 : 1;
  // Contrast grows from the colour's lightness towards the target, so bisection finds the edge.
  let [near, far] = [lightness, target];
  let found = at(hue, saturation, target);
  for (let i = 0; i < 12; i += 1) {
    const middle = (near + far) / 2;
    const candidate = at(hue, saturation, middle);
    if (contrast(candidate, background) >= LEAST_CONTRAST) {
      far = middle;
      found = candidate;
    } else near = middle;
  }
  return toHex(found);
}

/**
 * @param {number} hue degrees
 * @param {number} saturation from 0 to 1
 * @param {number} lightness from 0 to 1
 * @returns {Rgb}
 */
function at(hue, saturation, lightness) {
  const [r, g, b] = hsl2rgb(hue, saturation, lightness);
  return { r, g, b };
}

/**
 * One colour for each line, its own or one that no other line of the plot has.
 *
 * @param {(string | undefined)[]} own each line's own colour
 * @param {Rgb} background
 * @returns {string[]} `#rrggbb`, each with enough contrast
 */
export function lineColors(own, background) {
  const given = own.map((text) => {
    const color = text === undefined ? null : parseColor(text);
    return color && withContrast(color, background);
  });
  const taken = new Set(given.filter((color) => color !== null));
  let next = 0;
  return given.map((color) => {
    if (color !== null) return color;
    for (;;) {
      const candidate = withContrast(defaultColor(next), background);
      next += 1;
      if (taken.has(candidate)) continue;
      taken.add(candidate);
      return candidate;
    }
  });
}

/**
 * @param {number} index from 0
 * @returns {Rgb}
 */
function defaultColor(index) {
  if (index < PALETTE.length) return /** @type {Rgb} */ (parseColor(PALETTE[index]));
  // The golden angle spreads any number of hues without planning how many there will be.
  return at((index * 137.508) % 360, 0.65, 0.4 + 0.05 * (index % 4));
}
