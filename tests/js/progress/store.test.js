import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { ProgressStore, parse, serialise, VERSION } from '../../../js/progress/store.js';

/** A Storage that lives in a Map; `full` makes it refuse to write. */
class MemoryStorage {
  items = new Map();
  full = false;

  getItem(key) {
    return this.items.get(key) ?? null;
  }

  setItem(key, value) {
    if (this.full) throw new DOMException('full', 'QuotaExceededError');
    this.items.set(key, value);
  }
}

const right = { hash: 'abc', response: [1], state: 'right', score: 1, hints: 0 };
const wrong = { hash: 'abc', response: 'x<0', state: 'wrong', score: 0, hints: 2 };

let storage;
let open;

beforeEach(() => {
  storage = new MemoryStorage();
  open = (events) => new ProgressStore('book', () => storage, events);
});

test('an answer is there at the next visit', () => {
  assert.equal(open().keep('q', right), true);
  assert.deepEqual(open().answer('q'), right);
});

test('nothing is known of a question that was not answered, whatever its id', () => {
  for (const id of ['q', 'constructor', '__proto__']) assert.equal(open().answer(id), null);
});

test('ids that JavaScript gives a meaning are kept as others', () => {
  for (const id of ['constructor', 'to-string', '__proto__']) open().keep(id, right);
  assert.deepEqual(open().answer('constructor'), right);
  assert.deepEqual(open().answer('to-string'), right);
  assert.equal(Object.prototype.hash, undefined);
});

test('what was forgotten is gone at the next visit and can be put back', () => {
  const store = open();
  store.keep('a', right);
  store.keep('b', wrong);
  store.keep('c', wrong);
  const forgotten = store.forget(['a', 'b', 'never-answered']);
  assert.deepEqual([...forgotten.keys()], ['a', 'b']);
  assert.equal(open().answer('a'), null);
  assert.deepEqual(open().answer('c'), wrong);
  store.restore(forgotten);
  assert.deepEqual(open().answer('b'), wrong);
});

test('two tabs do not overwrite each other', () => {
  const [one, other] = [open(), open()];
  one.keep('a', right);
  other.keep('b', wrong);
  assert.deepEqual(open().answer('a'), right);
  assert.deepEqual(open().answer('b'), wrong);
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

test('what is damaged counts as nothing', () => {
  const damaged = [null, '', '{', 'null', '[]', '3', '{"version":1}', '{"version":1,"quizzes":[]}'];
  for (const text of damaged) assert.equal(parse(text).size, 0, String(text));
});

test('entries that are no answers are dropped, and the others kept', () => {
  const quizzes = {
    good: right,
    none: null,
    text: 'right',
    hashless: { ...right, hash: undefined },
    unanswered: { ...right, response: null },
    long: { ...right, response: 'x'.repeat(5000) },
    beyond: { ...right, score: 1.5 },
    hinted: { ...right, hints: -1 },
    stateless: { ...right, state: 'open' },
  };
  const parsed = parse(JSON.stringify({ version: VERSION, quizzes }));
  assert.deepEqual([...parsed.keys()], ['good']);
});

test('what a later version of the book wrote is neither read nor overwritten', () => {
  const later = JSON.stringify({ version: VERSION + 1, quizzes: { a: right } });
  storage.setItem('book', later);
  const store = open();
  assert.equal(store.answer('a'), null);
  assert.equal(store.keep('b', wrong), false);
  assert.equal(storage.getItem('book'), later);
});

test('writing and reading give the same answers', () => {
  const answers = new Map([
    ['a', right],
    ['b', { ...wrong, response: [0, 3] }],
  ]);
  assert.deepEqual(parse(serialise(answers)), answers);
});

test('answers of version 1, which were choices, are taken over', () => {
  const quizzes = { q: { hash: 'abc', chosen: [1], state: 'right' }, bad: { hash: 'abc' } };
  const parsed = parse(JSON.stringify({ version: 1, quizzes }));
  assert.deepEqual([...parsed], [['q', right]]);
});
