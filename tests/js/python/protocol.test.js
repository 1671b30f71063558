import assert from 'node:assert/strict';
import { test } from 'node:test';
import { limits } from '../../../js/limits.js';
import { readMessage } from '../../../js/python/protocol.js';

const DONE = {
  kind: 'done',
  run: 1,
  state: 'ok',
  value: null,
  error: null,
  took: 2,
};
const ERROR = { type: 'E', message: '', line: 1, traceback: '', hint: null, cell: 'c' };

test('a message of its exact shape is read', () => {
  assert.deepEqual(readMessage(DONE), DONE);
  assert.ok(readMessage({ ...DONE, state: 'error', error: ERROR }));
  assert.ok(readMessage({ kind: 'checked', run: 1, damaged: true }));
  assert.ok(readMessage({ kind: 'print', run: 1, stream: 'stdout', text: 'x' }));
});

test('a forged message is refused', () => {
  const plot = { kind: 'plot', run: 1, text: '[]', notes: [], problem: null };
  for (const forged of [
    null,
    'x',
    5,
    [],
    {},
    { kind: '__proto__' },
    { kind: 'constructor' },
    { kind: { toString: () => 'booted' } },
    { ...DONE, value: {} },
    { ...DONE, run: -1 },
    { ...DONE, run: 1.5 },
    { ...DONE, state: 'fine' },
    { ...DONE, took: -1 },
    { kind: 'checked', run: 1, damaged: 'no' },
    { ...DONE, error: { ...ERROR, line: '1' } },
    { ...DONE, error: { ...ERROR, cell: null } },
    { kind: 'print', run: 1, stream: 'constructor', text: 'x' },
    { kind: 'print', run: 1, stream: 'stdout', text: ['x'] },
    { ...plot, text: 'x'.repeat(limits.PLOT_CHARACTERS + 1) },
    { ...plot, notes: Array(101).fill('x') },
    { ...plot, notes: [{}] },
  ]) {
    assert.equal(readMessage(forged), null, JSON.stringify(forged)?.slice(0, 80));
  }
});
