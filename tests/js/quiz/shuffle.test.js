import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shuffled, visit } from '../../../js/quiz/shuffle.js';

/** A storage in memory. */
function memory() {
  const items = new Map();
  return /** @type {Storage} */ (
    /** @type {unknown} */ ({
      getItem: (/** @type {string} */ key) => items.get(key) ?? null,
      setItem: (/** @type {string} */ key, /** @type {string} */ text) => items.set(key, text),
    })
  );
}

test('every item is there once, whatever the seed', () => {
  for (let seed = 0; seed < 50; seed += 1) {
    for (const count of [0, 1, 2, 5, 9]) {
      const order = shuffled(count, seed, 'name');
      assert.deepEqual(
        [...order].sort((a, b) => a - b),
        Array.from({ length: count }, (_, index) => index),
      );
    }
  }
});

test('the order stays within a visit and differs between visits and questions', () => {
  assert.deepEqual(shuffled(6, 7, 'a'), shuffled(6, 7, 'a'));
  const visits = new Set([1, 2, 3, 4, 5].map((seed) => shuffled(6, seed, 'a').join()));
  const questions = new Set(['a', 'b', 'c', 'd'].map((name) => shuffled(6, 7, name).join()));
  assert.ok(visits.size > 1);
  assert.ok(questions.size > 1);
});

test('every order comes up', () => {
  const seen = new Set();
  for (let seed = 1; seed <= 200; seed += 1) seen.add(shuffled(3, seed, 'q').join());
  assert.equal(seen.size, 6);
});

test('a visit keeps its number; a storage that refuses gives 0', () => {
  const storage = memory();
  const first = visit(() => storage);
  assert.notEqual(first, 0);
  assert.equal(
    visit(() => storage),
    first,
  );
  const refused = () => {
    throw new DOMException('denied', 'SecurityError');
  };
  assert.equal(visit(refused), 0);
});
