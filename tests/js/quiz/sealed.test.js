import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decode } from '../../../js/quiz/sealed.js';

test('what was sealed is read back', () => {
  const text = '<p class="x_1">σ′(x) ≤ ¼ & “naïve” {0}</p>';
  assert.equal(decode('|c pynff=`k_6`@σ′(k) ≤ ¼ ~ “anïir” {5}|/c@'), text);
  assert.equal(decode(decode(text)), text);
  assert.equal(decode(''), '');
});
