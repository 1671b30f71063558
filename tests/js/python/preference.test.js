import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Preference } from '../../../js/python/preference.js';

/** Storage in memory, with the methods that are used. */
function memory() {
  const items = new Map();
  return /** @type {Storage} */ (
    /** @type {unknown} */ ({
      getItem: (/** @type {string} */ key) => items.get(key) ?? null,
      setItem: (/** @type {string} */ key, /** @type {string} */ value) => items.set(key, value),
      removeItem: (/** @type {string} */ key) => items.delete(key),
    })
  );
}

/** @param {EventTarget} events @param {string | null} key */
function changedElsewhere(events, key) {
  events.dispatchEvent(Object.assign(new Event('storage'), { key }));
}

test('the choice is kept, and forgotten when it is taken back', () => {
  const storage = memory();
  const preference = new Preference('python', () => storage, new EventTarget());
  assert.equal(preference.onlyOnRun, false);
  preference.onlyOnRun = true;
  assert.equal(new Preference('python', () => storage, new EventTarget()).onlyOnRun, true);
  preference.onlyOnRun = false;
  assert.equal(storage.getItem('python'), null);
});

test('another tab is followed, other keys are not looked at', () => {
  const storage = memory();
  const events = new EventTarget();
  const preference = new Preference('python', () => storage, events);
  let told = 0;
  const end = preference.watch(() => {
    told += 1;
  });
  storage.setItem('python', 'yes');
  changedElsewhere(events, 'another');
  assert.deepEqual([preference.onlyOnRun, told], [false, 0]);
  changedElsewhere(events, 'python');
  assert.deepEqual([preference.onlyOnRun, told], [true, 1]);
  storage.removeItem('python');
  end();
  changedElsewhere(events, null);
  assert.deepEqual([preference.onlyOnRun, told], [false, 1]);
});

test('where storage refuses, the choice lasts for the visit', () => {
  const refuse = () => {
    throw new Error('refused');
  };
  const preference = new Preference('python', refuse, new EventTarget());
  preference.onlyOnRun = true;
  assert.equal(preference.onlyOnRun, true);
});
