/** Numbers as a reader sees them: rounded, with a real minus sign. */

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/**
 * @param {number} value
 * @param {number} [digits] significant digits
 * @returns {string} `−0.2785`, `1.5×10⁻⁷`
 */
export function numeral(value, digits = 4) {
  const rounded = Number(value.toPrecision(digits));
  const size = Math.abs(rounded);
  if (size === 0) return '0';
  if (size >= 1e-4 && size < 1e6) return String(rounded).replace('-', '−');
  const [mantissa, exponent] = rounded.toExponential().split('e');
  const power = powerOfTen(Number(exponent));
  if (mantissa === '1') return power;
  return `${mantissa.replace('-', '−')}×${power}`;
}

/**
 * @param {number} exponent a whole number
 * @returns {string} `10⁻⁷`
 */
export function powerOfTen(exponent) {
  const digits = [...String(Math.abs(exponent))].map((d) => SUPERSCRIPTS[Number(d)]).join('');
  return `10${exponent < 0 ? '⁻' : ''}${digits}`;
}

/**
 * The label of a tick on a log axis.
 *
 * @param {number} value the tick's place
 * @param {number} decades how many the axis spans
 * @returns {string}
 */
export function logTickLabel(value, decades) {
  const exponent = Math.log10(value);
  const whole = Math.round(exponent);
  const isPower = Math.abs(exponent - whole) < 1e-9;
  if (isPower && (decades > 4 || Math.abs(whole) >= 4)) return powerOfTen(whole);
  return numeral(value, isPower ? 4 : 3);
}
