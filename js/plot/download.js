/** A plot as a file: PNG with title and legend, CSV with the exact numbers. */
import { save } from '../save.js';
import { fileName, toCsv } from './csv.js';

/**
 * @typedef {import('./spec.js').PlotSpec} PlotSpec
 * @typedef {import('./chart-config.js').LineLook} LineLook
 * @typedef {import('./chart-config.js').Theme} Theme
 */

const MARGIN = 16;
const ROW = 22;

/** @param {PlotSpec} plot */
export function downloadCsv(plot) {
  // The mark makes Excel read UTF-8.
  save(
    new Blob(['\ufeff', toCsv(plot)], { type: 'text/csv;charset=utf-8' }),
    fileName(plot, 'csv'),
  );
}

/**
 * @param {PlotSpec} plot
 * @param {HTMLCanvasElement} chart
 * @param {LineLook[]} looks of the lines that are shown
 * @param {Theme} theme
 */
export function downloadPng(plot, chart, looks, theme) {
  picture(plot, chart, looks, theme).toBlob((blob) => {
    if (blob) save(blob, fileName(plot, 'png'));
  });
}

/**
 * @param {PlotSpec} plot
 * @param {HTMLCanvasElement} chart
 * @param {LineLook[]} looks
 * @param {Theme} theme
 * @returns {HTMLCanvasElement} background, title, legend and chart
 */
export function picture(plot, chart, looks, theme) {
  const ratio = chart.width / chart.clientWidth;
  const width = chart.clientWidth + 2 * MARGIN;
  const canvas = document.createElement('canvas');
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  const font = (/** @type {string} */ style) => `${style} ${theme.fontFamily}`;
  context.font = font('13px');
  const items = placeItems(context, looks, width);
  const title = plot.title?.trim() ?? '';
  const top = MARGIN + (title ? 1.5 * ROW : 0);
  const chartTop = top + (items.at(-1)?.row ?? 0) * ROW + ROW + 8;

  canvas.width = width * ratio;
  canvas.height = (chartTop + chart.clientHeight + MARGIN) * ratio;
  context.scale(ratio, ratio);
  context.fillStyle = css(theme.background);
  context.fillRect(0, 0, width, canvas.height);
  context.fillStyle = css(theme.text);
  context.textBaseline = 'middle';
  context.font = font('600 16px');
  context.fillText(title, MARGIN, MARGIN + ROW / 2, width - 2 * MARGIN);
  context.font = font('13px');
  for (const { look, x, row } of items) drawKey(context, look, x, top + (row + 0.5) * ROW, width);
  context.drawImage(chart, MARGIN, chartTop, chart.clientWidth, chart.clientHeight);
  return canvas;
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {LineLook[]} looks
 * @param {number} width
 */
function placeItems(context, looks, width) {
  let [x, row] = [MARGIN, 0];
  return looks.map((look) => {
    const wide = 40 + context.measureText(look.label).width + MARGIN;
    if (x > MARGIN && x + wide > width) [x, row] = [MARGIN, row + 1];
    const item = { look, x, row };
    x += wide;
    return item;
  });
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {LineLook} look
 * @param {number} x
 * @param {number} y
 * @param {number} width of the picture
 */
function drawKey(context, { label, color, dash, marker }, x, y, width) {
  context.save();
  context.strokeStyle = color;
  context.fillStyle = color;
  context.lineWidth = 2;
  if (dash) {
    context.setLineDash(dash);
    context.beginPath();
    context.moveTo(x, y);
    context.lineTo(x + 32, y);
    context.stroke();
  }
  if (marker) context.fillRect(x + 13, y - 3, 6, 6);
  context.restore();
  context.fillText(label, x + 40, y, width - x - 40 - MARGIN);
}

/** @param {import('./colors.js').Rgb} color */
function css({ r, g, b }) {
  return `rgb(${r}, ${g}, ${b})`;
}
