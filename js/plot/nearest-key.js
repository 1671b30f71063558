/** "Did you mean" for a misspelt key. */

/**
 * @param {string} word
 * @param {string[]} keys
 * @returns {string | null} the key that is at most two letters and a third of the word away
 */
export function nearestKey(word, keys) {
  if (word.length > 30) return null;
  const distances = keys.map((key) => distance(word.toLowerCase(), key));
  const best = Math.min(...distances);
  return best <= Math.min(2, word.length / 3) ? keys[distances.indexOf(best)] : null;
}

/**
 * Levenshtein's distance, one row at a time.
 *
 * @param {string} a
 * @param {string} b
 */
function distance(a, b) {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      next.push(Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + same));
    }
    row = next;
  }
  return row[b.length];
}
