import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileName, toCsv } from '../../../js/plot/csv.js';

test('the file has the exact numbers, empty gaps, and each x before its lines', () => {
  const plot = {
    x_label: 'step, in s',
    x_data: [0.1 + 0.2, 1e-17],
    lines: [
      { label: 'a "b"', data: [1, null] },
      { label: 'p', x_data: [5], data: [6] },
      { data: [2] },
    ],
  };
  assert.equal(
    toCsv(plot),
    '"step, in s","a ""b""",line 3,"step, in s (p)",p\r\n' +
      '0.30000000000000004,1,2,5,6\r\n1e-17,,,,\r\n',
  );
});

test('a label cannot become a formula', () => {
  assert.match(toCsv({ x_data: [], lines: [{ label: '=1+1', data: [] }] }), /^x,'=1\+1\r\n/);
});

test('a file is named after the title', () => {
  assert.equal(
    fileName({ title: 'ReLU & its Gradient: β=1/2', lines: [] }, 'png'),
    'relu-its-gradient-β-1-2.png',
  );
  assert.equal(fileName({ title: '../..', lines: [] }, 'csv'), 'plot.csv');
  assert.equal(fileName({ lines: [] }, 'csv'), 'plot.csv');
});
