import assert from 'node:assert/strict';
import { test } from 'node:test';
import { limits } from '../../../js/limits.js';
import { pointsDrawn, thin } from '../../../js/plot/thin.js';

test('a short line keeps every point', () => {
  assert.deepEqual(thin([3, null, 1]), [0, 1, 2]);
  assert.deepEqual(thin([]), []);
});

test('a long line keeps its ends, its peaks and its order', () => {
  const ys = Array.from({ length: 100_000 }, (_, i) => Math.sin(i / 50));
  ys[12_345] = 9;
  ys[54_321] = -9;
  const kept = thin(ys);
  assert.ok(kept.length <= limits.DRAWN_POINTS);
  assert.ok(kept.length > limits.DRAWN_POINTS / 2);
  for (const index of [0, 12_345, 54_321, 99_999]) assert.ok(kept.includes(index));
  assert.ok(kept.every((index, i) => i === 0 || index > kept[i - 1]));
});

test('a gap in a long line stays a gap', () => {
  const ys = Array.from({ length: 20_000 }, (_, i) => (i === 7_000 ? null : i));
  const kept = thin(ys);
  assert.ok(kept.includes(7_000));
  assert.ok(kept.length <= limits.DRAWN_POINTS);
});

test('a plot of many lines draws fewer points of each', () => {
  const plotOf = (count) => ({ lines: new Array(count).fill({ data: [] }) });
  assert.equal(pointsDrawn(plotOf(1)), limits.DRAWN_POINTS);
  for (const count of [5, 50]) {
    const most = pointsDrawn(plotOf(count));
    assert.ok(most * count <= limits.PLOT_POINTS);
    assert.ok(most >= 400);
  }
});
