/** Fewer points for a drawn curve, none of which anybody would miss (Douglas and Peucker, 1973). */

/** @typedef {{ x: number, y: number }} Place */

/**
 * @param {Place[]} places along a curve
 * @param {number} tolerance how far the curve may move
 * @returns {Place[]} some of them, the first and the last included
 */
export function simplified(places, tolerance) {
  const kept = new Set([0, places.length - 1]);
  const waiting = [[0, places.length - 1]];
  for (let part = waiting.pop(); part; part = waiting.pop()) {
    const [first, last] = part;
    let [farthest, most] = [-1, tolerance];
    for (let i = first + 1; i < last; i += 1) {
      const distance = distanceTo(places[i], places[first], places[last]);
      if (distance > most) [farthest, most] = [i, distance];
    }
    if (farthest < 0) continue;
    kept.add(farthest);
    waiting.push([first, farthest], [farthest, last]);
  }
  return places.filter((_, i) => kept.has(i));
}

/**
 * @param {Place} place
 * @param {Place} from
 * @param {Place} to
 * @returns {number} from `place` to the straight line between the others
 */
function distanceTo(place, from, to) {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const [px, py] = [place.x - from.x, place.y - from.y];
  const along = dx || dy ? (px * dx + py * dy) / (dx * dx + dy * dy) : 0;
  const t = Math.min(1, Math.max(0, along));
  return Math.hypot(px - t * dx, py - t * dy);
}
