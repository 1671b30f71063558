import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deathSentence } from '../../../js/python/death.js';

test('the last line of what the runtime said is the reason', () => {
  const sentence = deathSentence('Traceback:\n  somewhere\nRuntimeError: unreachable\n');
  assert.match(sentence, /down \(RuntimeError: unreachable\)\. Python has been started afresh/);
});

test('a full stack is put into words', () => {
  const sentence = deathSentence('RangeError: Maximum call stack size exceeded');
  assert.match(sentence, /exceeded\): its calls or its lists are nested too deeply\. Python/);
});

test('a death without a word is told as one', () => {
  assert.match(deathSentence(' \n'), /\(no reason given\)/);
});
