import assert from 'node:assert/strict';
import test from 'node:test';
import { niceTicks } from '../../../js/plot/ticks.js';

test('0 is a tick where the axis crosses it', () => {
  assert.deepEqual(niceTicks(-5, 5, 11), [-5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5]);
  assert.deepEqual(niceTicks(-5, 5, 7), [-4, -2, 0, 2, 4]);
});

test('ticks are multiples of their distance, and never more than asked for', () => {
  assert.deepEqual(niceTicks(0, 150, 11), [0, 20, 40, 60, 80, 100, 120, 140]);
  assert.deepEqual(niceTicks(1, 20, 11), [2, 4, 6, 8, 10, 12, 14, 16, 18, 20]);
  assert.deepEqual(niceTicks(0, 1, 6), [0, 0.2, 0.4, 0.6, 0.8, 1]);
  for (const most of [2, 3, 5, 11]) assert.ok(niceTicks(-0.37, 912.4, most).length <= most);
});

test('numbers without a distance give one', () => {
  assert.deepEqual(niceTicks(3, 3, 11), [3]);
});
