import assert from 'node:assert/strict';
import test from 'node:test';
import { Newest } from '../../../js/cell/newest.js';

test('what is asked for while it runs is done once more, with what holds then', async () => {
  let value = 0;
  /** @type {number[]} */
  const done = [];
  const newest = new Newest(async () => {
    const mine = value;
    await new Promise((resolve) => setImmediate(resolve));
    done.push(mine);
  });
  for (value = 1; value <= 5; value += 1) newest.request();
  value = 6;
  while (done.length < 2) await new Promise((resolve) => setImmediate(resolve));
  assert.deepEqual(done, [1, 6]);
});

test('what was asked for can be taken back', async () => {
  let count = 0;
  const newest = new Newest(async () => {
    count += 1;
    await null;
  });
  newest.request();
  newest.request();
  newest.cancel();
  await new Promise((resolve) => setImmediate(resolve));
  assert.equal(count, 1);
});
