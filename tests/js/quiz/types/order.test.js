import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type } from '../../../../js/quiz/types/order.js';

// Shown as c, a, d, b.
const key = { order: [1, 3, 0, 2] };

test('the right order is right', () => {
  const { state, score, feedback, told } = type.check([1, 3, 0, 2], key);
  assert.deepEqual(
    { state, score, feedback, told },
    {
      state: 'right',
      score: 1,
      feedback: [],
      told: undefined,
    },
  );
});

test('credit is the share of pairs that are in order', () => {
  const swapped = type.check([3, 1, 0, 2], key);
  assert.equal(swapped.score, 5 / 6);
  assert.equal(swapped.state, 'partly');
  assert.equal(swapped.told, '5 of 6 pairs are in order');
  assert.deepEqual(swapped.feedback, [3, 1]);
});

test('the reverse gets none, and half of the pairs is what chance gives', () => {
  const reverse = type.check([2, 0, 3, 1], key);
  assert.equal(reverse.score, 0);
  assert.equal(reverse.state, 'wrong');
  assert.equal(type.check([3, 0, 1, 2].reverse(), key).state, 'wrong');
});

test('each item is told whether it is in its place', () => {
  assert.deepEqual(
    type.check([3, 1, 0, 2], key).marks?.map(({ note, right }) => [note, right]),
    [
      ['3', false],
      ['1', false],
      ['0', true],
      ['2', true],
    ],
  );
});
