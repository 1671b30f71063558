// Sends a file to Python's worker in parcels while it is on its way: all at once would have to be
// copied when everything else waits for it. The worker uses nothing before it is told that the whole
// is right.

/**
 * The last parcel of a file is only its name.
 * @typedef {{ name: string, size: number, from: number, part: ArrayBuffer }
 *   | { name: string, part?: undefined }} Parcel
 */

/** Bytes. */
const PARCEL = 1 << 20;

/**
 * @param {string} name
 * @param {import('./arriving.js').Arriving} file
 * @param {MessagePort} port
 */
export async function send(name, file, port) {
  let sent = 0;
  /** @type {Uint8Array | null} */
  let source = null;
  const pass = (/** @type {Uint8Array} */ bytes, /** @type {number} */ length) => {
    // Those before were not right.
    if (bytes !== source) sent = 0;
    source = bytes;
    while (length - sent >= PARCEL || (length === bytes.length && sent < length)) {
      const part = bytes.slice(sent, Math.min(sent + PARCEL, length)).buffer;
      port.postMessage({ name, size: bytes.length, from: sent, part }, [part]);
      sent += PARCEL;
    }
  };
  file.watch(pass);
  const whole = await file.whole;
  // It was here already.
  if (!source) pass(new Uint8Array(whole), whole.byteLength);
  port.postMessage({ name });
}
