import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axisOf, leftOf, placeOn, ticksOf } from '../../../js/plot/axis.js';

const points = (...ys) => ys.map((y, x) => ({ x, y }));
const plot = (changes = {}) => ({ lines: [], ...changes });
const labels = (axis, way, width) => ticksOf(axis, way, width).map(({ label }) => label);

test('along y an axis ends at ticks, along x where the data do', () => {
  const data = points(-0.17, 2, 4.96);
  const y = axisOf(plot(), 'y', data);
  assert.deepEqual([y.min, y.max], [-1, 5]);
  assert.deepEqual(labels(y, 'y', 500), ['−1', '0', '1', '2', '3', '4', '5']);
  const x = axisOf(plot(), 'x', data);
  assert.deepEqual([x.min, x.max], [0, 2]);
});

test("the author's range is kept as it is", () => {
  const { min, max } = axisOf(plot({ y_range: [-0.3, 1.1] }), 'y', points(5));
  assert.deepEqual([min, max], [-0.3, 1.1]);
});

test('equal numbers and none at all have an axis of some length', () => {
  for (const data of [points(), points(0, 0), points(7, 7), points(-3)]) {
    for (const scale of ['linear', 'log']) {
      const { min, max } = axisOf(plot({ y_scale: scale }), 'y', scale === 'log' ? [] : data);
      assert.ok(max > min);
    }
  }
});

test('a log axis ends at round numbers and has powers of ten as ticks', () => {
  const axis = axisOf(plot({ y_scale: 'log' }), 'y', points(3e-7, 40));
  assert.ok(axis.min <= 3e-7 && axis.max >= 40);
  assert.deepEqual(labels(axis, 'y', 500), ['10⁻⁶', '10⁻⁴', '10⁻²', '10⁰']);
  const short = axisOf(plot({ y_scale: 'log' }), 'y', points(1, 18));
  assert.deepEqual(labels(short, 'y', 500), ['1', '2', '5', '10', '20']);
});

test('a narrow chart has fewer ticks along x, and long labels never touch', () => {
  const axis = { log: false, min: -5, max: 5 };
  assert.equal(ticksOf(axis, 'x', 700).length, 11);
  assert.equal(ticksOf(axis, 'x', 250).length, 5);
  const long = { log: false, min: 0, max: 123456 };
  for (const width of [250, 350, 700]) {
    const ticks = ticksOf(long, 'x', width);
    assert.ok(ticks.length * 7 * 6 < width);
  }
});

test('wide labels get more room', () => {
  const room = (label) => leftOf([{ value: 0, label }], false);
  assert.ok(room('−0.0001') > room('5'));
});

test('a place on an axis is a part of its length', () => {
  assert.equal(placeOn({ log: false, min: -1, max: 3 }, 0), 0.25);
  assert.ok(Math.abs(placeOn({ log: true, min: 1, max: 100 }, 10) - 0.5) < 1e-12);
});
