import assert from 'node:assert/strict';
import { test } from 'node:test';
import { merged, mergedItem, united } from '../../../js/progress/merge.js';
import { MOST_ATTEMPTS } from '../../../js/progress/record.js';

const answer = (response) => ({ hash: 'abc', response, state: 'wrong', score: 0, hints: 0 });
const attempts = (...times) => times.map((time) => [time, 'abc', 'wrong', 0, 0]);
const item = (at, ...times) => ({
  answer: answer(at),
  at,
  attempts: attempts(...times),
  count: times.length,
  first: times[0],
});
const progress = (cleared, items, pages = {}) => ({
  cleared,
  items: new Map(Object.entries(items)),
  pages: new Map(Object.entries(pages)),
});

test('attempts are united in the order of their times, each once, and the later answer holds', () => {
  const [a, b] = [item(30, 10, 30), item(20, 10, 20)];
  for (const both of [mergedItem(a, b), mergedItem(b, a)]) {
    assert.deepEqual(both, {
      answer: answer(30),
      at: 30,
      attempts: attempts(10, 20, 30),
      count: 3,
      first: 10,
    });
  }
});

test('of answers set at the same time one is chosen, the same from either side', () => {
  const [a, b] = [item(30, 10), { ...item(30, 10), answer: null }];
  assert.deepEqual(mergedItem(a, b), mergedItem(b, a));
});

test('of too many attempts the oldest are only counted', () => {
  const times = Array.from({ length: MOST_ATTEMPTS + 20 }, (_, index) => index + 1);
  const both = mergedItem(item(1, ...times.slice(0, 70)), item(2, ...times.slice(50)));
  assert.equal(both.attempts.length, MOST_ATTEMPTS);
  assert.equal(both.attempts[0][0], 21);
  assert.equal(both.count, MOST_ATTEMPTS + 20);
  assert.equal(both.first, 1);
});

test('an item without attempts takes the first time of the other', () => {
  const none = { answer: answer(9), at: 9, attempts: [], count: 0, first: 0 };
  assert.equal(mergedItem(none, item(5, 5)).first, 5);
  assert.equal(mergedItem(item(5, 5), none).first, 5);
});

test('a page was read when it was read first', () => {
  const both = merged(progress(0, {}, { a: 5, b: 1 }), progress(0, {}, { a: 3 }));
  assert.deepEqual(
    [...both.pages],
    [
      ['a', 3],
      ['b', 1],
    ],
  );
});

test('what was emptied later holds alone, unless it is asked to take the other in', () => {
  const [old, empty] = [progress(1, { q: item(5, 5) }), progress(2, {})];
  assert.equal(merged(old, empty).items.size, 0);
  assert.equal(merged(empty, old).items.size, 0);
  assert.equal(united(empty, old).items.size, 1);
});
