import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type } from '../../../../js/quiz/types/choices.js';

const { check } = type;
const single = { right: [1], count: 3 };
const several = { right: [0, 2], count: 3 };

test('the one right choice is right and every other is wrong', () => {
  assert.equal(check([1], single).state, 'right');
  for (const index of [0, 2]) assert.equal(check([index], single).state, 'wrong');
});

test('all right choices and no other are right, in any order and however often named', () => {
  for (const chosen of [
    [0, 2],
    [2, 0],
    [0, 2, 0],
  ]) {
    assert.equal(check(chosen, several).state, 'right');
  }
});

test('a right choice with one missing or with a wrong one is partly right', () => {
  for (const chosen of [[0], [2], [0, 1], [0, 1, 2]]) {
    assert.equal(check(chosen, several).state, 'partly');
  }
});

test('only wrong choices, or none, are wrong and get no credit', () => {
  for (const chosen of [[1], []]) {
    const { state, score } = check(chosen, several);
    assert.equal(state, 'wrong');
    assert.equal(score, 0);
  }
});

test('each choice counts, chosen or left', () => {
  assert.equal(check([0], several).score, 2 / 3);
  assert.equal(check([0, 1], several).score, 1 / 3);
  assert.equal(check([0, 2], several).score, 1);
});

test('what is amiss is said', () => {
  assert.equal(check([0], several).told, 'something right is missing');
  assert.equal(check([0, 1, 2], several).told, 'one choice is wrong');
  assert.equal(check([0, 1], several).told, 'one choice is wrong, and something right is missing');
});

test('feedback and marks are for what was chosen', () => {
  const { feedback, marks } = check([2, 1], several);
  assert.deepEqual(feedback, [1, 2]);
  assert.deepEqual(marks, [
    { note: '1', right: false },
    { note: '2', right: true },
  ]);
});
