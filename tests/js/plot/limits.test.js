import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axisLimits, fitAxis } from '../../../js/plot/limits.js';

test('ordinary data and ranges are left to Chart.js and the author', () => {
  assert.equal(axisLimits(undefined, [1, 2], false), null);
  assert.equal(axisLimits(undefined, [7, 7], false), null);
  assert.equal(axisLimits(undefined, [], false), null);
  assert.deepEqual(axisLimits([-5, 5], [1], false), [-5, 5]);
});

test('an axis as narrow as the last digit is widened around its middle', () => {
  for (const limits of [
    axisLimits([1, 1 + 2 ** -52], [], false),
    axisLimits(undefined, [1, 1 + 2 ** -52], false),
  ]) {
    assert.ok(limits[0] < 1 && limits[1] > 1);
    assert.ok(limits[1] - limits[0] >= 1e-9);
  }
  assert.ok(axisLimits(undefined, [0, 5e-324], false)[1] >= 1e-250);
});

test('an axis is finite, and so is its length', () => {
  for (const values of [
    [-1.7e308, 1.7e308],
    [1.7e308, 1.7e308],
    [1.6e308, 1.7e308],
  ]) {
    const [low, high] = axisLimits(undefined, values, false);
    assert.ok(Number.isFinite(high - low) && high > low);
  }
});

test('ends near zero become zero, on a log axis the smallest that can be drawn', () => {
  assert.deepEqual(axisLimits(undefined, [5e-324, 1], false), [0, 1]);
  const [low, high] = axisLimits(undefined, [5e-324, 1.7e308], true);
  assert.ok(low > 1e-300 && high < 1e301);
});

test('points far outside the axis are noticed', () => {
  const points = [
    { x: 0, y: 0 },
    { x: 1, y: 1e6 },
  ];
  assert.equal(fitAxis({ y_range: [0, 1], lines: [] }, 'y', points).isFar, true);
  assert.equal(fitAxis({ y_range: [0, 1e4], lines: [] }, 'y', points).isFar, false);
  assert.equal(fitAxis({ lines: [] }, 'y', points).isFar, false);
  assert.equal(fitAxis({ y_scale: 'log', y_range: [1, 10], lines: [] }, 'y', points).isFar, false);
});
