import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  LONGEST_TEXT,
  MOST_ATTEMPTS,
  parse,
  serialise,
  VERSION,
} from '../../../js/progress/record.js';

const right = { hash: 'abc', response: [1], state: 'right', score: 1, hints: 0 };
const attempt = [1000, 'abc', 'right', 1, 0];
const item = { answer: right, at: 1000, attempts: [attempt], count: 1, first: 1000 };

const read = (items, pages = {}) =>
  parse(JSON.stringify({ version: VERSION, cleared: 0, items, pages })).progress;

test('writing and reading give the same progress', () => {
  const progress = {
    cleared: 7,
    items: new Map([
      ['exercise:b', { ...item, answer: { ...right, response: { deep: [null, 'x<0'] } } }],
      ['a', { ...item, answer: null }],
    ]),
    pages: new Map([['relu/', 5]]),
  };
  assert.deepEqual(parse(serialise(progress)), { version: VERSION, progress });
});

test('the same progress gives the same text, whatever came first', () => {
  const pairs = [
    ['b', item],
    ['a', item],
  ];
  const texts = [pairs, [...pairs].reverse()].map((order) =>
    serialise({ cleared: 0, items: new Map(order), pages: new Map() }),
  );
  assert.equal(texts[0], texts[1]);
});

test('what is damaged counts as nothing', () => {
  const whole = serialise({ cleared: 0, items: new Map([['a', item]]), pages: new Map() });
  const damaged = ['', '{', 'null', '[]', '3', '{"version":"2"}', whole.slice(0, -20)];
  for (const text of [null, ...damaged, ' '.repeat(LONGEST_TEXT) + whole]) {
    const { version, progress } = parse(text);
    assert.equal(version, 0, text?.slice(0, 40));
    assert.equal(progress.items.size, 0);
  }
  for (const text of ['{"version":2}', '{"version":2,"items":[],"pages":3,"cleared":-1}']) {
    assert.deepEqual(parse(text).progress, { cleared: 0, items: new Map(), pages: new Map() });
  }
});

test('items that are none are left out with a reason, and the others read', () => {
  const items = {
    good: item,
    none: null,
    text: 'right',
    timeless: { ...item, at: -1 },
    endless: { ...item, at: 1e300 },
    countless: { ...item, count: 0.5 },
    unlisted: { ...item, attempts: {} },
    unanswered: { ...item, answer: { ...right, hash: 3 }, attempts: [] },
    ['long'.repeat(100)]: item,
  };
  const refused = [];
  const text = JSON.stringify({ version: VERSION, items, pages: { 'a/': 1, 'b/': 'now' } });
  const { progress } = parse(text, (id, reason) => refused.push([id, reason]));
  assert.deepEqual([...progress.items.keys()], ['good']);
  assert.deepEqual([...progress.pages.keys()], ['a/']);
  assert.deepEqual(
    refused.map(([id]) => id),
    [...Object.keys(items).slice(1), 'b/'],
  );
  for (const [, reason] of refused) assert.match(reason, /\w+ \w+/);
});

test('an answer that is none is left out, and its attempts are read', () => {
  const bad = [
    { ...right, response: undefined },
    { ...right, response: 'x'.repeat(5000) },
    { ...right, state: 'open' },
    { ...right, score: 1.5 },
    { ...right, score: '1' },
    { ...right, hints: -1 },
    'right',
  ];
  for (const answer of bad) {
    const { a } = Object.fromEntries(read({ a: { ...item, answer } }).items);
    assert.deepEqual(a, { ...item, answer: null });
  }
});

test('attempts that are none are left out, others put in order, and no more than the most kept', () => {
  const attempts = [
    [3000, 'abc', 'wrong', 0, 1],
    [-1, 'abc', 'right', 1, 0],
    [2000, 'abc', 'open', 1, 0],
    { 0: 1 },
    attempt,
  ];
  assert.deepEqual(read({ a: { ...item, attempts, count: 9 } }).items.get('a'), {
    ...item,
    attempts: [attempt, attempts[0]],
    count: 9,
  });
  const many = Array.from({ length: MOST_ATTEMPTS + 50 }, (_, time) => [time, '', 'wrong', 0, 0]);
  const kept = read({ a: { ...item, attempts: many } }).items.get('a');
  assert.equal(kept.attempts.length, MOST_ATTEMPTS);
  assert.equal(kept.attempts.at(-1)[0], MOST_ATTEMPTS + 49);
});

test('properties that nobody knows are not carried on', () => {
  const answer = { ...right, html: '<b>' };
  const [[, known]] = read({
    a: { ...item, answer, attempts: [[...attempt, 'more']], x: 1 },
  }).items;
  assert.deepEqual(known, item);
});

test('a nested response that cannot be written again does no harm', () => {
  const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
  const text = JSON.stringify({ version: VERSION, items: { a: item, b: item } });
  const { progress } = parse(text.replace('[1]', deep));
  assert.deepEqual(progress.items.get('a'), { ...item, answer: null });
  assert.deepEqual(progress.items.get('b'), item);
});

test('ids that JavaScript gives a meaning are ids as others', () => {
  const items = '{"__proto__":{"hash":"x"},"constructor":null}';
  const { progress } = parse(`{"version":2,"items":${items}}`);
  assert.equal(progress.items.size, 0);
  assert.equal(Object.prototype.hash, undefined);
});

test('of a later version nothing is read but its number', () => {
  const { version, progress } = parse(JSON.stringify({ version: 9, items: { a: item } }));
  assert.equal(version, 9);
  assert.equal(progress.items.size, 0);
});

test('answers of version 1, which were choices without a time, are taken over', () => {
  const quizzes = {
    q: { hash: 'abc', chosen: [1], state: 'right' },
    w: { hash: 'abc', chosen: [0, 2], state: 'partly' },
    bad: { hash: 'abc' },
  };
  const { version, progress } = parse(JSON.stringify({ version: 1, quizzes }));
  assert.equal(version, 1);
  assert.deepEqual([...progress.items.keys()], ['q', 'w']);
  assert.deepEqual(progress.items.get('q'), {
    answer: right,
    at: 0,
    attempts: [[0, 'abc', 'right', 1, 0]],
    count: 1,
    first: 0,
  });
  assert.deepEqual(progress.items.get('w').answer.response, [0, 2]);
});
