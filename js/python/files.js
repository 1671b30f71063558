// Fetches a file of the runtime, unpacks it while it arrives, and verifies it by its SHA-256.

import { reasonOf } from '../reason.js';
import { canVerify, sha256 } from './digest.js';
import { patience } from './patience.js';

/**
 * `size` and `sha256` are those of the bytes on the way; `gzip` says whether these are compressed,
 * which not every host does by itself. `plain` describes the file itself.
 * @typedef {{ path: string, size: number, sha256: string, gzip: boolean,
 *   plain: { size: number, sha256: string } }} RuntimeFile
 */

/** A fault of the network or the host, as a sentence for the reader. */
export class FileError extends Error {}

/**
 * @param {string} name
 * @param {RuntimeFile} file its path is relative to `base`
 * @param {string | URL} base
 * @param {AbortSignal} signal
 * @param {(bytes: number) => void} onBytes told of bytes as they arrive, before they are unpacked
 * @param {import('./arriving.js').Grow} [onGrow] told of what has been unpacked, and not verified
 * @param {RequestCache} [cache] `reload` where the browser's own copy is not to be had again
 * @returns {Promise<ArrayBuffer>}
 */
export async function fetchFile(
  name,
  file,
  base,
  signal,
  onBytes,
  onGrow = () => {},
  cache = 'default',
) {
  const end = new AbortController();
  const giveUp = () => end.abort();
  if (signal.aborted) giveUp();
  signal.addEventListener('abort', giveUp);
  let stalled = false;
  const limit = patience.stall;
  const stall = () => {
    stalled = true;
    end.abort();
  };
  const watch = () => setTimeout(stall, limit);
  let timer = watch();
  const alive = (/** @type {number} */ bytes) => {
    clearTimeout(timer);
    timer = watch();
    onBytes(bytes);
  };
  try {
    const options = { signal: end.signal, cache, ...integrity(file) };
    const response = await fetch(new URL(file.path, base), options);
    if (!response.ok || !response.body) {
      throw new FileError(`The server answered ${response.status} for ${name}.`);
    }
    const data = await readBody(response.body, file, alive, onGrow);
    if (!data || (canVerify && (await sha256(data)) !== file.plain.sha256)) {
      throw new FileError(`${damaged(name, response)}, so it is not used.`);
    }
    return data;
  } catch (error) {
    if (error instanceof FileError) throw error;
    if (signal.reason instanceof FileError) throw signal.reason;
    if (stalled) {
      throw new FileError(`No byte of ${name} came for ${limit / 1000} seconds.`);
    }
    throw new FileError(`${name} could not be fetched: ${describe(error)}`);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', giveUp);
  }
}

/**
 * A network that wants its users to sign in sends a page in the place of any file.
 * @param {string} name
 * @param {Response} response
 */
function damaged(name, { headers }) {
  const isPage = headers.get('Content-Type')?.startsWith('text/html') && !name.endsWith('html');
  return isPage
    ? `A web page came in the place of ${name} (perhaps this network wants you to sign in first)`
    : `${name} arrived damaged (its SHA-256 is wrong)`;
}

/** @param {unknown} error */
function describe(error) {
  return navigator.onLine ? `${reasonOf(error)}.` : 'you are offline.';
}

/**
 * Where no hash can be computed the browser checks what it fetched, at the price that it tells no
 * progress.
 * @param {RuntimeFile} file
 */
function integrity(file) {
  if (canVerify) return {};
  const bytes = file.sha256.match(/../g) ?? [];
  const text = String.fromCharCode(...bytes.map((pair) => Number.parseInt(pair, 16)));
  return { integrity: `sha256-${btoa(text)}` };
}

/**
 * The file's bytes, or null where they cannot be these; throws where the transfer fails.
 * @param {ReadableStream<Uint8Array<ArrayBuffer>>} body
 * @param {RuntimeFile} file
 * @param {(bytes: number) => void} onBytes
 * @param {import('./arriving.js').Grow} onGrow
 * @returns {Promise<ArrayBuffer | null>}
 */
async function readBody(body, { gzip, plain }, onBytes, onGrow) {
  const source = body.getReader();
  /** @type {unknown} */
  let lost = null;
  const counted = new ReadableStream({
    async pull(controller) {
      try {
        const { done, value } = await source.read();
        if (done) return controller.close();
        onBytes(value.length);
        controller.enqueue(value);
      } catch (error) {
        lost = error;
        controller.error(error);
      }
    },
    cancel: (reason) => source.cancel(reason),
  });
  const unpacked = gzip ? counted.pipeThrough(new DecompressionStream('gzip')) : counted;
  const data = new Uint8Array(plain.size);
  let length = 0;
  const reader = unpacked.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return length === plain.size ? data.buffer : null;
      if (length + value.length > plain.size) {
        await reader.cancel();
        return null;
      }
      data.set(value, length);
      length += value.length;
      onGrow(data, length);
    }
  } catch {
    // The unpacking fails for damaged bytes, and with the transfer.
    if (lost) throw lost;
    return null;
  }
}
