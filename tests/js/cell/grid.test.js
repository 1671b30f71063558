import assert from 'node:assert/strict';
import test from 'node:test';
import { Grid } from '../../../js/cell/grid.js';

const grid = new Grid({
  arrays: [
    [0, 1],
    [0, 2],
    [0, 3],
  ],
  sliders: {
    a: {
      values: [0, 0.5, 1],
      results: [1, 2, 2].map((data) => ({
        plots: [{ title: 't', x_data: 0, lines: [{ label: 'f', data }] }],
        stdout: '',
        value: null,
      })),
    },
  },
});

test('a computed value gives its plots with their numbers', () => {
  assert.deepEqual(grid.at('a', 0.5)?.plots, [
    { title: 't', x_data: [0, 1], lines: [{ label: 'f', data: [0, 3] }] },
  ]);
});

test('other values and other parameters give nothing', () => {
  assert.equal(grid.at('a', 0.4), null);
  assert.equal(grid.at('b', 0.5), null);
  assert.equal(grid.nearest('b', 0.5), null);
});

test('the nearest computed value is found', () => {
  assert.equal(grid.nearest('a', 0.7), 0.5);
  assert.equal(grid.nearest('a', 9), 1);
});
