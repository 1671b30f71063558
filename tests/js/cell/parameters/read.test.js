import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { literal } from '../../../../js/cell/parameters/literal.js';
import { readParameters } from '../../../../js/cell/parameters/read.js';

const file = new URL('../../../parameter_cases.json', import.meta.url);
const { cases } = JSON.parse(readFileSync(file, 'utf8'));

for (const { source, parameters: expected, faults: said } of cases) {
  test(`reads ${source.slice(0, 60)}`, () => {
    const { parameters, faults } = readParameters(source);
    assert.deepEqual(
      faults.map(({ line, message }) => [line, message]),
      said,
    );
    assert.equal(parameters.length, expected.length);
    const lines = source.split('\n');
    parameters.forEach((parameter, index) => {
      const { literal: written, writes, ...rest } = expected[index];
      for (const [key, value] of Object.entries(rest)) assert.equal(parameter[key], value, key);
      const line = lines[parameter.line - 1];
      assert.equal(line.slice(parameter.start, parameter.end), written);
      for (const [value, text] of writes) assert.equal(literal(parameter, value), text);
    });
  });
}

test('there are at most twelve', () => {
  const source = Array.from({ length: 14 }, (_, n) => `p${n} = ${n} #@param`).join('\n');
  const { parameters, faults } = readParameters(source);
  assert.equal(parameters.length, 12);
  assert.deepEqual(
    faults.map(({ line }) => line),
    [13, 14],
  );
});
