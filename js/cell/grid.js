// What a cell gives at each step of its sliders, computed by the build: a slider answers from it while
// Python is still starting. See textbook/cells/grid.py for the file.

/**
 * @typedef {import('../plot/spec.js').PlotSpec} PlotSpec
 * @typedef {{ plots: PlotSpec[], stdout: string, value: string | null }} Result
 * @typedef {{ values: number[], results: any[] }} Slider
 */

export class Grid {
  #arrays;
  #sliders;

  /** @param {{ arrays: import('../plot/spec.js').Numbers[], sliders: Record<string, Slider> }} file */
  constructor({ arrays, sliders }) {
    this.#arrays = arrays;
    this.#sliders = new Map(Object.entries(sliders));
  }

  /** @param {string} name of the file @returns {Promise<Grid>} */
  static async load(name) {
    const response = await fetch(new URL(`../grids/${name}`, import.meta.url));
    if (!response.ok) throw new Error(`${name}: ${response.status}`);
    return new Grid(await response.json());
  }

  /**
   * @param {string} name of a parameter
   * @param {number} value
   * @returns {number | null} the nearest value that has been computed; null for another parameter
   */
  nearest(name, value) {
    const values = this.#sliders.get(name)?.values;
    if (!values) return null;
    return values.reduce((best, v) => (Math.abs(v - value) < Math.abs(best - value) ? v : best));
  }

  /**
   * @param {string} name of a parameter
   * @param {number} value
   * @returns {Result | null} null where it has not been computed
   */
  at(name, value) {
    const slider = this.#sliders.get(name);
    const index = slider?.values.indexOf(value) ?? -1;
    if (!slider || index < 0) return null;
    const { plots, stdout, value: shown } = slider.results[index];
    return {
      plots: plots.map((/** @type {any} */ plot) => this.#whole(plot)),
      stdout,
      value: shown,
    };
  }

  /** The plot with its numbers in it. @param {any} plot @returns {PlotSpec} */
  #whole({ lines, ...plot }) {
    const fill = (/** @type {any} */ part) => {
      const filled = { ...part };
      for (const key of ['x_data', 'data']) {
        if (key in part) filled[key] = this.#arrays[part[key]];
      }
      return filled;
    };
    return { ...fill(plot), lines: lines.map(fill) };
  }
}
