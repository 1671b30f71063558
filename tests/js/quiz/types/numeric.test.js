import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type } from '../../../../js/quiz/types/numeric.js';

const key = {
  value: 0.1,
  tolerance: 0.001,
  near: 0.01,
  required: 'within 1 %',
  wrong: [0.01, Math.SQRT1_2 / 10],
  unit: '',
  units: {},
};

/** @param {string} text @param {object} [more] */
const check = (text, more = {}) => type.check(text, { ...key, ...more });

test('what is within the tolerance is right, in any spelling', () => {
  for (const text of ['0.1', '1/10', '10 %', '0,1', 'sqrt(2/200)', '0.101', '0.099']) {
    assert.equal(check(text).state, 'right', text);
  }
});

test('a listed wrong answer gets its feedback', () => {
  assert.deepEqual(check('0.01').feedback, [0]);
  assert.deepEqual(check('sqrt(1/200)').feedback, [1]);
  assert.equal(check('0.01').state, 'wrong');
});

test('what is near gets half of the credit and the tolerance in words', () => {
  const { state, score, told } = check('0.105');
  assert.equal(state, 'partly');
  assert.equal(score, 0.5);
  assert.equal(told, '0.105 is near, and the answer is wanted within 1 %');
});

test('where nothing is near, an answer is right or wrong', () => {
  assert.equal(check('0.105', { near: 0 }).state, 'wrong');
});

test('an expression is shown with its value, a number as it is', () => {
  assert.equal(check('1/4').told, '1/4 = 0.25');
  assert.equal(check('-1/4').told, '-1/4 = −0.25');
  assert.equal(check('0.25').told, '0.25');
  assert.equal(check('1/4', { unit: 's' }).told, '1/4 = 0.25 s');
});

test('a stored text that is no number is wrong, not an error', () => {
  assert.equal(check('<b>').state, 'wrong');
});
