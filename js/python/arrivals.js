// The runtime's files in the worker: asked for by name, there when they have been sent.

export class Arrivals {
  /** @type {Map<string, { data: Promise<ArrayBuffer>, arrive: (data: ArrayBuffer) => void }>} */
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
      file = { data, arrive };
      this.#files.set(name, file);
    }
    return file;
  }

  /** @param {string} name @param {ArrayBuffer} data */
  take(name, data) {
    this.#file(name).arrive(data);
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
