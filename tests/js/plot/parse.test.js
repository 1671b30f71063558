import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parsePythonJson, wellFormed } from '../../../js/plot/parse.js';

test('tokens that Python writes become infinities', () => {
  assert.deepEqual(parsePythonJson('[NaN, Infinity,-Infinity ]'), [Infinity, Infinity, Infinity]);
});

test('tokens in strings stay', () => {
  const text = '{"NaN": [NaN, "Infinity", "\\"NaN", "\\\\", NaN], "a\\\\\\"NaN": -Infinity}';
  const value = parsePythonJson(text);
  assert.deepEqual(value, {
    NaN: [Infinity, 'Infinity', '"NaN', '\\', Infinity],
    'a\\"NaN': Infinity,
  });
});

test('what only resembles a token is not JSON', () => {
  for (const text of ['[1NaN]', '[NaN5]', '[Infinity.5]', '[xNaN]', '[nan]', '["NaN]', 'NaN NaN']) {
    assert.throws(() => parsePythonJson(text), SyntaxError, text);
  }
});

test('a very long string beside a token is read', () => {
  const long = '\\"'.repeat(2_000_000);
  assert.equal(parsePythonJson(`["${long}", NaN]`)[0].length, 2_000_000);
});

test('half a surrogate pair is replaced, a whole one kept', () => {
  assert.equal(wellFormed('\ud800a😀'), '\ufffda😀');
});
