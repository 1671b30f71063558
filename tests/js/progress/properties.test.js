/**
 * Whatever is done in two tabs, in whatever order, no attempt and no page that was read is lost.
 */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { merged } from '../../../js/progress/merge.js';
import { MOST_ATTEMPTS, parse, serialise, VERSION } from '../../../js/progress/record.js';
import { ProgressStore } from '../../../js/progress/store.js';
import { exported, imported } from '../../../js/progress/transfer.js';
import { MemoryStorage } from './memory-storage.js';

const RUNS = { numRuns: 300 };

const ids = fc.constantFrom('a', 'b', 'exercise:c', '__proto__', 'constructor');
const paths = fc.constantFrom('', 'relu/', '__proto__');
const tabs = fc.nat({ max: 1 });
const answers = fc.record({
  hash: fc.constantFrom('h1', 'h2'),
  response: fc.jsonValue({ maxDepth: 2 }),
  state: fc.constantFrom('right', 'partly', 'wrong'),
  score: fc.double({ min: 0, max: 1, noNaN: true }),
  hints: fc.nat({ max: 3 }),
});
const times = fc.nat({ max: 2_000_000 });

/** Any progress that the book could have written. */
const attempts = fc.array(
  answers.chain(({ hash, state, score, hints }) =>
    times.map((time) => [time, hash, state, score, hints]),
  ),
  { maxLength: 5 },
);
const items = fc
  .record({
    answer: fc.option(answers),
    at: times,
    attempts,
    more: fc.nat({ max: 3 }),
    first: times,
  })
  .map(({ more, ...item }) => ({ ...item, count: item.attempts.length + more }));
const progresses = fc
  .record({
    cleared: fc.constant(0),
    items: fc.array(fc.tuple(ids, items)).map((pairs) => new Map(pairs)),
    pages: fc.array(fc.tuple(paths, times)).map((pairs) => new Map(pairs)),
  })
  // As it is read: attempts in their order, none twice.
  .map((progress) =>
    merged(parse(serialise(progress)).progress, parse(serialise(progress)).progress),
  );

const actions = fc.oneof(
  fc.record({ do: fc.constant('keep'), tab: tabs, id: ids, answer: answers, now: times }),
  fc.record({ do: fc.constant('read'), tab: tabs, path: paths, now: times }),
  fc.record({ do: fc.constantFrom('forget', 'undo-forget'), tab: tabs, id: ids, now: times }),
  fc.record({ do: fc.constant('import'), tab: tabs, file: progresses, now: times }),
  fc.record({ do: fc.constant('delete-undo'), tab: tabs, now: times }),
  fc.record({
    do: fc.constantFrom('reload', 'hear', 'race', 'full', 'room'),
    tab: tabs,
    now: times,
  }),
);

/** Two tabs of one browser, and a book of what must be known at the end. */
class Browser {
  storage = new MemoryStorage();
  now = 0;
  counts = new Map();
  pages = new Set();
  last = new Map();
  forgotten = new Map();
  events = [new EventTarget(), new EventTarget()];
  tabs = [this.open(0), this.open(1)];

  open(tab) {
    return new ProgressStore(
      'book',
      () => this.storage,
      this.events[tab],
      () => this.now,
    );
  }

  hear(tab) {
    this.events[tab].dispatchEvent(Object.assign(new Event('storage'), { key: 'book' }));
  }

  act({ do: what, tab, id, answer, now, path, file }) {
    this.now = now;
    const store = this.tabs[tab];
    const before = this.storage.getItem('book');
    switch (what) {
      case 'keep':
        store.keep(id, answer);
        this.counts.set(id, (this.counts.get(id) ?? 0) + 1);
        break;
      case 'read':
        store.keepPage(path);
        this.pages.add(path);
        break;
      case 'forget':
        this.forgotten = store.forget([id]);
        break;
      case 'undo-forget':
        store.restore(this.forgotten);
        break;
      case 'import': {
        const { progress } = imported(exported(file, 'book', 0));
        store.add(progress);
        for (const [key, { attempts }] of progress.items) {
          this.counts.set(key, Math.max(this.counts.get(key) ?? 0, attempts.length));
        }
        for (const page of progress.pages.keys()) this.pages.add(page);
        break;
      }
      case 'delete-undo':
        // What a tab knows that could not be written is deleted with the rest, and only that tab
        // could bring it back.
        if (!this.storage.full && !this.tabs.some(({ refused }) => refused)) {
          store.add(store.clear());
        }
        break;
      case 'reload':
        // What storage has refused is known to last for the visit only.
        if (!store.refused) this.tabs[tab] = this.open(tab);
        break;
      case 'hear':
        this.hear(tab);
        break;
      case 'race':
        // The tab has read before the other one wrote, and writes after it.
        if (before !== null && !this.storage.full) {
          this.tabs[1 - tab].keep('a', {
            hash: 'h1',
            response: 0,
            state: 'right',
            score: 1,
            hints: 0,
          });
          this.counts.set('a', (this.counts.get('a') ?? 0) + 1);
          this.storage.setItem('book', before);
        }
        break;
      default:
        this.storage.full = what === 'full';
    }
    if (!['reload', 'hear', 'full', 'room'].includes(what) && !this.storage.full)
      this.hear(1 - tab);
  }

  /** There is room again, and each tab hears of the other's last words. */
  settle() {
    this.storage.full = false;
    for (const tab of [0, 1, 0, 1]) {
      this.now += 1;
      this.tabs[tab].forget([]);
      this.hear(1 - tab);
    }
  }
}

test('two tabs, imports, deletions undone, full storage and clocks that go back lose nothing', () => {
  fc.assert(
    fc.property(fc.array(actions, { maxLength: 25 }), (sequence) => {
      const browser = new Browser();
      for (const action of sequence) browser.act(action);
      browser.settle();
      const end = browser.open(0).progress;
      for (const [id, count] of browser.counts) {
        const found = end.items.get(id)?.attempts.length ?? 0;
        assert.ok(found >= Math.min(count, MOST_ATTEMPTS), `${id}: ${found} of ${count}`);
      }
      for (const path of browser.pages) assert.ok(end.pages.has(path), path);
      const [one, other] = browser.tabs.map((tab) => serialise(tab.progress));
      assert.equal(one, other, 'the tabs agree');
      assert.equal(one, browser.storage.getItem('book') ?? one);
    }),
    RUNS,
  );
});

test('the last answer of a tab is shown, whatever the clock says', () => {
  // A tab that could not write knows what the other one cannot.
  const heard = actions.filter(({ do: what }) => what !== 'full');
  fc.assert(
    fc.property(
      fc.array(heard, { maxLength: 10 }),
      ids,
      answers,
      times,
      (before, id, answer, now) => {
        const browser = new Browser();
        for (const action of before) browser.act(action);
        browser.act({ do: 'keep', tab: 0, id, answer, now });
        const shown = JSON.parse(JSON.stringify(answer));
        for (const tab of [browser.tabs[0], browser.open(1)]) {
          assert.deepEqual(JSON.parse(JSON.stringify(tab.answer(id))), shown);
        }
      },
    ),
    RUNS,
  );
});

test('merging does not depend on order or repetition', () => {
  fc.assert(
    fc.property(progresses, progresses, progresses, (a, b, c) => {
      const text = (progress) => serialise(progress);
      assert.equal(text(merged(a, b)), text(merged(b, a)));
      assert.equal(text(merged(a, merged(b, c))), text(merged(merged(a, b), c)));
      assert.equal(text(merged(merged(a, b), b)), text(merged(a, b)));
    }),
    RUNS,
  );
});

test('version 1 is taken over whole, in each tab alike, and once', () => {
  const states = fc.constantFrom('right', 'partly', 'wrong');
  const old = fc.dictionary(
    fc.stringMatching(/^[a-z][a-z-]{0,20}$/),
    fc.record({ hash: fc.string({ maxLength: 12 }), chosen: fc.array(fc.nat(9)), state: states }),
  );
  fc.assert(
    fc.property(old, (quizzes) => {
      const browser = new Browser();
      browser.storage.setItem('book', JSON.stringify({ version: 1, quizzes }));
      browser.tabs = [browser.open(0), browser.open(1)];
      browser.act({ do: 'read', tab: 0, path: '', now: 5 });
      browser.act({ do: 'read', tab: 1, path: 'relu/', now: 6 });
      const { version, progress } = parse(browser.storage.getItem('book'));
      assert.equal(version, VERSION);
      assert.equal(progress.pages.size, 2);
      assert.deepEqual([...progress.items.keys()].sort(), Object.keys(quizzes).sort());
      for (const [id, { hash, chosen, state }] of Object.entries(quizzes)) {
        const { answer, count } = progress.items.get(id);
        assert.deepEqual([answer.hash, answer.response, answer.state], [hash, chosen, state]);
        assert.equal(count, 1);
      }
    }),
    RUNS,
  );
});

test('no text whatever stops the book, and what follows is kept', () => {
  const whole = progresses.map(serialise);
  const texts = fc.oneof(
    fc.string(),
    fc.json(),
    fc.tuple(whole, fc.nat()).map(([text, cut]) => text.slice(0, cut % (text.length + 1))),
    fc
      .tuple(whole, fc.nat(), fc.constantFrom('-', '"', '9', 'null', '{}', '[', '1e999'))
      .map(([text, place, bad]) => {
        const at = place % text.length;
        return text.slice(0, at) + bad + text.slice(at + 1);
      }),
  );
  fc.assert(
    fc.property(texts, answers, (text, answer) => {
      const storage = new MemoryStorage();
      storage.setItem('book', text);
      const later = parse(text).version > VERSION;
      const store = new ProgressStore('book', () => storage);
      assert.equal(store.keep('a', answer), !later);
      assert.ok(store.progress.items.get('a').attempts.length > 0);
      if (later) assert.equal(storage.getItem('book'), text);
      else assert.ok(parse(storage.getItem('book')).progress.items.has('a'));
    }),
    RUNS,
  );
});
