import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readPlots } from '../../../js/plot/read.js';

const cases = JSON.parse(readFileSync(new URL('../../plot_cases.json', import.meta.url), 'utf8'));
const plain = (value) => JSON.parse(JSON.stringify(value));

for (const { id, text, reader } of cases) {
  test(`a reader's plot data: ${id}`, () => {
    const expected = { plots: [], notes: [], problem: null, clear: false, ...reader };
    assert.deepEqual(plain(readPlots(text)), expected);
  });
}

test('no value clears the charts', () => {
  assert.equal(readPlots(null).clear, true);
  assert.equal(readPlots(undefined).clear, true);
});

test('what is not a string is refused with the remedy', () => {
  for (const value of [5, {}, [], new Uint8Array(2), true]) {
    assert.match(readPlots(value).problem, /assign json\.dumps\(plots\)/);
  }
});

test('copies inherit nothing', () => {
  const { plots } = readPlots(
    '[{"__proto__": {"title": "x"}, "x_data": [1], "lines": [{"data": [1]}]}]',
  );
  assert.equal(Object.getPrototypeOf(plots[0]), null);
  assert.equal(Object.getPrototypeOf(plots[0].lines[0]), null);
  assert.equal(plots[0].title, undefined);
  assert.equal({}.polluted, undefined);
});

test('a million points keep their numbers and are noted as thinned', () => {
  const x_data = Array.from({ length: 1_000_000 }, (_, i) => i);
  const data = x_data.map((x) => Math.sin(x / 1e4));
  const { plots, notes } = readPlots(JSON.stringify([{ x_data, lines: [{ data }] }]));
  assert.equal(plots[0].lines[0].data.length, 1_000_000);
  assert.deepEqual(notes, ['plot 1, line 1 has 1,000,000 points; 5,000 are drawn']);
});

test('a million wrong numbers give one sentence', () => {
  const data = new Array(1_000_000).fill('x');
  const { problem } = readPlots(JSON.stringify([{ x_data: [1], lines: [{ data }] }]));
  assert.match(problem, /^plot 1, line 1: value 1 of data is the string "x"/);
});

test('too many plots and lines are refused with their number', () => {
  const plot = { x_data: [1], lines: [{ data: [1] }] };
  const plots = new Array(1000).fill(plot);
  assert.equal(readPlots(JSON.stringify(plots)).problem, 'there are 1000 plots; give at most 24');
  const lines = new Array(51).fill({ data: [1] });
  assert.match(
    readPlots(JSON.stringify([{ x_data: [1], lines }])).problem,
    /^plot 1: lines has 51 lines;/,
  );
});

test('a text that is too long is left out', () => {
  const title = '😀'.repeat(501);
  const { plots, notes } = readPlots(
    JSON.stringify([{ title, x_data: [1], lines: [{ data: [1] }] }]),
  );
  assert.equal(plots[0].title, undefined);
  assert.match(notes[0], /^plot 1: title has 501 characters; .* \(left out\)$/);
  const fits = '😀'.repeat(500);
  assert.deepEqual(
    readPlots(JSON.stringify([{ title: fits, x_data: [1], lines: [{ data: [1] }] }])).notes,
    [],
  );
});

test('many notes are cut short', () => {
  const lines = Array.from({ length: 50 }, () => ({ data: [1], evil: 1 }));
  const { notes } = readPlots(JSON.stringify([{ x_data: [1], lines }]));
  assert.equal(notes.length, 12);
  assert.equal(notes.at(-1), 'and 39 more notes of this kind');
});

test('deeply nested data are refused, not fatal', () => {
  assert.notEqual(readPlots('['.repeat(100_000) + ']'.repeat(100_000)).problem, null);
});
