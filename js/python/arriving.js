// A file on its way: what of it has come, to be passed on meanwhile, and all of it once it is verified.

/** @typedef {(bytes: Uint8Array, length: number) => void} Grow told of a file's bytes, of which the first `length` have come */

/** Bytes that a file has left to come when it is nearly there. */
export const REST = 1 << 21;

export class Arriving {
  /** @type {Uint8Array | null} */
  #bytes = null;
  #length = 0;
  /** @type {Grow[]} */
  #listeners = [];

  /** @param {(grow: Grow) => Promise<ArrayBuffer>} load may begin anew with other bytes */
  constructor(load) {
    /** @type {() => void} */
    let come = () => {};
    /** Settles when most of it has come, right or wrong, or nothing will. @type {Promise<void>} */
    this.nearlyThere = new Promise((resolve) => {
      come = resolve;
    });
    /** Rejects with a `FileError`. */
    this.whole = load((bytes, length) => {
      this.#bytes = bytes;
      this.#length = length;
      for (const listener of this.#listeners) listener(bytes, length);
      if (bytes.length - length <= REST) come();
    });
    const end = () => {
      come();
      this.#bytes = null;
      this.#listeners = [];
    };
    this.whole.then(end, end);
  }

  /** @param {Grow} listener told at once of what has come, and then of more until it is verified */
  watch(listener) {
    if (this.#bytes) listener(this.#bytes, this.#length);
    this.#listeners.push(listener);
  }
}
