import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { MOST_ATTEMPTS, parse, serialise, VERSION } from '../../../js/progress/record.js';
import { ProgressStore } from '../../../js/progress/store.js';
import { MemoryStorage } from './memory-storage.js';

const right = { hash: 'abc', response: [1], state: 'right', score: 1, hints: 0 };
const wrong = { hash: 'abc', response: 'x<0', state: 'wrong', score: 0, hints: 2 };

let storage;
let open;
let now;

beforeEach(() => {
  storage = new MemoryStorage();
  now = 1_000_000;
  open = (events) =>
    new ProgressStore(
      'book',
      () => storage,
      events,
      () => now++,
    );
});

test('an answer is there at the next visit', () => {
  assert.equal(open().keep('q', right), true);
  assert.deepEqual(open().answer('q'), right);
});

test('every attempt is counted, with its time, and the last answer is shown', () => {
  const store = open();
  store.keep('q', wrong);
  store.keep('q', right);
  const { attempts, count, first, answer } = open().progress.items.get('q');
  assert.deepEqual(answer, right);
  assert.equal(count, 2);
  assert.deepEqual(
    attempts.map(([, ...result]) => result),
    [
      ['abc', 'wrong', 0, 2],
      ['abc', 'right', 1, 0],
    ],
  );
  assert.equal(first, attempts[0][0]);
  assert.ok(attempts[1][0] > first);
});

test('of very many attempts the newest are kept and all are counted', () => {
  const store = open();
  for (let i = 0; i < MOST_ATTEMPTS + 5; i++) store.keep('q', wrong);
  const { attempts, count, first } = open().progress.items.get('q');
  assert.equal(attempts.length, MOST_ATTEMPTS);
  assert.equal(count, MOST_ATTEMPTS + 5);
  assert.ok(first < attempts[0][0]);
});

test('a clock that stands still or goes back loses no attempt and shows the last answer', () => {
  const store = open();
  for (const time of [5000, 5000, 200, -3]) {
    now = time;
    store.keep('q', wrong);
  }
  now = 100;
  store.keep('q', right);
  assert.equal(open().progress.items.get('q').count, 5);
  assert.equal(open().progress.items.get('q').attempts.length, 5);
  assert.deepEqual(open().answer('q'), right);
});

test('nothing is known of a question that was not answered, whatever its id', () => {
  for (const id of ['q', 'constructor', '__proto__']) assert.equal(open().answer(id), null);
});

test('ids that JavaScript gives a meaning are kept as others', () => {
  for (const id of ['constructor', 'to-string', '__proto__']) open().keep(id, right);
  for (const id of ['constructor', 'to-string', '__proto__']) {
    assert.deepEqual(open().answer(id), right);
  }
  assert.equal(Object.prototype.hash, undefined);
});

test('a response that is too long is counted as an attempt and not kept', () => {
  assert.equal(open().keep('q', { ...wrong, response: 'x'.repeat(5000) }), true);
  assert.equal(open().answer('q'), null);
  assert.equal(open().progress.items.get('q').count, 1);
});

test('what was forgotten is not shown at the next visit, its attempts stay, and it can be put back', () => {
  const store = open();
  store.keep('a', right);
  store.keep('b', wrong);
  store.keep('c', wrong);
  const forgotten = store.forget(['a', 'b', 'never-answered']);
  assert.deepEqual([...forgotten.keys()], ['a', 'b']);
  assert.equal(open().answer('a'), null);
  assert.equal(open().progress.items.get('a').count, 1);
  assert.deepEqual(open().answer('c'), wrong);
  store.restore(forgotten);
  assert.deepEqual(open().answer('b'), wrong);
  assert.equal(open().progress.items.get('b').count, 1);
});

test('a page that was read keeps the time at which it was read first', () => {
  const store = open();
  store.keepPage('relu/');
  const first = store.progress.pages.get('relu/');
  store.keepPage('relu/');
  assert.equal(open().progress.pages.get('relu/'), first);
});

test('two tabs do not overwrite each other', () => {
  const [one, other] = [open(), open()];
  one.keep('a', right);
  other.keep('b', wrong);
  one.keep('b', wrong);
  other.forget(['a']);
  assert.equal(open().answer('a'), null);
  assert.equal(open().progress.items.get('a').count, 1);
  assert.equal(open().progress.items.get('b').count, 2);
});

test('a change in another tab is read and told', () => {
  const events = new EventTarget();
  const store = open(events);
  let told = 0;
  store.subscribe(() => told++);
  open().keep('a', right);
  for (const key of ['of-something-else', 'book', null]) {
    events.dispatchEvent(Object.assign(new Event('storage'), { key }));
  }
  assert.equal(told, 2);
  assert.deepEqual(store.answer('a'), right);
});

test('what another tab overwrote at the same instant is written again', () => {
  const events = new EventTarget();
  const store = open(events);
  const before = storage.getItem('book');
  store.keep('a', right);
  // The other tab had read what was there before.
  const unseen = new MemoryStorage();
  if (before) unseen.setItem('book', before);
  new ProgressStore('book', () => unseen).keep('b', wrong);
  storage.setItem('book', unseen.getItem('book'));
  events.dispatchEvent(Object.assign(new Event('storage'), { key: 'book' }));
  assert.deepEqual(open().answer('a'), right);
  assert.deepEqual(open().answer('b'), wrong);
});

test('everything is deleted in every tab, and can be put back beside what came since', () => {
  const events = new EventTarget();
  const [one, other] = [open(), open(events)];
  one.keep('a', right);
  one.keepPage('relu/');
  other.keep('b', wrong);
  const before = one.clear();
  assert.equal(open().progress.items.size + open().progress.pages.size, 0);
  other.keep('c', right);
  assert.deepEqual([...open().progress.items.keys()], ['c']);
  one.add(before);
  assert.deepEqual([...open().progress.items.keys()].sort(), ['a', 'b', 'c']);
  assert.equal(open().progress.pages.size, 1);
});

test('what is cleared with the data of the site is not written again', () => {
  const store = open();
  store.keep('a', right);
  storage.items.clear();
  store.keep('b', right);
  assert.deepEqual([...open().progress.items.keys()], ['b']);
});

test('listeners hear of every change until they leave', () => {
  const store = open();
  let told = 0;
  const leave = store.subscribe(() => told++);
  store.keep('a', right);
  store.forget(['a']);
  leave();
  store.keep('a', right);
  assert.equal(told, 2);
});

test('refused storage keeps answers for this visit and says so', () => {
  const refusals = [
    () => null,
    () => {
      throw new DOMException('denied', 'SecurityError');
    },
  ];
  for (const ask of refusals) {
    const store = new ProgressStore('book', ask);
    assert.equal(store.keep('a', right), false);
    assert.equal(store.keep('b', wrong), false);
    assert.equal(store.refused, true);
    assert.deepEqual(store.answer('a'), right);
    assert.deepEqual([...store.forget(['b']).keys()], ['b']);
  }
});

test('storage that was full and has room again gets everything', () => {
  const store = open();
  storage.full = true;
  assert.equal(store.keep('a', right), false);
  storage.full = false;
  assert.equal(store.keep('b', wrong), true);
  assert.deepEqual(open().answer('a'), right);
});

test('progress of version 1 is read, and written as this version at the next change', () => {
  const quizzes = { q: { hash: 'abc', chosen: [1], state: 'right' } };
  storage.setItem('book', JSON.stringify({ version: 1, quizzes }));
  const [one, other] = [open(), open()];
  assert.deepEqual(one.answer('q'), right);
  one.keep('r', wrong);
  other.keep('s', wrong);
  const { version, progress } = parse(storage.getItem('book'));
  assert.equal(version, VERSION);
  assert.deepEqual([...progress.items.keys()], ['q', 'r', 's']);
  assert.equal(progress.items.get('q').count, 1);
});

test('what a later version of the book wrote is neither read nor overwritten', () => {
  const { progress } = open();
  const later = serialise(progress).replace(`"version":${VERSION}`, `"version":${VERSION + 1}`);
  storage.setItem('book', later);
  const events = new EventTarget();
  const store = open(events);
  assert.equal(store.keep('b', wrong), false);
  events.dispatchEvent(Object.assign(new Event('storage'), { key: 'book' }));
  assert.deepEqual(store.answer('b'), wrong);
  assert.equal(storage.getItem('book'), later);
});
