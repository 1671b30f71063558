// Fetches and starts Python: the files from the library, the frame, and the first rung that works.

import manifest from '#runtime-manifest';
import { FileError } from './files.js';
import { lacking } from './lacking.js';
import { Library } from './library.js';
import { Rungs } from './rungs.js';
import { Frame, Sandbox, SandboxError } from './sandbox.js';

export class Launcher {
  /** Called with the bytes that have come from the host. */
  onLoading = (/** @type {number} */ _loaded, /** @type {number} */ _total) => {};
  /** Called when the files are there and only the start is waited for. */
  onStarting = () => {};
  #rungs = new Rungs(manifest.pyodide);
  /** @type {Library} */
  #library;
  /** How many want the files in memory: starts that are under way, and a Python that is up. */
  #users = 0;

  /** @param {URL} base the folder of the runtime's files */
  constructor(base) {
    this.#library = new Library(manifest.files, base);
    this.#library.onProgress = (loaded, total) => this.onLoading(loaded, total);
    this.frame = new Frame();
  }

  /** The rung that is tried next. */
  get rung() {
    return this.#rungs.rung;
  }

  /** @returns {Promise<Sandbox>} rejects with a sentence for the reader */
  async launch() {
    this.#users += 1;
    try {
      return await this.#launch();
    } catch (error) {
      this.#users -= 1;
      throw error;
    }
  }

  /** @returns {Promise<Sandbox>} */
  async #launch() {
    checkBrowser();
    const { rung } = this.#rungs;
    const files = this.#library.get(manifest.rungs[rung]);
    const starting = () => this.onStarting();
    await this.frame.open(new TextDecoder().decode(await files.get('frame.html')));
    try {
      return await Sandbox.start(this.frame, files, rung, manifest.start, starting);
    } catch (error) {
      if (error instanceof FileError || !this.#rungs.descend()) throw error;
      return this.#launch();
    }
  }

  /** Bring the files onto this device and start nothing; rejects with a sentence. */
  async prefetch() {
    checkBrowser();
    const names = manifest.rungs[this.#rungs.rung];
    if (await this.#library.has(names)) return;
    await Promise.all(this.#library.get(names).values());
    await this.save();
    if (this.#users === 0) this.#library.forget();
  }

  /** Keep on this device what was fetched. */
  save() {
    return this.#library.save();
  }

  /** Give up what is on its way. */
  cancel() {
    this.#library.cancel();
  }

  /** Whether what the next start needs is kept on this device. */
  isKept() {
    return this.#library.has(manifest.rungs[this.#rungs.rung]);
  }
}

/** Throws where the browser cannot run Python, before it fetches anything. */
function checkBrowser() {
  const missing = lacking();
  if (missing) throw new SandboxError(missing);
}
