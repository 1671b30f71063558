import assert from 'node:assert/strict';
import { test } from 'node:test';
import { normalised, type } from '../../../../js/quiz/types/text.js';

const key = { forms: ['silu', 'swish 1', 'gelu'], right: [0, 1] };

test('capitals, spaces, hyphens and marks around make no difference', () => {
  for (const text of ['SiLU', ' silu. ', '"SILU"', 'Swish-1', 'swish  1', 'Swish‑1', 'ＳｉＬＵ']) {
    assert.equal(type.check(text, key).state, 'right', text);
  }
});

test('a listed wrong answer gets its feedback, another one none', () => {
  assert.deepEqual(type.check('GELU', key), {
    state: 'wrong',
    score: 0,
    feedback: [2],
    told: '“GELU”',
  });
  assert.deepEqual(type.check('x<0', key).feedback, []);
  assert.equal(type.check('x<0', key).told, '“x<0”');
});

test('nothing but marks is nothing', () => {
  assert.equal(normalised(' -.- '), '');
});
