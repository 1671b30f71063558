import assert from 'node:assert/strict';
import { test } from 'node:test';
import { thinPlot } from '../../../js/plot/thin-plot.js';

const x = Array.from({ length: 20_000 }, (_, i) => i);

test('every line keeps at most 5,000 points, its ends and its peak, at their own x', () => {
  const data = x.map((i) => (i === 7777 ? 9 : Math.sin(i)));
  const plot = thinPlot({ title: 'T', x_data: x, lines: [{ label: 'f', data }] });
  const [line] = plot.lines;
  assert.equal(plot.x_data, undefined);
  assert.equal(plot.title, 'T');
  assert.ok(line.data.length <= 5000);
  assert.equal(line.x_data?.length, line.data.length);
  assert.equal(line.x_data?.[line.data.indexOf(9)], 7777);
  assert.deepEqual([line.x_data?.at(0), line.x_data?.at(-1)], [0, 19_999]);
});

test('a small line is kept as it is, with its own x', () => {
  const plot = thinPlot({ lines: [{ x_data: [5, 6], data: [1, null] }] });
  assert.deepEqual(plot.lines, [{ x_data: [5, 6], data: [1, null] }]);
});
