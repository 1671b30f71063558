import assert from 'node:assert/strict';
import test from 'node:test';
import { counterparts, isSameCurve, largestDifference } from '../../../js/plot/difference.js';

const plot = (/** @type {Record<string, number[]>} */ lines, x = [0, 1, 2]) => ({
  x_data: x,
  lines: Object.entries(lines).map(([label, data]) => ({ label, data })),
});

test('the largest difference is found with its line and place', () => {
  const ours = plot({ a: [0, 1, 2], b: [0, 0, 5] });
  assert.deepEqual(largestDifference(ours, plot({ a: [0, 1, 2], b: [0, 1, 2] })), {
    size: 3,
    label: 'b',
    x: 2,
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

test('other x and gaps are not compared', () => {
  assert.equal(largestDifference(plot({ a: [1, 2, 3] }), plot({ a: [1, 2, 3] }, [5, 6, 7])), null);
});

test('rounding to nine digits is no difference', () => {
  const [ours, theirs] = [plot({ a: [1 / 3, 1, 2] }), plot({ a: [0.333333333, 1, 2] })];
  assert.equal(largestDifference(ours, theirs)?.size, 0);
  assert.ok(isSameCurve(ours.lines[0], ours, theirs.lines[0], theirs));
});
