import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plotLabel } from '../../../js/plot/label.js';

test('the label says what is plotted and the ranges', () => {
  const plot = {
    title: 'ReLU and its Gradient',
    x_label: 'x',
    x_data: [-5, 0, 5],
    lines: [
      { label: 'ReLU(x)', data: [0, 0, 5] },
      { label: 'Gradient', data: [0, null, 1] },
    ],
  };
  assert.equal(
    plotLabel(plot),
    'Line chart “ReLU and its Gradient”. ReLU(x): from 0 to 5; Gradient: from 0 to 1; x from −5 to 5.',
  );
});

test('a description follows the title, with its full stop', () => {
  const plot = { description: 'It bends', x_data: [1], lines: [{ data: [2] }] };
  assert.equal(plotLabel(plot), 'Line chart. It bends. line 1: constant at 2; x constant at 1.');
});

test('points alone are a scatter chart, and a line of gaps has no values', () => {
  const plot = { x_data: [1, 2], lines: [{ label: 'p', data: [null, null], points: true }] };
  assert.equal(plotLabel(plot), 'Scatter chart. p: no values; x from 1 to 2.');
});

test('of many lines the first twelve are read', () => {
  const plot = { x_data: [1], lines: Array.from({ length: 14 }, () => ({ data: [1] })) };
  assert.match(plotLabel(plot), /line 12: constant at 1; and 2 more lines; x constant at 1\.$/);
});
