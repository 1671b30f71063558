import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type } from '../../../../js/quiz/types/predict.js';

const key = { truth: [-0.27, 0, 1.76], tolerance: 0.1, wrong: [[0, 0, 2]], drawing: '' };

test('all points within the tolerance are right', () => {
  const { state, score } = type.check([-0.2, 0.1, 1.7], key);
  assert.deepEqual({ state, score }, { state: 'right', score: 1 });
});

test('credit is the share of points within the tolerance', () => {
  const { state, score, told } = type.check([-0.3, 0, 0], key);
  assert.equal(state, 'partly');
  assert.equal(score, 2 / 3);
  assert.equal(told, '2 of 3 points are within 0.1');
});

test('no point is wrong', () => {
  assert.equal(type.check([1, 1, 1], key).state, 'wrong');
});

test('a prediction of a listed wrong curve gets its feedback', () => {
  assert.deepEqual(type.check([0, 0.05, 2], key).feedback, [0]);
  assert.deepEqual(type.check([0, 0.05, 1], key).feedback, []);
});

test('each point is told what NumPy gives', () => {
  const [first, second] = type.check([0, 0, 0], key).marks ?? [];
  assert.deepEqual(first, { note: 'point-0', right: false, text: 'Wrong: NumPy gives −0.27' });
  assert.deepEqual(second, { note: 'point-1', right: true, text: 'Right: NumPy gives 0' });
});
