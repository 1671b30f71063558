import assert from 'node:assert/strict';
import { test } from 'node:test';
import { comesFirst, stir, whenNobodyWaits } from '../../../js/python/idle.js';

const pause = (/** @type {number} */ milliseconds) =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

test('what can wait goes on at once where no reader does anything', async () => {
  const began = performance.now();
  await whenNobodyWaits();
  assert.ok(performance.now() - began < 400);
});

test('what can wait gives way to a reader at work until they rest', async () => {
  const told = /** @type {string[]} */ ([]);
  stir();
  const rest = whenNobodyWaits().then(() => told.push('rest'));
  await pause(300);
  stir();
  const last = performance.now();
  await pause(300);
  told.push('still at work');
  await rest;
  assert.deepEqual(told, ['still at work', 'rest']);
  assert.ok(performance.now() - last >= 499);
});

test('what can wait gives way to what a reader waits for, and then to their rest', async () => {
  const told = /** @type {string[]} */ ([]);
  /** @type {() => void} */
  let end = () => {};
  comesFirst(
    new Promise((resolve) => {
      end = () => resolve(null);
    }),
  );
  const rest = whenNobodyWaits().then(() => told.push('rest'));
  await pause(50);
  told.push('waited for');
  stir();
  end();
  await pause(50);
  told.push('at work');
  await rest;
  assert.deepEqual(told, ['waited for', 'at work', 'rest']);
});
