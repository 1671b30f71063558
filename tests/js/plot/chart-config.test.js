import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chartConfig } from '../../../js/plot/chart-config.js';

const THEME = {
  background: { r: 255, g: 255, b: 255 },
  text: { r: 0, g: 0, b: 0 },
  fontFamily: 'serif',
};

test('lines become points on numeric axes, drawn without animation', () => {
  const plot = { x_label: 'x', x_data: [0, 1], lines: [{ label: 'f', data: [2, 3] }] };
  const { type, data, options } = chartConfig(plot, THEME);
  assert.equal(type, 'line');
  assert.deepEqual(data.datasets[0].data, [
    { x: 0, y: 2 },
    { x: 1, y: 3 },
  ]);
  assert.equal(data.datasets[0].parsing, false);
  assert.equal(options.animation, false);
  assert.equal(options.scales.x.type, 'linear');
  assert.equal(options.scales.x.title.text, 'x');
  assert.equal(options.scales.y.title.display, false);
});

test('scales and ranges are taken over', () => {
  const plot = { x_data: [1], y_scale: 'log', x_range: [-1, 2], lines: [{ data: [2] }] };
  const { scales } = chartConfig(plot, THEME).options;
  assert.equal(scales.y.type, 'logarithmic');
  assert.deepEqual([scales.x.min, scales.x.max], [-1, 2]);
});

test("steps jump where the contract says, in Chart.js's words", () => {
  const steps = ['before', 'after', 'middle', true, false, undefined];
  const plot = { x_data: [0, 1], lines: steps.map((step) => ({ data: [0, 1], step })) };
  assert.deepEqual(
    chartConfig(plot, THEME).data.datasets.map(({ stepped }) => stepped),
    ['after', 'before', 'middle', 'middle', false, false],
  );
});

test('hidden lines stay hidden by label, and points have no line', () => {
  const plot = {
    x_data: [0],
    lines: [
      { label: 'a', data: [0] },
      { data: [0], points: true },
    ],
  };
  const { datasets } = chartConfig(plot, THEME, new Set(['a'])).data;
  assert.deepEqual(
    datasets.map(({ hidden }) => hidden),
    [true, false],
  );
  assert.deepEqual(
    datasets.map(({ showLine }) => showLine),
    [true, false],
  );
});

test('a curve that turns back is parsed by Chart.js, which then does not search by halves', () => {
  const plot = { x_data: [1, 0, 1], lines: [{ data: [0, 1, 2] }] };
  assert.equal('parsing' in chartConfig(plot, THEME).data.datasets[0], false);
});

test('of a million points five thousand are drawn', () => {
  const numbers = Array.from({ length: 1_000_000 }, (_, i) => i);
  const { datasets } = chartConfig({ x_data: numbers, lines: [{ data: numbers }] }, THEME).data;
  assert.ok(datasets[0].data.length <= 5000);
});
