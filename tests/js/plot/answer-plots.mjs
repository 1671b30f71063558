// For test_contract_properties.py: reads the plot data of each line, and draws them.

import { createInterface } from 'node:readline';
import { axisOf, placeOn, ticksOf, WIDTHS } from '../../../js/plot/axis.js';
import { draw } from '../../../js/plot/drawing.js';
import { pointsOf } from '../../../js/plot/points.js';
import { readPlots } from '../../../js/plot/read.js';
import { thinPlot } from '../../../js/plot/thin-plot.js';

/** @param {string} text */
function answer(text) {
  const began = performance.now();
  try {
    const reading = readPlots(text);
    const drawings = reading.plots.map((plot) => draw(plot).drawing);
    const axes = reading.plots.flatMap(axesOf);
    const thin = reading.plots.map(thinPlot);
    return { ...reading, drawings, axes, thin, milliseconds: performance.now() - began };
  } catch (error) {
    return { thrown: String(/** @type {Error} */ (error).stack) };
  }
}

/** @param {import('../../../js/plot/spec.js').PlotSpec} plot */
function axesOf(plot) {
  const points = plot.lines.flatMap((line) => pointsOf(plot, line));
  return /** @type {const} */ (['x', 'y']).flatMap((way) => {
    const axis = axisOf(plot, way, points);
    return WIDTHS.map(([width]) => {
      const ticks = ticksOf(axis, way, width);
      const places = ticks.map(({ value }) => placeOn(axis, value));
      return { values: ticks.map(({ value }) => value), places };
    });
  });
}

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(answer(JSON.parse(line)))}\n`);
}
