import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addUp, resultText } from '../../../js/quiz/result.js';

const relu = { href: '/relu/', title: 'ReLU' };
const swish = { href: '/swish/', title: 'Swish' };

test('questions are counted by their state', () => {
  const states = ['right', 'open', 'wrong', 'partly', 'right'];
  const { total, right, open } = addUp(states.map((state) => ({ state, page: null })));
  assert.deepEqual({ total, right, open }, { total: 5, right: 2, open: 1 });
});

test('each page of what was not right is named once, in the order of the questions', () => {
  const standings = [
    { state: 'open', page: { href: '/open/', title: 'Open' } },
    { state: 'partly', page: swish },
    { state: 'wrong', page: relu },
    { state: 'wrong', page: { ...swish, href: '/swish/#gate' } },
    { state: 'right', page: { href: '/right/', title: 'Right' } },
    { state: 'wrong', page: null },
  ];
  assert.deepEqual(addUp(standings).reread, [swish, relu]);
});

test('the result names what is not answered only if there is something', () => {
  const result = { total: 12, right: 7, open: 3, reread: [] };
  assert.equal(resultText(result), '7 of 12 right. 3 not answered.');
  assert.equal(resultText({ ...result, open: 0 }), '7 of 12 right.');
});
