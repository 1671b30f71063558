// What is kept of a reader's edit. Storage is shared with every page of the host and may hold anything.

/**
 * `base`: fingerprint of the author's code then. `before`: what the reader had when the author's change
 * was found, if it is other code, for as long as the reader has not chosen.
 * @typedef {{ source: string, base: string, before?: string }} Edit
 */

/** Characters of one kept entry: no cell has as much code. */
const LIMIT = 400_000;

/** @param {string | null} raw @returns {Edit | null} null where it is nothing of ours */
export function readEdit(raw) {
  if (raw === null || raw.length > LIMIT) return null;
  try {
    const found = JSON.parse(raw);
    const { source, base, before } = found ?? {};
    if (typeof source !== 'string' || typeof base !== 'string') return null;
    return typeof before === 'string' ? { source, base, before } : { source, base };
  } catch {}
  return null;
}

/** @param {Edit} edit */
export function writeEdit({ source, base, before }) {
  const raw = JSON.stringify({ source, base, before });
  if (raw.length > LIMIT) throw new RangeError('The code is too long to be kept.');
  return raw;
}

/** Tells whether code is the same (FNV-1a and the length); nothing secret hangs on it. @param {string} text */
export function fingerprint(text) {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return `${(hash >>> 0).toString(16)}-${text.length}`;
}
