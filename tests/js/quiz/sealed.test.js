import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decode, readKey } from '../../../js/quiz/sealed.js';

test('what was sealed as UTF-8 is read back', () => {
  const text = '<p>σ′(x) ≤ ¼ — “naïve”</p>';
  assert.equal(decode(Buffer.from(text).toString('base64')), text);
  assert.equal(decode(''), '');
});

test('a key names the right choices', () => {
  assert.deepEqual(readKey('{"right": [0, 2]}'), { right: [0, 2] });
});

test('a damaged key is refused', () => {
  for (const text of ['{}', '{"right": "0"}', '{"right": [0.5]}']) {
    assert.throws(() => readKey(text), TypeError);
  }
});
