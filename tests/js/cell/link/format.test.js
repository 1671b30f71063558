import assert from 'node:assert/strict';
import test from 'node:test';
import { deflateRawSync } from 'node:zlib';
import { addressee, decode, encode, LinkError } from '../../../../js/cell/link/format.js';

const SOURCE = 'alpha = 0.01  #@param {type:"slider"}\nprint("Ω", alpha)\n';
const base64 = (/** @type {Uint8Array} */ bytes) => Buffer.from(bytes).toString('base64url');

/** @param {Uint8Array} bytes @param {number} size */
const link = (bytes, size, way = 'd') => `#code=1.cell-relu.${way}.${size}.${base64(bytes)}`;

test('a link gives back the code and the cell that it was made from', async () => {
  const fragment = await encode({ cell: 'cell-relu', source: SOURCE });
  assert.match(fragment, /^#code=[\w.-]+$/);
  assert.equal(addressee(fragment), 'cell-relu');
  assert.deepEqual(await decode(fragment), { cell: 'cell-relu', source: SOURCE });
});

test('a link of which something has escaped the signs is the same link', async () => {
  const fragment = await encode({ cell: 'cell-relu', source: SOURCE });
  const escaped = fragment.replaceAll('.', '%2E').replaceAll('-', '%2d');
  assert.equal(addressee(escaped), 'cell-relu');
  assert.equal((await decode(escaped)).source, SOURCE);
});

test('a browser that cannot compress makes a longer link', async (context) => {
  const { CompressionStream } = globalThis;
  context.after(() => Object.assign(globalThis, { CompressionStream }));
  Reflect.deleteProperty(globalThis, 'CompressionStream');
  const fragment = await encode({ cell: 'cell-relu', source: SOURCE });
  assert.match(fragment, /\.u\./);
  assert.equal((await decode(fragment)).source, SOURCE);
});

test('code that would make a link nobody can paste is refused with a sentence', async () => {
  const noise = Array.from({ length: 9000 }, (_, at) => ((at * at * 7919) % 65521).toString(36));
  await assert.rejects(encode({ cell: 'cell-relu', source: noise.join('') }), (error) => {
    assert.ok(error instanceof LinkError);
    assert.match(error.message, /too long for a link: \d+ characters/);
    return true;
  });
});

const good = deflateRawSync(Buffer.from('x = 1'));
const bomb = deflateRawSync(Buffer.alloc(5_000_000));
const unseen = Buffer.from('pa\u200bss');
const family = '👩‍👩‍👧 = "❤️‍🔥 👩🏽‍💻"';
const bidi = Buffer.from('x = "\u202e"');

/** @type {Record<string, [string, RegExp]>} */
const BAD = {
  'nothing after the sign': ['#code=', /damaged/],
  'no payload': ['#code=1.cell-relu.d.5', /damaged/],
  'truncated bytes': [link(good.subarray(0, 3), 5), /damaged/],
  'truncated plain text': [link(Buffer.from('x ='), 5, 'u'), /damaged/],
  'not base64': ['#code=1.cell-relu.d.5.%%%%', /damaged/],
  'not deflated': [link(Buffer.from('garbage'), 7), /damaged/],
  'more bytes than it says': [link(bomb, 5), /damaged/],
  'a size beyond the limit': [link(good, 999_999_999), /more code than a cell takes/],
  'invalid UTF-8': [link(Buffer.from([0xff, 0xfe]), 2, 'u'), /damaged/],
  'another version': ['#code=2.cell-relu.z.anything', /another edition/],
  'bidirectional controls': [link(bidi, bidi.length, 'u'), /invisible control/],
  'a space of no width': [link(unseen, unseen.length, 'u'), /invisible control/],
  'a letter without a shape': [link(Buffer.from('f\u3164'), 4, 'u'), /invisible control/],
  'a null character': [link(Buffer.from('\0'), 1, 'u'), /invisible control/],
};

test('pictures that are joined to one are carried', async () => {
  const fragment = await encode({ cell: 'cell-relu', source: family });
  assert.equal((await decode(fragment)).source, family);
});

for (const [name, [fragment, sentence]] of Object.entries(BAD)) {
  test(`one sentence is told of a link with ${name}`, async () => {
    await assert.rejects(decode(fragment), (error) => {
      assert.ok(error instanceof LinkError);
      assert.match(error.message, sentence);
      return true;
    });
  });
}
