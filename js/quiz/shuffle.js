/**
 * An order by chance that stays the same while a visit lasts.
 */

const KEY = 'quiz-visit';

/**
 * The number that stands for this visit; 0 where the browser keeps none.
 *
 * @param {() => Storage} storage asked here, since asking can throw
 * @param {() => number} random
 * @returns {number}
 */
export function visit(storage, random = Math.random) {
  try {
    const kept = Number(storage().getItem(KEY));
    if (kept) return kept;
    const chosen = 1 + Math.floor(random() * 0xffffffff);
    storage().setItem(KEY, String(chosen));
    return chosen;
  } catch {
    return 0;
  }
}

/**
 * The numbers from 0 to `count` - 1 in an order that depends on `seed` and `name` only.
 *
 * @param {number} count
 * @param {number} seed
 * @param {string} name
 * @returns {number[]}
 */
export function shuffled(count, seed, name) {
  const order = Array.from({ length: count }, (_, index) => index);
  const next = generator(`${seed} ${name}`);
  for (let last = count - 1; last > 0; last -= 1) {
    const other = Math.floor(next() * (last + 1));
    [order[last], order[other]] = [order[other], order[last]];
  }
  return order;
}

/**
 * Mulberry32 over the FNV-1a hash of a text.
 *
 * @param {string} text
 * @returns {() => number} from 0 to 1
 */
function generator(text) {
  let state = 0x811c9dc5;
  for (const character of text) {
    state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x100000000;
  };
}
