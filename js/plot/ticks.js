/** Where the ticks of an axis stand. */

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
 * Powers of ten; on an axis of few decades twice and five times these as well.
 *
 * @param {number} min above 0
 * @param {number} max
 * @param {number} most how many there may be, at least 2
 * @returns {number[]} rising
 */
export function logTicks(min, max, most) {
  const [low, high] = [Math.log10(min) - 1e-9, Math.log10(max) + 1e-9];
  const powers = rising(Math.ceil(low), Math.floor(high)).map((exponent) => 10 ** exponent);
  if (high - low <= 2) {
    const all = rising(Math.floor(low), Math.floor(high)).flatMap((exponent) =>
      [1, 2, 5].map((n) => n * 10 ** exponent),
    );
    const within = all.filter((value) => value >= 10 ** low && value <= 10 ** high);
    if (within.length <= most && within.length > 1) return within;
    if (powers.length < 2) return niceTicks(min, max, most);
  }
  const every = Math.ceil(powers.length / most);
  return powers.filter((_, index) => index % every === 0);
}

/** @param {number} from @param {number} to @returns {number[]} whole numbers, both ends among them */
function rising(from, to) {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
}

/**
 * @param {number} min
 * @param {number} max
 * @param {number} step
 */
function count(min, max, step) {
  return Math.floor(max / step + 1e-9) - Math.ceil(min / step - 1e-9) + 1;
}
