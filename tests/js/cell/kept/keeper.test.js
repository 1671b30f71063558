import assert from 'node:assert/strict';
import test from 'node:test';
import { Keeper } from '../../../../js/cell/kept/keeper.js';
import { fingerprint, readEdit, writeEdit } from '../../../../js/cell/kept/record.js';

/** What two tabs share. */
class Shared {
  /** @type {Map<string, string>} */
  #entries = new Map();
  /** @param {string} key */
  getItem(key) {
    return this.#entries.get(key) ?? null;
  }
  /** @param {string} key @param {string} value */
  setItem(key, value) {
    this.#entries.set(key, value);
  }
  /** @param {string} key */
  removeItem(key) {
    this.#entries.delete(key);
  }
}

/**
 * A cell in one tab, with what its reader is asked.
 * @param {() => unknown} storage
 * @param {string} [typed] before the keeper came
 */
function tab(storage, original = 'author', typed = original) {
  /** @type {Map<string, import('../../../../js/cell/kept/keeper.js').Question>} */
  const questions = new Map();
  /** @type {string[]} */
  const warnings = [];
  const cell = { source: typed, original };
  const keeper = new Keeper(cell, 'key', /** @type {() => Storage} */ (storage), {
    ask: (kind, question) => void questions.set(kind, question),
    settle: (kind) => void questions.delete(kind),
    warn: (kind) => void warnings.push(kind),
  });
  keeper.restore(typed !== original);
  const type = (/** @type {string} */ text) => {
    cell.source = text;
    keeper.edited();
  };
  const choose = (/** @type {string} */ kind, /** @type {string} */ name) =>
    questions.get(kind)?.choices[name]();
  return { cell, keeper, questions, warnings, type, choose };
}

/** @param {Shared} shared */
const kept = (shared) => readEdit(shared.getItem('key'))?.source;

test('an edit is there on return, and gone when the author’s code is back', () => {
  const shared = new Shared();
  const first = tab(() => shared);
  first.type('mine');
  first.keeper.save();
  const second = tab(() => shared);
  assert.equal(second.cell.source, 'mine');
  assert.deepEqual([...second.questions.keys()], ['kept']);
  second.type('author');
  second.keeper.save();
  assert.equal(shared.getItem('key'), null);
});

for (const [choice, shown, left] of [
  ['Keep mine', 'mine', 'mine'],
  ['Take the new one', 'newer', undefined],
]) {
  test(`a cell that the author has changed: ${choice}`, () => {
    const shared = new Shared();
    shared.setItem('key', writeEdit({ source: 'mine', base: fingerprint('author') }));
    const later = tab(() => shared, 'newer');
    assert.equal(later.cell.source, 'mine');
    assert.equal(later.questions.get('author')?.other, 'newer');
    later.choose('author', String(choice));
    assert.equal(later.cell.source, shown);
    assert.equal(kept(shared), left);
    assert.equal(tab(() => shared, 'newer').questions.has('author'), false);
  });
}

test('the question about the author’s change is not answered by typing on', () => {
  const shared = new Shared();
  shared.setItem('key', writeEdit({ source: 'mine', base: fingerprint('author') }));
  const later = tab(() => shared, 'newer');
  later.type('mine, longer');
  later.keeper.save();
  assert.ok(tab(() => shared, 'newer').questions.has('author'));
});

const BACK = 'Bring back what I had';

/** @returns {Shared} with an edit of code that the author has changed since */
function older() {
  const shared = new Shared();
  shared.setItem('key', writeEdit({ source: 'mine', base: fingerprint('author') }));
  return shared;
}

for (const typed of ['another', 'newer']) {
  test(`what the reader had outlives what is written without a choice: ${typed}`, () => {
    const shared = older();
    const first = tab(() => shared, 'newer');
    assert.equal(BACK in (first.questions.get('author')?.choices ?? {}), false);
    first.type(typed);
    first.keeper.save();
    const second = tab(() => shared, 'newer');
    assert.equal(second.cell.source, typed);
    second.type(`${typed}, longer`);
    second.keeper.save();
    const third = tab(() => shared, 'newer');
    third.choose('author', BACK);
    assert.equal(third.cell.source, 'mine');
    assert.equal(BACK in (third.questions.get('author')?.choices ?? {}), false);
    const fourth = tab(() => shared, 'newer');
    assert.equal(fourth.cell.source, 'mine');
    assert.ok(fourth.questions.has('author'), 'the author’s change is still asked about');
  });
}

test('after the choice what the reader had before is let go', () => {
  const shared = older();
  const later = tab(() => shared, 'newer');
  later.type('another');
  later.choose('author', 'Keep mine');
  assert.equal(later.questions.has('author'), false);
  assert.deepEqual(readEdit(shared.getItem('key')), {
    source: 'another',
    base: fingerprint('newer'),
  });
});

test('what was typed before the kept edit came is kept beside it', () => {
  const shared = older();
  const later = tab(() => shared, 'newer', 'typed');
  later.keeper.save();
  assert.equal(later.cell.source, 'typed');
  const again = tab(() => shared, 'newer');
  assert.equal(again.cell.source, 'typed');
  again.choose('author', BACK);
  assert.equal(kept(shared), 'mine');
});

test('a choice in one tab is one in the other', () => {
  const shared = older();
  const [one, two] = [tab(() => shared, 'newer'), tab(() => shared, 'newer')];
  one.type('another');
  one.keeper.save();
  two.keeper.look();
  assert.equal(two.cell.source, 'another');
  assert.ok(BACK in (two.questions.get('author')?.choices ?? {}));
  one.choose('author', 'Keep mine');
  two.keeper.look();
  assert.equal(two.questions.has('author'), false);
});

test('a tab without an edit of its own takes the newest', () => {
  const shared = new Shared();
  const [one, two] = [tab(() => shared), tab(() => shared)];
  one.type('one');
  one.keeper.save();
  two.keeper.look();
  assert.equal(two.cell.source, 'one');
});

for (const [choice, left] of [
  ['Keep this tab’s', 'two'],
  ['Take the other tab’s', 'one'],
]) {
  test(`two tabs have edited one cell: ${choice}`, () => {
    const shared = new Shared();
    const [one, two] = [tab(() => shared), tab(() => shared)];
    one.type('one');
    two.type('two');
    one.keeper.save();
    two.keeper.save();
    assert.equal(kept(shared), 'one', 'the edit of the first tab is not overwritten');
    assert.equal(two.cell.source, 'two', 'nor is what the second shows');
    two.choose('tabs', String(choice));
    assert.equal(two.cell.source, left);
    two.keeper.save();
    assert.equal(kept(shared), left);
  });
}

test('what an undo brings back is kept again', () => {
  const shared = new Shared();
  const one = tab(() => shared);
  one.type('mine');
  one.type('author');
  one.keeper.offerUndo('mine');
  one.choose('undo', 'Undo');
  assert.equal(one.cell.source, 'mine');
  assert.equal(kept(shared), 'mine');
});

test('typing on takes the offer to undo away', () => {
  const one = tab(() => new Shared());
  one.keeper.offerUndo('mine');
  one.type('other');
  assert.equal(one.questions.has('undo'), false);
});

const GARBAGE = ['', '{', 'null', '[]', '7', '"x"', '{"source":7,"base":""}', '{"__proto__":{}}'];
for (const raw of [...GARBAGE, `{"source":"${'x'.repeat(500_000)}","base":"a"}`]) {
  test(`the author’s code stands where garbage is kept: ${raw.slice(0, 30)}`, () => {
    const shared = new Shared();
    shared.setItem('key', raw);
    const one = tab(() => shared);
    assert.equal(one.cell.source, 'author');
    assert.deepEqual(one.warnings, ['garbled']);
    one.type('mine');
    one.keeper.save();
    assert.equal(kept(shared), 'mine');
  });
}

test('storage that refuses is told and survived', () => {
  const one = tab(() => {
    throw new DOMException('no', 'SecurityError');
  });
  one.type('mine');
  one.keeper.save();
  assert.deepEqual(one.warnings, ['refused']);
  assert.equal(one.cell.source, 'mine');
});

test('an edit that no entry has room for is not kept', () => {
  const shared = new Shared();
  const one = tab(() => shared);
  one.type('x'.repeat(400_001));
  one.keeper.save();
  assert.deepEqual(one.warnings, ['refused']);
  assert.equal(shared.getItem('key'), null);
});
