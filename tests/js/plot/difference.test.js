import assert from 'node:assert/strict';
import test from 'node:test';
import { compare, counterparts, counterplots, isSameCurve } from '../../../js/plot/difference.js';

const plot = (/** @type {Record<string, number[]>} */ lines, x = [0, 1, 2]) => ({
  x_data: x,
  lines: Object.entries(lines).map(([label, data]) => ({ label, data })),
});

test('the largest difference is found with its line and place', () => {
  const ours = plot({ a: [0, 1, 2], b: [0, 0, 5] });
  assert.deepEqual(compare(ours, plot({ a: [0, 1, 2], b: [0, 1, 2] })), {
    largest: { size: 3, label: 'b', x: 2, about: false },
    whole: true,
    missing: [],
    added: [],
  });
});

test('lines are paired by label, else by place', () => {
  const ours = plot({ b: [1, 1, 1], 'a=2': [2, 2, 2] });
  const theirs = plot({ 'a=1': [3, 3, 3], b: [4, 4, 4] });
  assert.deepEqual(
    counterparts(ours, theirs).map((line) => line?.label),
    ['b', undefined],
  );
  const other = counterparts(plot({ 'a=2': [2, 2, 2] }), plot({ 'a=1': [3, 3, 3] }));
  assert.equal(other[0]?.label, 'a=1');
});

test('at other x the curves are compared as they are drawn, with straight lines between points', () => {
  const found = compare(plot({ a: [0, 4, 4] }, [0, 2, 4]), plot({ a: [0, 0, 0, 0] }, [0, 1, 3, 4]));
  assert.deepEqual(found.largest, { size: 4, label: 'a', x: 2, about: true });
  assert.ok(found.whole);
  const finer = compare(plot({ a: [0, 1, 2] }), plot({ a: [0, 0.5, 1, 2] }, [0, 0.5, 1, 2]));
  assert.equal(finer.largest?.size, 0);
  assert.ok(finer.whole);
});

test('curves that share a part only are compared there', () => {
  const found = compare(plot({ a: [1, 2, 3] }), plot({ a: [2, 3, 9] }, [1, 2, 3]));
  assert.equal(found.largest?.size, 0);
  assert.equal(found.whole, false);
  const apart = compare(plot({ a: [1, 2, 3] }), plot({ a: [1, 2, 3] }, [5, 6, 7]));
  assert.deepEqual([apart.largest, apart.whole], [null, false]);
});

test('a value that is missing in one of both is no sameness', () => {
  const nan = /** @type {any} */ (null);
  const found = compare(plot({ a: [0, nan, nan] }), plot({ a: [0, 1, 2] }));
  assert.deepEqual([found.largest?.size, found.whole], [0, false]);
  const nothing = compare(plot({ a: [nan, nan, nan] }), plot({ a: [0, 1, 2] }));
  assert.deepEqual([nothing.largest, nothing.whole], [null, false]);
  assert.ok(compare(plot({ a: [0, nan, 2] }), plot({ a: [0, nan, 2] })).whole);
});

test('lines that were removed or added are named', () => {
  const found = compare(plot({ a: [1, 2, 3], c: [0, 0, 0] }), plot({ b: [0, 0, 0], a: [1, 2, 3] }));
  assert.deepEqual([found.missing, found.added], [['b'], ['c']]);
  const fewer = compare(plot({ a: [1, 2, 3] }), plot({ a: [1, 2, 3], b: [0, 0, 0] }));
  assert.deepEqual([fewer.missing, fewer.added, fewer.largest?.size], [['b'], [], 0]);
});

test('single points and steps are compared where both have one', () => {
  const points = (/** @type {number[]} */ x, /** @type {number[]} */ data) => ({
    lines: [{ label: 'p', x_data: x, data, points: true }],
  });
  const found = compare(points([3, 1], [9, 2]), points([1, 2, 3], [2, 5, 6]));
  assert.deepEqual(found.largest, { size: 3, label: 'p', x: 3, about: false });
  assert.equal(found.whole, false);
});

test('small numbers differ by their own measure, on a logarithmic axis each by its own', () => {
  const tiny = compare(plot({ a: [1e-9, 2e-9, 3e-9] }), plot({ a: [1e-9, 2e-9, 4e-9] }));
  assert.equal(tiny.largest?.size.toPrecision(3), '1.00e-9');
  const noise = compare(plot({ a: [1.2e-16, 1, 2] }), plot({ a: [0, 1, 2] }));
  assert.equal(noise.largest?.size, 0);
  const log = /** @type {const} */ ({ y_scale: 'log' });
  const tail = { ...plot({ a: [1, 1e-9, 1e-20] }), ...log };
  assert.notEqual(compare(tail, plot({ a: [1, 1e-9, 1e-22] })).largest?.size, 0);
});

test('the largest numbers are told apart too', () => {
  const [ours, theirs] = [plot({ a: [-1e308, 0, 1e308] }), plot({ a: [-1e308, 1e307, 1e308] })];
  assert.equal(compare(ours, theirs).largest?.size, 1e307);
});

test('a shift of large x is no sameness', () => {
  const dates = [1.7e9, 1.7e9 + 30, 1.7e9 + 60];
  const later = dates.map((date) => date + 30);
  const found = compare(plot({ a: [1, 2, 3] }, later), plot({ a: [1, 2, 3] }, dates));
  assert.deepEqual([found.largest?.size, found.whole], [1, false]);
});

test('between points a logarithmic axis has other straight lines', () => {
  const both = /** @type {const} */ ({ x_scale: 'log', y_scale: 'log' });
  const squares = (/** @type {number[]} */ x) => ({
    ...plot({ a: x.map((value) => value * value) }, x),
    ...both,
  });
  assert.equal(compare(squares([1, 10, 100]), squares([1, 100])).largest?.size, 0);
});

test('lines of one label are paired in their order', () => {
  const twice = {
    x_data: [0, 1],
    lines: [1, 2].map((slope) => ({ label: 'f', data: [0, slope] })),
  };
  const found = compare(twice, twice);
  assert.deepEqual([found.largest?.size, found.missing, found.added], [0, [], []]);
});

test('plots are paired by their titles, else by their places', () => {
  const [a, b] = ['A', 'B'].map((title) => ({ ...plot({ f: [1, 2, 3] }), title }));
  assert.deepEqual(counterplots([b], [a, b]), [b]);
  assert.deepEqual(counterplots([b, a], [a, b]), [b, a]);
  assert.deepEqual(counterplots([{ ...a, title: 'A at 2' }, b], [a, b]), [a, b]);
});

test('rounding to eight digits is no difference', () => {
  const [ours, theirs] = [plot({ a: [1 / 3, 1, 2] }), plot({ a: [0.33333333, 1, 2] })];
  assert.equal(compare(ours, theirs).largest?.size, 0);
  assert.ok(isSameCurve(ours.lines[0], ours, theirs.lines[0], theirs));
});

test('a curve that goes far elsewhere is not the same where both have values', () => {
  const ours = plot({ a: [1, Math.exp(5), Math.exp(700)] }, [0, 5, 700]);
  const theirs = plot({ a: [0, 5] }, [0, 5]);
  const { largest } = compare(ours, theirs);
  assert.equal(largest?.x, 5);
  assert.ok(Math.abs(Number(largest?.size) - 143.4) < 0.1, String(largest?.size));
});
