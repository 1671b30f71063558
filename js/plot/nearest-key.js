/** "Did you mean" for a misspelt key. */

/** As alike as a key must be, as in the build: `difflib.get_close_matches` has the same measure. */
const ALIKE = 0.6;

/**
 * @param {string} word
 * @param {string[]} keys
 * @returns {string | null} the key that has most letters in common with it, in their order
 */
export function nearestKey(word, keys) {
  if (word.length > 30) return null;
  const alike = keys.map((key) => likeness(word.toLowerCase(), key));
  const best = Math.max(...alike);
  // Of several the last by name, as in the build.
  const nearest = keys.filter((_, index) => alike[index] === best).sort();
  return best >= ALIKE ? (nearest.at(-1) ?? null) : null;
}

/**
 * The share of both words that is in their longest common subsequence, one row at a time.
 *
 * @param {string} a
 * @param {string} b
 */
function likeness(a, b) {
  let row = Array.from({ length: b.length + 1 }, () => 0);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [0];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      next.push(same ? row[j - 1] + 1 : Math.max(row[j], next[j - 1]));
    }
    row = next;
  }
  return (2 * row[b.length]) / Math.max(1, a.length + b.length);
}
