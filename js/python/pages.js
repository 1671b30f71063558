// A memory image without its empty pages: most of a heap is zeros, which need not be sent or kept.

const PAGE = 4096;

/**
 * @param {Uint8Array} image
 * @returns {Uint8Array} the image's length, the number of full pages, their numbers, their bytes
 */
export function packPages(image) {
  const full = [];
  for (let page = 0; page * PAGE < image.length; page += 1) {
    if (image.subarray(page * PAGE, (page + 1) * PAGE).some((byte) => byte !== 0)) full.push(page);
  }
  const head = Uint32Array.of(image.length, full.length, ...full);
  const packed = new Uint8Array(head.byteLength + full.length * PAGE);
  packed.set(new Uint8Array(head.buffer));
  full.forEach((page, index) => {
    packed.set(image.subarray(page * PAGE, (page + 1) * PAGE), head.byteLength + index * PAGE);
  });
  return packed;
}

/**
 * Put the image into `image`, which is empty and as long as it.
 * @param {ArrayBuffer} packed
 * @param {Uint8Array} image
 */
export function unpackPages(packed, image) {
  const [length, count] = new Uint32Array(packed, 0, 2);
  if (length !== image.length) throw new RangeError(`${length} bytes do not fit ${image.length}`);
  const numbers = new Uint32Array(packed, 8, count);
  const start = 8 + count * 4;
  numbers.forEach((page, index) => {
    const end = Math.min((page + 1) * PAGE, length) - page * PAGE;
    image.set(new Uint8Array(packed, start + index * PAGE, end), page * PAGE);
  });
}
