import assert from 'node:assert/strict';
import { test } from 'node:test';
import { thinClusters } from '../../../js/cell/clusters.js';

const MARK = '\u0301';

test('text of any language stays as it is', () => {
  for (const text of ['', 'a\u0301', 'क्षत्रिय', 'שָׁלוֹם', '👩‍👩‍👧', 'x'.repeat(1000)])
    assert.equal(thinClusters(text), text);
});

test('a crowd of marks is cut, in one piece or in many', () => {
  assert.equal(thinClusters(`a${MARK.repeat(100_000)}b`), `a${MARK.repeat(16)}…b`);
  let shown = '';
  for (let i = 0; i < 100; i += 1) shown += thinClusters(MARK.repeat(7), shown);
  assert.ok(!shown.includes(MARK.repeat(17)));
});
