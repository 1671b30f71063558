// A plot with no more points than are drawn, for plots too large to be handed about whole.

import { xOf } from './spec.js';
import { pointsDrawn, thin } from './thin.js';

/**
 * @param {import('./spec.js').PlotSpec} plot
 * @returns {import('./spec.js').PlotSpec} a copy in which every line has its own x
 */
export function thinPlot(plot) {
  const most = pointsDrawn(plot);
  const lines = plot.lines.map((line) => {
    const xs = xOf(plot, line);
    const kept = thin(line.data, most);
    return { ...line, x_data: kept.map((i) => xs[i]), data: kept.map((i) => line.data[i]) };
  });
  const { x_data: _, ...rest } = plot;
  return { ...rest, lines };
}
