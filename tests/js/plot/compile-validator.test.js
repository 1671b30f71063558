import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { compileValidator } from '../../../js/plot/compile-validator.js';

const SCHEMA = fileURLToPath(new URL('../../../textbook/plot_data.schema.json', import.meta.url));

test('the module stands alone: it imports nothing and makes no code at run time', () => {
  const source = compileValidator(SCHEMA);
  assert.doesNotMatch(source, /require\(|\bimport\b|new Function|\beval\b/);
});

test('the module carries every key in the order of the schema', async () => {
  const url = `data:text/javascript,${encodeURIComponent(compileValidator(SCHEMA))}`;
  const { validate, plotKeys, lineKeys } = await import(url);
  assert.deepEqual(Object.keys(plotKeys).slice(0, 3), ['title', 'x_label', 'y_label']);
  assert.ok(Object.keys(lineKeys).includes('step'));
  assert.equal(validate([{ x_data: [1], lines: [{ data: [1] }] }]), true);
  assert.equal(validate([{ lines: [{ data: [1] }] }]), false);
});
