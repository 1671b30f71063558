/** Where the ticks of a linear axis stand that ends where the data do. */

/**
 * Multiples of 1, 2 or 5 times a power of ten, so that 0 is among them where the axis crosses it;
 * Chart.js counts from the axis' own end instead.
 *
 * @param {number} min
 * @param {number} max
 * @param {number} most how many there may be, at least 2
 * @returns {number[]} rising
 */
export function niceTicks(min, max, most) {
  const rough = (max - min) / most;
  if (!(rough > 0) || !Number.isFinite(rough)) return [min];
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((n) => n * power).find((s) => count(min, max, s) <= most);
  if (!step) return [min, max];
  const first = Math.ceil(min / step - 1e-9);
  return Array.from({ length: count(min, max, step) }, (_, i) => {
    // 3 * 0.1 is 0.30000000000000004, and -0 would be shown with its sign.
    return Number(((first + i) * step).toPrecision(12)) + 0;
  });
}

/**
 * @param {number} min
 * @param {number} max
 * @param {number} step
 */
function count(min, max, step) {
  return Math.floor(max / step + 1e-9) - Math.ceil(min / step - 1e-9) + 1;
}
