import assert from 'node:assert/strict';
import test from 'node:test';
import { lacking } from '../../../js/python/lacking.js';

const { WebAssembly, DecompressionStream } = globalThis;
const Worker = /** @type {any} */ (class {});
const whole = { WebAssembly, DecompressionStream, Worker };

test('a browser that has everything lacks nothing', () => {
  assert.equal(lacking(whole), null);
});

for (const [name, said] of /** @type {const} */ ([
  ['WebAssembly', 'no WebAssembly,'],
  ['Worker', 'no workers,'],
  ['DecompressionStream', 'no compression streams,'],
])) {
  test(`a browser without ${name} is told what is missing, and which have it`, () => {
    const sentence = lacking({ ...whole, [name]: undefined }) ?? '';
    assert.ok(sentence.includes(said), sentence);
    assert.match(sentence, /Chrome and Edge \d+, Firefox \d+, Safari [\d.]+/);
  });
}

test('a WebAssembly that cannot catch exceptions is too old', () => {
  const old = /** @type {any} */ ({ validate: () => false });
  assert.match(lacking({ ...whole, WebAssembly: old }) ?? '', /exceptions in WebAssembly/);
});
