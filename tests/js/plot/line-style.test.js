import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lineStyles } from '../../../js/plot/line-style.js';

test('fifty lines look different without colour', () => {
  const styles = lineStyles(Array.from({ length: 50 }, () => ({ data: [] })));
  assert.equal(new Set(styles.map((style) => JSON.stringify(style))).size, 50);
  assert.deepEqual(styles[0], { dash: [], marker: null });
  assert.ok(styles[1].dash.length > 0);
});

test("an author's dash and points are kept, and the others step aside", () => {
  const styles = lineStyles([
    { data: [] },
    { data: [], dash: true },
    { data: [], dash: false },
    { data: [], points: true },
    { data: [], dash: true },
  ]);
  assert.ok(styles[1].dash.length > 0);
  assert.deepEqual(styles[2], { dash: [], marker: null });
  assert.equal(styles[3].dash, null);
  assert.notEqual(styles[3].marker, null);
  assert.ok(styles[4].dash.length > 0);
  assert.equal(new Set(styles.map((style) => JSON.stringify(style))).size, 5);
});
