// Code in the fragment of an address: `#code=1.<cell>.<d|u>.<bytes>.<base64url>`, where `d` is deflated
// and `u` plain. The number of bytes tells a link that was cut off. What a link says is believed of
// nobody: each fault is a sentence, and nothing is unpacked beyond the limit.

import { PREFIX } from './prefix.js';

const VERSION = '1';
/** Characters of code in a link; more cannot be passed on by chat and mail. */
const FRAGMENT_LIMIT = 8000;
/** Bytes of code that a link may unpack to. */
const SOURCE_LIMIT = 100_000;

/** What is wrong with a link, as a sentence for the reader. */
export class LinkError extends Error {}

/**
 * Characters that make code look other than it runs: controls that are no white space, and what is
 * not seen at all, as bidirectional controls, letters without a shape and separators of lines.
 */
const DECEPTIVE = /[^\P{Cc}\t\n\r]|[\p{Cf}\p{Zl}\p{Zp}\u115F\u1160\u3164\uFFA0]/u;

/** What joins two pictures into one, in a family or a flag. */
const JOINED =
  /(?<=\p{Extended_Pictographic}|\p{EMod}|\uFE0F)\u200D(?=\p{Extended_Pictographic})/gu;

/** @param {string} source */
const isDeceptive = (source) => DECEPTIVE.test(source.replace(JOINED, ''));

/** @param {{ cell: string, source: string }} code @returns {Promise<string>} the fragment */
export async function encode({ cell, source }) {
  if (isDeceptive(source)) {
    throw new LinkError('The code has invisible control characters, which a link does not carry.');
  }
  const plain = new TextEncoder().encode(source);
  const deflated = 'CompressionStream' in globalThis ? await deflate(plain) : null;
  const [way, bytes] = deflated ? ['d', deflated] : ['u', plain];
  const fragment = `${PREFIX}${VERSION}.${cell}.${way}.${plain.length}.${toBase64(bytes)}`;
  if (plain.length > SOURCE_LIMIT || fragment.length > FRAGMENT_LIMIT) {
    throw new LinkError(
      `The code is too long for a link: ${fragment.length} characters, of at most ${FRAGMENT_LIMIT}. Copy the code instead.`,
    );
  }
  return fragment;
}

/** The cell that a fragment is for, whatever else is wrong with it. @param {string} fragment */
export function addressee(fragment) {
  return partsOf(fragment)[1] ?? '';
}

/** What passes links on may write any character as a percent sign and its number. @param {string} fragment */
function partsOf(fragment) {
  const written = fragment.slice(PREFIX.length);
  try {
    return decodeURIComponent(written).split('.');
  } catch {
    return written.split('.');
  }
}

/** @param {string} fragment @returns {Promise<{ cell: string, source: string }>} */
export async function decode(fragment) {
  const [version, cell, way, length, payload, ...rest] = partsOf(fragment);
  if (/^\d+$/.test(version) && version !== VERSION) {
    throw new LinkError('The link was made by another edition of this book and cannot be read.');
  }
  const size = Number(length);
  const whole = version === VERSION && cell && /^[du]$/.test(way) && /^\d{1,9}$/.test(length);
  if (!whole || !payload || rest.length > 0 || !/^[\w-]+$/.test(payload)) throw damaged();
  if (size > SOURCE_LIMIT || fragment.length > 2 * FRAGMENT_LIMIT) {
    throw new LinkError('The link carries more code than a cell takes.');
  }
  const source = await unpack(way, payload, size);
  if (isDeceptive(source)) {
    throw new LinkError('The code of the link has invisible control characters and is not shown.');
  }
  return { cell, source: source.replace(/\r\n?/g, '\n') };
}

/** @param {string} way @param {string} payload @param {number} size */
async function unpack(way, payload, size) {
  if (way === 'd' && !('DecompressionStream' in globalThis)) {
    throw new LinkError('This browser cannot unpack the code of the link.');
  }
  try {
    const packed = fromBase64(payload);
    const bytes = way === 'd' ? await inflate(packed, size) : packed;
    if (bytes.length !== size) throw damaged();
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw damaged();
  }
}

function damaged() {
  return new LinkError('The link is damaged: it was cut off or changed, and its code is lost.');
}

/** @param {Uint8Array<ArrayBuffer>} bytes */
async function deflate(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** Never holds more than one piece beyond `size`. @param {Uint8Array<ArrayBuffer>} bytes @param {number} size */
async function inflate(bytes, size) {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  const reader = stream.getReader();
  const whole = new Uint8Array(size);
  let at = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return whole.subarray(0, at);
    if (at + value.length > size) {
      reader.cancel().catch(() => {});
      throw damaged();
    }
    whole.set(value, at);
    at += value.length;
  }
}

/** @param {Uint8Array} bytes */
function toBase64(bytes) {
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(text).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

/** @param {string} text */
function fromBase64(text) {
  return Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0));
}
