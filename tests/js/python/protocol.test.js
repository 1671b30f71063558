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
  notes: [],
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
  const plot = { kind: 'plot', run: 1, line: null, text: '[]', notes: [], problem: null };
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
    { ...plot, line: '1' },
    { ...DONE, notes: Array(4).fill({ cell: 'c', line: 1, text: 'x' }) },
    { ...DONE, notes: [{ cell: 'c', line: '1', text: 'x' }] },
  ]) {
    assert.equal(readMessage(forged), null, JSON.stringify(forged)?.slice(0, 80));
  }
});

test('every text has a limit, and what an honest worker sends is below it', () => {
  const plot = { kind: 'plot', run: 1, line: 1, text: '[]', notes: [], problem: null };
  const note = { cell: 'c', line: 1, text: 'x' };
  /** @param {number} characters */
  const honest = (characters) => [
    { ...DONE, value: 'x'.repeat(Math.min(characters, limits.VALUE_CHARACTERS)) },
    { ...DONE, error: { ...ERROR, message: 'x'.repeat(Math.min(characters, 10_000)) } },
    { ...DONE, error: { ...ERROR, traceback: 'x'.repeat(Math.min(characters, 20_000)) } },
  ];
  for (const message of honest(Number.POSITIVE_INFINITY)) assert.ok(readMessage(message));
  const long = 'x'.repeat(10_000_000);
  for (const forged of [
    { kind: 'fatal', message: long },
    { kind: 'boot-failed', message: long },
    { kind: 'print', run: 1, stream: 'stdout', text: long },
    { ...plot, text: long },
    { ...plot, notes: [long] },
    { ...plot, problem: long },
    { ...DONE, value: long },
    { ...DONE, notes: [{ ...note, text: long }] },
    { ...DONE, notes: [{ ...note, cell: long }] },
    ...Object.keys(ERROR)
      .filter((key) => key !== 'line')
      .map((key) => ({ ...DONE, error: { ...ERROR, [key]: long } })),
  ]) {
    assert.equal(readMessage(forged), null, Object.keys(forged).join());
  }
});
