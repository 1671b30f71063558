// SHA-256, by which the bytes of the runtime are told from any others.

/** Whether hashes can be computed here: only in a secure context, so not at a plain http address. */
export const canVerify = Boolean(globalThis.crypto?.subtle);

/** @param {BufferSource} data @returns {Promise<string>} in hexadecimal digits */
export async function sha256(data) {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', data));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
