import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describe } from '../../../js/quiz/words.js';

const verdict = { feedback: [], missing: 0, mistaken: 0 };

test('right and wrong are told in words', () => {
  assert.equal(describe({ ...verdict, state: 'right' }), 'Right.');
  assert.equal(describe({ ...verdict, state: 'wrong' }), 'Not right.');
});

test('partly right says what is amiss and does not say how many are right', () => {
  const partly = (/** @type {object} */ more) => describe({ ...verdict, state: 'partly', ...more });
  assert.equal(partly({ missing: 2 }), 'Partly right: something right is missing.');
  assert.equal(partly({ mistaken: 1 }), 'Partly right: one choice is wrong.');
  assert.equal(
    partly({ missing: 1, mistaken: 2 }),
    'Partly right: some choices are wrong, and something right is missing.',
  );
});
