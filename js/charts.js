// On a page with charts this runs before the theme's script and draws those in view at once: the
// theme's script lays the page out several times over, and a reader need not wait for that.

import * as library from './plot/chart-library.js';
import { PlotChartElement, useLibrary } from './plot/plot-chart.js';

useLibrary(library);
customElements.define('plot-chart', PlotChartElement);
