import assert from 'node:assert/strict';
import { test } from 'node:test';
import { atPointedX, nearestIndex } from '../../../js/plot/nearest-x.js';

test('the nearest point that is no gap is found', () => {
  const elements = [{ x: 0 }, { x: 10, skip: true }, { x: 25 }];
  assert.deepEqual(nearestIndex(elements, 11), { index: 0, distance: 11 });
  assert.equal(nearestIndex([{ x: 1, skip: true }], 1), null);
});

test('a line whose points are elsewhere says nothing', () => {
  const [near, same, far] = [1, 4, 90].map((distance, i) => ({
    datasetIndex: i,
    index: 0,
    distance,
  }));
  assert.deepEqual(atPointedX([near, same, far]), [near, same]);
  assert.deepEqual(atPointedX([]), []);
});
