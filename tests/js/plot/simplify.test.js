import assert from 'node:assert/strict';
import { test } from 'node:test';
import { simplified } from '../../../js/plot/simplify.js';

test('of a straight line the ends stay, and every corner', () => {
  const places = [0, 1, 2, 3, 4, 5].map((x) => ({ x, y: Math.max(0, x - 3) }));
  assert.deepEqual(
    simplified(places, 0.01).map(({ x }) => x),
    [0, 3, 5],
  );
});

test('a curve moves by no more than the tolerance', () => {
  const places = Array.from({ length: 300 }, (_, x) => ({ x, y: 100 * Math.sin(x / 30) }));
  const kept = simplified(places, 0.5);
  assert.ok(kept.length < 60);
  for (const { x, y } of places) {
    const after = kept.findIndex((place) => place.x >= x);
    const [a, b] = [kept[Math.max(0, after - 1)], kept[after]];
    const between = a.x === b.x ? a.y : a.y + ((x - a.x) / (b.x - a.x)) * (b.y - a.y);
    // Straight above it is no farther than across the slope, up to its steepness of 100 / 30.
    assert.ok(Math.abs(between - y) < 0.5 * Math.hypot(1, 100 / 30));
  }
});

test('a curve that returns to its start is kept', () => {
  const places = [0, 1, 2, 3, 4].map((i) => ({
    x: Math.sin(i * Math.PI * 0.5),
    y: Math.cos(i * Math.PI * 0.5),
  }));
  assert.equal(simplified(places, 0.1).length, 5);
});
