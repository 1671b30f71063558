import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decode } from '../../../js/quiz/sealed.js';

test('what was sealed as UTF-8 is read back', () => {
  const text = '<p>σ′(x) ≤ ¼ — “naïve”</p>';
  assert.equal(decode(Buffer.from(text).toString('base64')), text);
  assert.equal(decode(''), '');
});
