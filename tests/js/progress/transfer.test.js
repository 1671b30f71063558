import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LONGEST_TEXT, nothing } from '../../../js/progress/record.js';
import { additions, exported, imported } from '../../../js/progress/transfer.js';

const item = (at, ...times) => ({
  answer: { hash: 'abc', response: at, state: 'wrong', score: 0, hints: 0 },
  at,
  attempts: times.map((time) => [time, 'abc', 'wrong', 0, 0]),
  count: times.length,
  first: times[0],
});
const progress = (items, pages = {}) => ({
  cleared: 4,
  items: new Map(Object.entries(items)),
  pages: new Map(Object.entries(pages)),
});

test('a file brings back what was exported', () => {
  const own = progress({ a: item(5, 3, 5), 'exercise:b': item(6, 6) }, { 'relu/': 7 });
  const text = exported(own, 'Nonlinear', 0);
  assert.deepEqual(imported(text), { progress: own, refused: [] });
  assert.match(text, /"exported": "1970-01-01T00:00:00.000Z"/);
});

test('a file that is none, too large or of a later version is refused with a sentence', () => {
  const later = exported(nothing(), 'Nonlinear', 0).replace('"version": 2', '"version": 3');
  for (const [text, words] of [
    ['', /no progress/],
    ['{"a": 1}', /no progress/],
    ['PK\u0003', /no progress/],
    ['{"version": 2, "items": [[1]]}', /no progress/],
    [later, /later version/],
    ['x'.repeat(LONGEST_TEXT + 1), /too large/],
  ]) {
    assert.match(imported(text).problem, words);
  }
});

test('items of a file that cannot be read are named with the reason, and the others taken', () => {
  const text = exported(progress({ a: item(5, 5), b: item(6, 6) }), 'Nonlinear', 0);
  const result = imported(text.replace('"at": 6', '"at": "6"'));
  assert.deepEqual([...result.progress.items.keys()], ['a']);
  assert.deepEqual(result.refused, [['b', 'it is damaged']]);
});

test('it is told what a file adds, and whose answers hold', () => {
  const own = progress({ same: item(5, 5), later: item(5, 5), earlier: item(9, 9) });
  const file = progress(
    { same: item(5, 5), later: item(8, 5, 8), earlier: item(2, 2), fresh: item(1, 1) },
    { 'relu/': 1 },
  );
  assert.deepEqual(additions(own, file), [
    'Taken in: 1 question or exercise, 2 more attempts, 1 page.',
    'Of 1 question the file has the later answer, now shown.',
    'Of 1 question the later answer was here, and is kept.',
  ]);
  assert.deepEqual(additions(own, own), ['Nothing in the file was new.']);
});

test('what a file tells of the future is not taken in', () => {
  const now = 1_800_000_000_000;
  const late = now + 2 * 86_400_000;
  const file = progress(
    { a: item(5, 5), b: item(6, late), c: item(late, 7) },
    { 'x/': late, 'y/': 8 },
  );
  const result = imported(exported(file, 'Nonlinear', 0), now);
  assert.deepEqual([...result.progress.items.keys()], ['a']);
  assert.deepEqual([...result.progress.pages.keys()], ['y/']);
  assert.deepEqual(
    result.refused.map(([id]) => id),
    ['b', 'c', 'x/'],
  );
});
