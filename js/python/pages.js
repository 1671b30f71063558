// A memory image without what need not be sent or kept: empty pages, which are most of a heap, and
// pages that are as the engine lays them out before anything runs.

const PAGE = 4096;

/** Of the words of a page, those that are added up to tell whether it is the page that is meant. */
const STEP = 16;

/** @param {Uint8Array} page @returns {number} */
function sumOf(page) {
  const words = new Uint32Array(page.buffer, page.byteOffset, PAGE / 4);
  let sum = 0;
  for (let at = 0; at < words.length; at += STEP) sum = (sum + words[at]) >>> 0;
  return sum;
}

/**
 * @param {Uint8Array} image a head, and memory in whole pages
 * @param {Uint8Array} initial the memory before anything ran
 * @returns {{ packed: Uint8Array, initial: number }} the packed image, and how many bytes of the
 *   initial memory it takes to unpack it. The packed image begins with the lengths of image and
 *   head, the numbers of its own and of initial pages, a sum over the latter, and the indices of both;
 *   then come the bytes of the head and of its own pages.
 */
export function packPages(image, initial) {
  const head = image.length % PAGE;
  const memory = image.subarray(head);
  const own = [];
  const kept = [];
  let sum = 0;
  for (let page = 0; page * PAGE < memory.length; page += 1) {
    const now = memory.subarray(page * PAGE, (page + 1) * PAGE);
    const before = initial.subarray(page * PAGE, (page + 1) * PAGE);
    if (now.every((byte) => byte === 0)) continue;
    if (before.length === PAGE && now.every((byte, at) => byte === before[at])) {
      kept.push(page);
      sum = (sum + sumOf(before)) >>> 0;
    } else own.push(page);
  }
  const index = Uint32Array.of(image.length, head, own.length, kept.length, sum, ...own, ...kept);
  const packed = new Uint8Array(index.byteLength + head + own.length * PAGE);
  packed.set(new Uint8Array(index.buffer));
  packed.set(image.subarray(0, head), index.byteLength);
  own.forEach((page, at) => {
    const start = index.byteLength + head + at * PAGE;
    packed.set(memory.subarray(page * PAGE, (page + 1) * PAGE), start);
  });
  return { packed, initial: ((kept.at(-1) ?? -1) + 1) * PAGE };
}

/**
 * Put the image into `image`, which is empty and as long as it.
 * @param {ArrayBuffer} packed
 * @param {Uint8Array} image
 * @returns {(initial: Uint8Array) => void} puts the pages in that are as in the initial memory, and
 *   throws where this is another one
 */
export function unpackPages(packed, image) {
  const [length, head, owned, kept, wanted] = new Uint32Array(packed, 0, 5);
  if (length !== image.length) throw new RangeError(`${length} bytes do not fit ${image.length}`);
  const pages = new Uint32Array(packed, 5 * 4, owned + kept);
  const start = (5 + owned + kept) * 4;
  image.set(new Uint8Array(packed, start, head));
  pages.subarray(0, owned).forEach((page, at) => {
    image.set(new Uint8Array(packed, start + head + at * PAGE, PAGE), head + page * PAGE);
  });
  return (initial) => {
    let sum = 0;
    for (const page of pages.subarray(owned)) {
      const before = initial.subarray(page * PAGE, (page + 1) * PAGE);
      sum = (sum + sumOf(before)) >>> 0;
      image.set(before, head + page * PAGE);
    }
    if (sum !== wanted) throw new Error('The engine lays its memory out in another way');
  };
}
