// Fetches the runtime's files, says how far it is, and verifies each by its SHA-256.

/**
 * `size` and `sha256` are those of the bytes on the way; `gzip` says whether these are compressed,
 * which not every host does by itself.
 * @typedef {{ path: string, size: number, sha256: string, gzip: boolean }} RuntimeFile
 */
/** @typedef {(loaded: number, total: number) => void} OnProgress */

/** Milliseconds without a byte after which a transfer counts as dead. */
const STALL_LIMIT = 20_000;

/** A fault of the network or the host, as a sentence for the reader. */
export class FileError extends Error {}

/**
 * Fetch and verify `files`, a name -> file map of the manifest, whose paths are relative to `base`.
 * @param {Record<string, RuntimeFile>} files
 * @param {string | URL} base
 * @param {OnProgress} onProgress counts bytes of all files together, uncompressed
 * @returns {Promise<Map<string, ArrayBuffer>>}
 */
export async function fetchFiles(files, base, onProgress) {
  const total = Object.values(files).reduce((sum, file) => sum + file.size, 0);
  let loaded = 0;
  const abort = new AbortController();
  const fetched = Object.entries(files).map(async ([name, file]) => {
    const data = await fetchFile(name, file, base, abort, (bytes) => {
      loaded += bytes;
      onProgress(Math.min(loaded, total), total);
    });
    return /** @type {const} */ ([name, data]);
  });
  try {
    return new Map(await Promise.all(fetched));
  } catch (error) {
    // One file short is all short: the others need not go on.
    abort.abort();
    throw error;
  }
}

/**
 * @param {string} name
 * @param {RuntimeFile} file
 * @param {string | URL} base
 * @param {AbortController} all
 * @param {(bytes: number) => void} onBytes
 */
async function fetchFile(name, file, base, all, onBytes) {
  const stall = new AbortController();
  const signal = AbortSignal.any([all.signal, stall.signal]);
  const watch = () => setTimeout(() => stall.abort(), STALL_LIMIT);
  let timer = watch();
  const alive = () => {
    clearTimeout(timer);
    timer = watch();
  };
  try {
    const response = await fetch(new URL(file.path, base), { signal, ...integrity(file) });
    if (!response.ok) {
      throw new FileError(`The server answered ${response.status} for ${name}.`);
    }
    const data = await readBody(response, file.size, (bytes) => {
      alive();
      onBytes(bytes);
    });
    await verify(name, file, data);
    return file.gzip ? await unzip(data) : data;
  } catch (error) {
    if (error instanceof FileError) throw error;
    if (stall.signal.aborted) {
      throw new FileError(`No byte of ${name} came for ${STALL_LIMIT / 1000} seconds.`);
    }
    throw new FileError(`${name} could not be fetched: ${describe(error)}`);
  } finally {
    clearTimeout(timer);
  }
}

/** @param {unknown} error */
function describe(error) {
  return navigator.onLine
    ? `${error instanceof Error ? error.message : error}.`
    : 'you are offline.';
}

/**
 * Where the page is not a secure context (a plain http address in the local network) there is no
 * `crypto.subtle`; there the browser checks, at the price that it tells no progress.
 * @param {RuntimeFile} file
 */
function integrity(file) {
  if (globalThis.crypto?.subtle) return {};
  const bytes = file.sha256.match(/../g) ?? [];
  const text = String.fromCharCode(...bytes.map((pair) => Number.parseInt(pair, 16)));
  return { integrity: `sha256-${btoa(text)}` };
}

/**
 * @param {Response} response
 * @param {number} size
 * @param {(bytes: number) => void} onBytes
 * @returns {Promise<ArrayBuffer>}
 */
async function readBody(response, size, onBytes) {
  if (!response.body) return response.arrayBuffer();
  const data = new Uint8Array(size);
  const reader = response.body.getReader();
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    if (length + value.length > size) {
      await reader.cancel();
      throw new FileError('A file of Python is longer than it was when the book was built.');
    }
    data.set(value, length);
    length += value.length;
    onBytes(value.length);
  }
  return data.buffer.slice(0, length);
}

/** @param {ArrayBuffer} data */
function unzip(data) {
  const plain = new Blob([data]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(plain).arrayBuffer();
}

/**
 * @param {string} name
 * @param {RuntimeFile} file
 * @param {ArrayBuffer} data
 */
async function verify(name, file, data) {
  if (!globalThis.crypto?.subtle) return;
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', data));
  const hex = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  if (hex !== file.sha256) {
    throw new FileError(`${name} arrived damaged (its SHA-256 is wrong), so it is not used.`);
  }
}
