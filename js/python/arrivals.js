// The runtime's files in the worker: asked for by name, there when all their parcels have come.

/**
 * @typedef {{ bytes: Uint8Array<ArrayBuffer> | null, data: Promise<ArrayBuffer>,
 *   arrive: (data: ArrayBuffer) => void }} File
 */

export class Arrivals {
  /** @type {Map<string, File>} */
  #files = new Map();

  /** @param {string} name */
  #file(name) {
    let file = this.#files.get(name);
    if (!file) {
      /** @type {(data: ArrayBuffer) => void} */
      let arrive = () => {};
      /** @type {Promise<ArrayBuffer>} */
      const data = new Promise((resolve) => {
        arrive = resolve;
      });
      file = { bytes: null, data, arrive };
      this.#files.set(name, file);
    }
    return file;
  }

  /** @param {import('./parcels.js').Parcel} parcel */
  take(parcel) {
    const file = this.#file(parcel.name);
    if (parcel.part) {
      // A file that was wrong begins anew, and may have had another size.
      if (parcel.from === 0) file.bytes = new Uint8Array(parcel.size);
      file.bytes?.set(new Uint8Array(parcel.part), parcel.from);
    } else if (file.bytes) {
      file.arrive(file.bytes.buffer);
    }
  }

  /** @param {string} name */
  get(name) {
    return this.#file(name).data;
  }

  /** @param {string} name */
  async text(name) {
    return new TextDecoder().decode(await this.get(name));
  }
}
