import assert from 'node:assert/strict';
import { test } from 'node:test';
import { check } from '../../../js/quiz/check.js';

const single = { right: [1] };
const several = { right: [0, 2] };

test('the one right choice is right and every other is wrong', () => {
  assert.equal(check('one', [1], single).state, 'right');
  for (const index of [0, 2]) assert.equal(check('one', [index], single).state, 'wrong');
});

test('all right choices and no other are right, in any order and however often named', () => {
  for (const chosen of [
    [0, 2],
    [2, 0],
    [0, 2, 0],
  ]) {
    assert.equal(check('several', chosen, several).state, 'right');
  }
});

test('a right choice with one missing or with a wrong one is partly right', () => {
  for (const chosen of [[0], [2], [0, 1], [0, 1, 2]]) {
    assert.equal(check('several', chosen, several).state, 'partly');
  }
});

test('only wrong choices, or none, are wrong', () => {
  for (const chosen of [[1], [1, 3], []]) {
    assert.equal(check('several', chosen, several).state, 'wrong');
  }
});

test('the verdict counts what is missing and what is mistaken', () => {
  const { missing, mistaken } = check('several', [0, 1, 3], several);
  assert.deepEqual({ missing, mistaken }, { missing: 1, mistaken: 2 });
});

test('feedback is shown for what was chosen, in the order of the choices', () => {
  assert.deepEqual(check('several', [3, 0], several).feedback, [0, 3]);
});

test('an unknown kind of question is refused by name', () => {
  for (const kind of ['essay', 'constructor', '']) {
    assert.throws(() => check(kind, [0], single), new RegExp(`"${kind}"`));
  }
});
