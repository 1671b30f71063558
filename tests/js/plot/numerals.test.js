import assert from 'node:assert/strict';
import { test } from 'node:test';
import { logTickLabel, numeral } from '../../../js/plot/numerals.js';

test('numbers are rounded and have a minus sign', () => {
  const pairs = [
    [0, '0'],
    [-0.27846454, '−0.2785'],
    [0.1 + 0.2, '0.3'],
    [123456, '123500'],
    [1.5e-7, '1.5×10⁻⁷'],
    [-2e20, '−2×10²⁰'],
    [1e-17, '10⁻¹⁷'],
  ];
  for (const [value, text] of pairs) assert.equal(numeral(value), text);
});

test('a long log axis names powers of ten, a short one numbers', () => {
  assert.equal(logTickLabel(1e-5, 10), '10⁻⁵');
  assert.equal(logTickLabel(0.01, 10), '10⁻²');
  assert.equal(logTickLabel(100, 2), '100');
  assert.equal(logTickLabel(20, 2), '20');
});
