import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describe } from '../../../js/quiz/words.js';

test('right and wrong are told in words', () => {
  assert.equal(describe({ state: 'right', score: 1, feedback: [] }), 'Right.');
  assert.equal(describe({ state: 'wrong', score: 0, feedback: [] }), 'Not right.');
});

test('what was answered is told with the outcome', () => {
  const told = '“x<0”';
  assert.equal(describe({ state: 'wrong', score: 0, feedback: [], told }), 'Not right: “x<0”.');
});

test('partly right states the credit, which is never nothing and never all', () => {
  const partly = (/** @type {number} */ score) =>
    describe({ state: 'partly', score, feedback: [], told: 'so' });
  assert.equal(partly(2 / 3), 'Partly right (67 %): so.');
  assert.equal(partly(0.001), 'Partly right (1 %): so.');
  assert.equal(partly(0.999), 'Partly right (99 %): so.');
});
