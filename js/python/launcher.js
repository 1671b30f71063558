// Fetches and starts Python: the files at hand, the frame, and the first rung that works.

import manifest from '#runtime-manifest';
import { FileError } from './files.js';
import { FilesAtHand } from './files-at-hand.js';
import { whenNobodyWaits } from './idle.js';
import { lacking } from './lacking.js';
import { ENGINE } from './protocol.js';
import { Rungs } from './rungs.js';
import { Frame, Sandbox, SandboxError } from './sandbox.js';

export class Launcher {
  /** Called with the bytes that have come from the host. */
  onLoading = (/** @type {number} */ _loaded, /** @type {number} */ _total) => {};
  /** Called when the files are there and only the start is waited for. */
  onStarting = () => {};
  #rungs = new Rungs(manifest.pyodide);
  /** @type {FilesAtHand} */
  #files;
  /** How many want the files in memory: starts that are under way, and a Python that is up. */
  #users = 0;

  /** @param {URL} base the folder of the runtime's files */
  constructor(base) {
    this.#files = new FilesAtHand(manifest.files, base);
    this.#files.onProgress = (loaded, total) => this.onLoading(loaded, total);
    this.frame = new Frame();
  }

  /** The rung that is tried next. */
  get rung() {
    return this.#rungs.rung;
  }

  /**
   * @param {AbortSignal} [spare] ends one that may not be wanted, for which no other rung is tried
   * @returns {Promise<Sandbox>} rejects with a sentence for the reader
   */
  async launch(spare) {
    this.#users += 1;
    try {
      return await this.#launch(spare);
    } catch (error) {
      this.#users -= 1;
      throw error;
    }
  }

  /** @param {AbortSignal} [spare] @returns {Promise<Sandbox>} */
  async #launch(spare) {
    checkBrowser();
    const { rung } = this.#rungs;
    const later = manifest.later[rung];
    const unsent = this.frame.hasEngine ? [ENGINE, ...later] : later;
    const first = manifest.rungs[rung].filter((name) => !unsent.includes(name));
    const channels = [new MessageChannel(), new MessageChannel()];
    const files = {
      all: this.#files.handOver(first, channels[0].port1),
      ports: channels.map(({ port2 }) => port2),
      worker: this.#files.read('worker.js'),
      later: () => this.#files.handOver(later, channels[1].port1),
    };
    const asked = performance.now();
    const starting = () => {
      performance.measure('python:files', { start: asked });
      this.onStarting();
    };
    // Told below, or by the frame.
    for (const file of [files.all, files.worker]) file.catch(() => {});
    // Whose start takes as much of the device as theirs: they come first.
    await this.#files.atWork;
    await this.frame.open(manifest.frame);
    try {
      return await Sandbox.start(this.frame, files, rung, manifest.start, starting, spare);
    } catch (error) {
      if (error instanceof FileError || spare || !this.#rungs.descend()) throw error;
      return this.#launch();
    }
  }

  /** Bring the files onto this device and start nothing; rejects with a sentence. */
  async prefetch() {
    checkBrowser();
    const names = manifest.rungs[this.#rungs.rung];
    if (await this.#files.has(names)) return;
    await this.#files.fetch(names);
    await this.save();
    if (this.#users === 0) await this.#files.forget();
  }

  /** Bring the files that a Python of this rung was started without, when nobody waits. */
  async fetchLater() {
    for (const name of manifest.later[this.#rungs.rung]) {
      await whenNobodyWaits();
      await this.#files.fetch([name]);
    }
    await whenNobodyWaits();
  }

  /** Keep on this device what was fetched, when nobody waits. */
  save() {
    return this.#files.save();
  }

  /** Give up what is on its way. */
  cancel() {
    this.#files.cancel();
  }

  /** Whether what the next start needs is kept on this device. */
  isKept() {
    return this.#files.has(manifest.rungs[this.#rungs.rung]);
  }
}

/** Throws where the browser cannot run Python, before it fetches anything. */
function checkBrowser() {
  const missing = lacking();
  if (missing) throw new SandboxError(missing);
}
