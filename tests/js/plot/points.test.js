import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isSorted, pointsOf, readingPositions } from '../../../js/plot/points.js';

test("a line without its own x takes the plot's", () => {
  const line = { data: [1, null] };
  assert.deepEqual(pointsOf({ x_data: [0, 1, 2], lines: [line] }, line), [
    { x: 0, y: 1 },
    { x: 1, y: null },
  ]);
});

test('what a log axis cannot show is a gap', () => {
  const line = { data: [1, 0, 2, 3], x_data: [1, 2, -1, 4] };
  const plot = { x_scale: 'log', y_scale: 'log', lines: [line] };
  assert.deepEqual(pointsOf(plot, line), [
    { x: 1, y: 1 },
    { x: 2, y: null },
    { x: 2, y: null },
    { x: 4, y: 3 },
  ]);
});

test('a closed curve is not sorted, a rising one is', () => {
  assert.equal(
    isSorted([
      { x: 0, y: 0 },
      { x: 1, y: 1 },
      { x: 0, y: 2 },
    ]),
    false,
  );
  assert.equal(
    isSorted([
      { x: 0, y: 0 },
      { x: 0, y: 1 },
      { x: 2, y: 2 },
    ]),
    true,
  );
});

test('the positions to read are every x with a value, once', () => {
  const lines = [
    [
      { x: 2, y: 1 },
      { x: 3, y: null },
    ],
    [
      { x: 1, y: 1 },
      { x: 2, y: 0 },
    ],
  ];
  assert.deepEqual(readingPositions(lines), [1, 2]);
});
