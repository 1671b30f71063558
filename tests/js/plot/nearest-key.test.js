import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nearestKey } from '../../../js/plot/nearest-key.js';

const KEYS = ['title', 'x_label', 'y_label', 'x_range', 'x_data', 'lines', 'color'];

test('a misspelt key has a nearest one', () => {
  const pairs = {
    colour: 'color',
    xlabel: 'x_label',
    Title: 'title',
    line: 'lines',
    xdata: 'x_data',
    linecolor: 'color',
    range: 'x_range',
    y_axis_label: 'y_label',
  };
  for (const [word, key] of Object.entries(pairs)) assert.equal(nearestKey(word, KEYS), key);
});

test('an unrelated or endless word has none', () => {
  for (const word of ['type', '__proto__', '', 'x'.repeat(1e6)])
    assert.equal(nearestKey(word, KEYS), null);
});
