import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pageState, standing } from '../../../js/progress/standing.js';
import { rows } from '../../../js/progress/table.js';

const HOUR = 3_600_000;
const NOW = 1e12;
const question = { id: 'q', title: 'Question', hash: 'h' };
const exercise = { id: 'exercise:e', title: 'Exercise', hash: 'h' };
const page = { path: 'p/', title: 'Page', items: [question, exercise] };

const item = (...attempts) => ({
  answer: null,
  at: 1,
  attempts: attempts.map(([hours, state, hash = 'h']) => [NOW - hours * HOUR, hash, state, 0, 0]),
  count: attempts.length,
  first: 1,
});
const progress = (items, pages = {}) => ({
  cleared: 0,
  items: new Map(Object.entries(items)),
  pages: new Map(Object.entries(pages)),
});

test('a question is solved once it was right, and weak when its latest sitting began wrong', () => {
  const flags = (...attempts) => Object.values(standing(question, item(...attempts), NOW));
  assert.deepEqual(Object.keys(standing(question, undefined, NOW)), ['tried', 'solved', 'weak']);
  assert.deepEqual(flags(), [false, false, false]);
  assert.deepEqual(flags([2, 'wrong']), [true, false, true]);
  assert.deepEqual(flags([2, 'wrong'], [1.9, 'right']), [true, true, true]);
  assert.deepEqual(flags([2, 'wrong'], [1, 'right']), [true, true, false]);
  assert.deepEqual(flags([2, 'right'], [1, 'partly']), [true, true, true]);
});

test('answers to another wording do not count', () => {
  assert.equal(standing(question, item([2, 'right', 'other']), NOW).tried, false);
});

test('an answer without a time counts by its outcome', () => {
  for (const [state, solved] of [
    ['right', true],
    ['partly', false],
  ]) {
    const old = { ...item(), attempts: [[0, 'h', state, 0, 0]] };
    assert.deepEqual(standing(question, old, NOW), { tried: true, solved, weak: !solved });
  }
});

test('an exercise is weak while it was tried and not solved', () => {
  assert.equal(standing(exercise, item([2, 'wrong']), NOW).weak, true);
  assert.equal(standing(exercise, item([2, 'wrong'], [1.9, 'right']), NOW).weak, false);
});

test('a page is begun by reading or answering, and done when read and all of it was right', () => {
  const [right, wrong] = [item([1, 'right']), item([1, 'wrong'])];
  const states = [
    progress({}),
    progress({ q: wrong }),
    progress({}, { 'p/': 1 }),
    progress({ q: right, 'exercise:e': right }),
    progress({ q: right, 'exercise:e': wrong }, { 'p/': 1 }),
    progress({ q: right, 'exercise:e': right }, { 'p/': 1 }),
  ].map((one) => pageState(page, one));
  assert.deepEqual(states, ['open', 'begun', 'begun', 'begun', 'begun', 'done']);
});

test('a page with nothing to answer is done when it is read', () => {
  assert.equal(pageState({ ...page, items: [] }, progress({}, { 'p/': 1 })), 'done');
  assert.equal(pageState({ ...page, items: [] }, progress({})), 'open');
});

test('a row says in words what is done, weak and due', () => {
  const items = { q: item([1, 'wrong']), 'exercise:e': item([1, 'wrong']) };
  const [row] = rows([page], progress(items, { 'p/': NOW }), new Set(['q']), NOW);
  assert.deepEqual(row.done, [
    'read on 9 September 2001',
    '0 of 1 question right',
    '0 of 1 exercise solved',
  ]);
  assert.deepEqual(row.open, [
    { title: 'Question', place: 'quiz-q', why: 'weak, due' },
    { title: 'Exercise', place: 'exercise-e', why: 'weak' },
  ]);
});
