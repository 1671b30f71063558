/**
 * The one module that imports Chart.js, and only its parts that the book draws with. It is loaded
 * when the first chart comes near the viewport.
 */
import {
  Chart,
  Interaction,
  LinearScale,
  LineController,
  LineElement,
  LogarithmicScale,
  PointElement,
  Tooltip,
} from 'chart.js';
import { isGhost, NEAREST_X } from './chart-config.js';
import { atPointedX, nearestIndex } from './nearest-x.js';

Chart.register(LineController, LineElement, PointElement, LinearScale, LogarithmicScale, Tooltip);

/** @type {any} */ (Interaction.modes)[NEAREST_X] = (
  /** @type {Chart} */ chart,
  /** @type {{x: number | null}} */ event,
) => {
  const candidates = chart
    .getSortedVisibleDatasetMetas()
    .filter(({ index }) => !isGhost(chart.data.datasets[index]))
    .flatMap(({ index: datasetIndex, data }) => {
      const nearest = nearestIndex(/** @type {any[]} */ (data), event.x ?? 0);
      return nearest ? [{ datasetIndex, ...nearest }] : [];
    });
  return atPointedX(candidates)
    .sort((a, b) => a.datasetIndex - b.datasetIndex)
    .map(({ datasetIndex, index }) => {
      return { datasetIndex, index, element: chart.getDatasetMeta(datasetIndex).data[index] };
    });
};

export { Chart };
