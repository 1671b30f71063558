import assert from 'node:assert/strict';
import { test } from 'node:test';
import { packPages, unpackPages } from '../../../js/python/pages.js';

const PAGE = 4096;
const HEAD = 128;

/** A head and five pages: full, as before, empty, changed since, full. */
function example() {
  const initial = new Uint8Array(4 * PAGE);
  for (let at = PAGE; at < 2 * PAGE; at += 1) initial[at] = at;
  initial.fill(9, 3 * PAGE);
  const image = new Uint8Array(HEAD + 5 * PAGE);
  image.fill(7, 0, HEAD);
  image.set(initial, HEAD);
  image.fill(1, HEAD, HEAD + PAGE);
  image[HEAD + 3 * PAGE + 5] = 200;
  image.fill(3, HEAD + 4 * PAGE);
  return { image, initial };
}

test('an image is the same after packing and unpacking', () => {
  const { image, initial } = example();
  const { packed, initial: needed } = packPages(image, initial);
  const unpacked = new Uint8Array(image.length);
  unpackPages(packed.buffer, unpacked)(initial.slice(0, needed));
  assert.deepEqual(unpacked, image);
});

test('neither empty pages are sent nor those that the engine has', () => {
  const { image, initial } = example();
  const { packed, initial: needed } = packPages(image, initial);
  assert.equal(Math.floor(packed.length / PAGE), 3);
  assert.equal(needed, 2 * PAGE);
});

test('an engine that lays its memory out in another way is refused', () => {
  const { image, initial } = example();
  const { packed } = packPages(image, initial);
  const fill = unpackPages(packed.buffer, new Uint8Array(image.length));
  initial[PAGE] += 1;
  assert.throws(() => fill(initial), /another way/);
});

test('an image of another length is refused', () => {
  const { image, initial } = example();
  const { packed } = packPages(image, initial);
  assert.throws(() => unpackPages(packed.buffer, new Uint8Array(PAGE)), RangeError);
});
