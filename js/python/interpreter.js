// The one Python of a visit at a time: started when it is first wanted, ended, and started afresh from
// the bytes at hand, or beside a run that lasts; and how far it is, for those who tell the reader.

import { whenIdle } from './idle.js';
import { Launcher } from './launcher.js';
import { Progress } from './progress.js';

/** @typedef {import('./sandbox.js').Sandbox} Sandbox */

/**
 * @typedef {object} Listener
 * @property {(loaded: number, total: number) => void} onLoading bytes of Python's files
 * @property {() => void} onStarting the files are there and Python starts
 * @property {() => void} onUp
 * @property {(message: import('./protocol.js').FromWorker) => void} onMessage
 * @property {(detail: string) => void} onCrash what the runtime said of its death
 */

/** GiB. */
const ENOUGH = 4;

export class Interpreter {
  progress = new Progress();
  /** The Python that is up. @type {Sandbox | null} */
  sandbox = null;
  /** The next one, started while that one is busy. @type {{ python: Promise<Sandbox | null>, giveUp: AbortController } | null} */
  #spare = null;
  #launcher;
  #listener;
  /** @type {Promise<void> | null} */
  #starting = null;
  /** @type {Promise<void> | null} */
  #prefetching = null;

  /** @param {URL} base the folder of the runtime's files @param {Listener} listener */
  constructor(base, listener) {
    this.#listener = listener;
    this.#launcher = new Launcher(base);
    this.#launcher.onLoading = (loaded, total) => {
      if (!this.sandbox) this.progress.status = { stage: 'loading', loaded, total };
      listener.onLoading(loaded, total);
    };
    this.#launcher.onStarting = () => {
      // A spare one is nobody's business.
      if (this.sandbox) return;
      this.progress.status = { stage: 'starting' };
      listener.onStarting();
    };
  }

  /** Start Python if it is not up; rejects with a sentence for the reader. */
  start() {
    this.#starting ??= this.#start().finally(() => {
      this.#starting = null;
    });
    return this.#starting;
  }

  async #start() {
    if (this.sandbox) return;
    const began = performance.now();
    try {
      const spare = this.#spare;
      this.#spare = null;
      if (spare) this.#launcher.onStarting();
      const sandbox = (await spare?.python) ?? (await this.#launcher.launch());
      sandbox.onMessage = (message) => this.#listener.onMessage(message);
      sandbox.onError = (message) => this.#listener.onCrash(message);
      this.sandbox = sandbox;
    } catch (error) {
      await this.#tellWhatIsKept();
      throw error;
    }
    performance.measure('python:boot', { start: began });
    this.progress.status = { stage: 'running' };
    this.#listener.onUp();
    // The reader who waits for a run comes before the runs and the visit after this one.
    whenIdle(() => void this.#complete());
  }

  /** Bring the rest of the files, and keep all of them on this device. */
  async #complete() {
    const { sandbox } = this;
    try {
      await this.#launcher.fetchLater();
      if (sandbox !== this.sandbox) return;
      await sandbox?.complete();
      if (sandbox === this.sandbox) await this.#launcher.save();
    } catch {
      // Told to the run that wants them.
    }
  }

  /** Have the next Python started beside this one, which somebody is likely to end. */
  prepare() {
    if (!this.sandbox || this.#spare || memoryIsShort()) return;
    const giveUp = new AbortController();
    const python = this.#launcher.launch(giveUp.signal).catch(() => null);
    this.#spare = { python, giveUp };
  }

  /** This one was not ended. */
  dropSpare() {
    this.#spare?.giveUp.abort();
    this.#spare = null;
  }

  end() {
    this.sandbox?.end();
    this.sandbox = null;
  }

  /** End this Python and start the next. */
  restart() {
    this.end();
    // A failure is told to the next run, which tries again.
    this.start().catch(() => {});
  }

  /** End it while the page is put by, which keeps no memory and has nothing under way. */
  close() {
    this.end();
    this.dropSpare();
    // At once: the frame would hear of the end only when the page is back.
    this.#launcher.frame.close();
    this.#launcher.cancel();
  }

  /** Bring Python's files onto this device and start nothing; rejects with a sentence. */
  prefetch() {
    this.#prefetching ??= this.#prefetch().finally(() => {
      this.#prefetching = null;
    });
    return this.#prefetching;
  }

  async #prefetch() {
    if (this.sandbox || this.#starting) return;
    try {
      await this.#launcher.prefetch();
    } finally {
      await this.look();
    }
  }

  /** Give up what is loaded. */
  cancel() {
    if (!this.sandbox) this.#launcher.cancel();
  }

  /** Look again at what is kept on this device: other tabs may have changed it. */
  async look() {
    if (!this.sandbox && !this.#starting) await this.#tellWhatIsKept();
  }

  async #tellWhatIsKept() {
    const stage = (await this.#launcher.isKept()) ? 'kept' : 'absent';
    if (!this.sandbox) this.progress.status = { stage };
  }
}

/** Whether there is hardly room for two Pythons; some browsers tell. */
function memoryIsShort() {
  const { deviceMemory = ENOUGH } = /** @type {{ deviceMemory?: number }} */ (navigator);
  return deviceMemory < ENOUGH;
}
