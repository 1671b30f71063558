import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eager, hasten } from '../../../js/python/engine.js';

/** A module that has one function, which gives `value`. @param {number} value */
const bytesOf = (value) =>
  Uint8Array.of(
    ...[0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 127, 3, 2, 1, 0],
    ...[7, 5, 1, 1, 102, 0, 0, 10, 6, 1, 4, 0, 65, value, 11],
  );

/** @param {string} script */
const parts = (script) =>
  eager(new TextEncoder().encode(script).buffer).map((part) =>
    typeof part === 'string' ? part : new TextDecoder().decode(/** @type {Uint8Array} */ (part)),
  );

/** @param {() => void | Promise<void>} what */
async function hastened(what) {
  const { release } = hasten(WebAssembly.compile(bytesOf(1)), 'https://nowhere.invalid/');
  try {
    await what();
  } finally {
    release();
  }
}

test('a script that is one function is put in parentheses', () => {
  const script = 'async function _create(settings={}){return settings}';
  const changed = parts(`${script}\nexport default _create;\n`);
  assert.equal(changed.join(''), `export default (${script}\n)`);
});

test('any other script stays as it is', () => {
  for (const script of [
    'const a = 1;\nexport default a;\n',
    'async function a() {}\nexport { a };\n',
    'async function a() {}\nasync function b() {}\nexport default b;\n',
    '',
  ]) {
    assert.equal(parts(script).join(''), script);
  }
});

test('small modules of the same bytes are made once, others each', () =>
  hastened(() => {
    const [one, same, other] = [7, 7, 8].map((value) => new WebAssembly.Module(bytesOf(value)));
    assert.equal(one, same);
    assert.ok(one instanceof WebAssembly.Module);
    const answers = [one, other].map((module) =>
      /** @type {any} */ (new WebAssembly.Instance(module).exports).f(),
    );
    assert.deepEqual(answers, [7, 8]);
    const [first, second] = [1, 1].map((value) => new WebAssembly.Module(bytesOf(value).buffer));
    assert.notEqual(first, second);
  }));

test('the engine comes compiled, whatever it is asked for with', () =>
  hastened(async () => {
    const { instance } = await WebAssembly.instantiateStreaming(/** @type {any} */ (null), {});
    assert.equal(/** @type {any} */ (instance.exports).f(), 1);
  }));

test('an address below a blob is none, and no error', () =>
  hastened(() => {
    assert.equal(new URL('.', 'blob:null/1-2').href, 'https://nowhere.invalid/');
    assert.equal(new URL('a', 'https://b.c/d').href, 'https://b.c/a');
    assert.equal(new URL('https://b.c/d').href, 'https://b.c/d');
    assert.throws(() => new URL('a'));
  }));

test('afterwards everything is as it was', async () => {
  const before = [WebAssembly.Module, WebAssembly.instantiateStreaming, URL];
  await hastened(() => {});
  assert.deepEqual([WebAssembly.Module, WebAssembly.instantiateStreaming, URL], before);
  assert.throws(() => new URL('.', 'blob:null/1-2'));
});

test('an engine that cannot be compiled is told', async () => {
  const engine = WebAssembly.compile(new ArrayBuffer(3));
  const { refused, release } = hasten(engine, 'https://nowhere.invalid/');
  release();
  await assert.rejects(refused, WebAssembly.CompileError);
});
