/**
 * What follows a drawing: at once, or when drawings have come to rest. What is read and not seen need
 * not be written anew in each frame of an animation.
 */

/** Milliseconds without a drawing that are rest. */
const REST = 150;

export class AtRest {
  #act;
  /** When there was the last drawing. */
  #drawn = Number.NEGATIVE_INFINITY;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /** @param {() => void} act */
  constructor(act) {
    this.#act = act;
  }

  /** There is another drawing. */
  drawn() {
    clearTimeout(this.#timer);
    const now = performance.now();
    const resting = now - this.#drawn > REST;
    this.#drawn = now;
    if (resting) this.#act();
    else this.#timer = setTimeout(this.#act, REST);
  }

  cancel() {
    clearTimeout(this.#timer);
  }
}
