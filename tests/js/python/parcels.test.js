import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Arrivals } from '../../../js/python/arrivals.js';
import { Arriving } from '../../../js/python/arriving.js';
import { send } from '../../../js/python/parcels.js';

const SIZE = (5 << 19) + 3;
const bytes = Uint8Array.from({ length: SIZE }, (_, at) => at * 7);

/** A port at whose other end the files arrive. */
function portTo(/** @type {Arrivals} */ arrivals) {
  const parcels = [];
  const port = {
    postMessage: (parcel) => {
      parcels.push(parcel);
      arrivals.take(structuredClone(parcel));
    },
  };
  return { parcels, port };
}

/** A file that comes when the test says so. */
function file() {
  let grow;
  const whole = Promise.withResolvers();
  const arriving = new Arriving((growing) => {
    grow = growing;
    return whole.promise;
  });
  return { arriving, grow: (...come) => grow(...come), ...whole };
}

test('a file is passed on while it comes, and is there once it is verified', async () => {
  const arrivals = new Arrivals();
  const { parcels, port } = portTo(arrivals);
  const { arriving, grow, resolve } = file();
  const sent = send('a', arriving, port);
  grow(bytes, 1 << 20);
  assert.equal(parcels.length, 1);
  grow(bytes, SIZE);
  assert.equal(parcels.length, 3);
  let there = false;
  void arrivals.get('a').then(() => (there = true));
  await new Promise(setImmediate);
  assert.equal(there, false);
  resolve(bytes.buffer);
  await sent;
  assert.deepEqual(new Uint8Array(await arrivals.get('a')), bytes);
});

test('a file that is here already is sent as well, and stays here', async () => {
  const arrivals = new Arrivals();
  const { arriving, resolve } = file();
  resolve(bytes.buffer);
  await arriving.whole;
  await send('a', arriving, portTo(arrivals).port);
  assert.deepEqual(new Uint8Array(await arrivals.get('a')), bytes);
  assert.equal(bytes.length, SIZE);
});

test('what came wrong at first is sent anew', async () => {
  const arrivals = new Arrivals();
  const { arriving, grow, resolve } = file();
  const sent = send('a', arriving, portTo(arrivals).port);
  grow(new Uint8Array(SIZE - 9).fill(255), SIZE - 9);
  grow(bytes, SIZE);
  resolve(bytes.buffer);
  await sent;
  assert.deepEqual(new Uint8Array(await arrivals.get('a')), bytes);
});

test('a file that does not come is told and never there', async () => {
  const { arriving, grow, reject } = file();
  const { parcels, port } = portTo(new Arrivals());
  const sent = send('a', arriving, port);
  grow(bytes, SIZE);
  reject(new Error('wrong'));
  await assert.rejects(sent, /wrong/);
  await arriving.nearlyThere;
  assert.ok(parcels.every(({ part }) => part));
});
