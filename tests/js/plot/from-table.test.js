import assert from 'node:assert/strict';
import test from 'node:test';
import { withNumbers } from '../../../js/plot/from-table.js';

/** What is used of a table in the page, made from texts. */
const table = (/** @type {string[][]} */ ...rows) =>
  /** @type {any} */ ({
    tHead: { rows: [{ cells: rows[0] }] },
    tBodies: [
      { rows: rows.map((row) => ({ cells: row.map((textContent) => ({ textContent })) })) },
    ],
  });

test('lines that share an x stand behind it, another with its own x by itself', () => {
  const plot = { title: 't', lines: [{ label: 'f' }, { label: 'p', x_data: [] }, { label: 'g' }] };
  const rows = [
    ['0.1', '1e-17', '3', '2', '5'],
    ['1', 'gap', '4', '', ''],
  ];
  assert.deepEqual(withNumbers(plot, table(...rows)), {
    title: 't',
    x_data: [0.1, 1],
    lines: [
      { label: 'f', data: [1e-17, null] },
      { label: 'p', x_data: [2], data: [5] },
      { label: 'g', data: [3, 4] },
    ],
  });
});

test('a first line with its own x comes first', () => {
  const plot = { lines: [{ x_data: [] }, {}] };
  assert.deepEqual(withNumbers(plot, table(['1', '2', '3', '4'])), {
    x_data: [3],
    lines: [{ x_data: [1], data: [2] }, { data: [4] }],
  });
});
