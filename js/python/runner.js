// The one runner of a visit: starts Python when it is first wanted, runs cells one after another,
// and starts Python afresh after Stop, after a crash and after a run that damaged it.

import { limits } from '../limits.js';
import { reasonOf } from '../reason.js';
import { comesFirst, whenIdle } from './idle.js';
import { Launcher } from './launcher.js';
import { Progress } from './progress.js';
import { Watch } from './watch.js';

/**
 * @typedef {import('./protocol.js').FromWorker} FromWorker
 * @typedef {import('./protocol.js').RunError} RunError
 *
 * What is to be run. `hard` is the time in milliseconds after which the run is ended, with a
 * sentence; without it the listener is told when the time is up. A `fresh` program has a Python that
 * has run nothing before it and runs nothing after it.
 * @typedef {{ cell: string, source: string, needs: import('./protocol.js').NeededCell[],
 *   hard?: number, fresh?: boolean }} Program
 */

/**
 * How a run ended, and how many milliseconds it took. `unavailable`: Python could not be started, and
 * `reason` says why.
 * @typedef {{ state: 'ok', value: string | null, took: number }
 *   | { state: 'error', error: RunError, took?: number }
 *   | { state: 'stopped' }
 *   | { state: 'unavailable', reason: string }} Outcome
 */

/**
 * Who wants to know how a run goes on.
 * @typedef {object} Listener
 * @property {(loaded: number, total: number) => void} onLoading bytes of Python's files
 * @property {() => void} onStarting the files are there and Python starts
 * @property {() => void} onWaiting another cell runs first
 * @property {() => void} onRunning
 * @property {(stream: 'stdout' | 'stderr', text: string) => void} onPrint
 * @property {(text: string | null, notes: string[], problem: string | null) => void} onPlot
 * @property {(seconds: number, wait: () => void) => void} [onLong] the program has run for so long,
 *   and goes on; `wait` asks to be told again after as long
 */

/** @typedef {{ number: number, program: Program, listener: Listener, settle: (outcome: Outcome) => void }} Job */

/**
 * UTF-16 units that the page takes from one run, as a multiple of the characters that a run may
 * print: more than an honest runtime sends.
 */
const PRINT_ROOM = 2.5;

export class Runner {
  /** @type {Launcher} */
  #launcher;
  /** @type {import('./sandbox.js').Sandbox | null} */
  #sandbox = null;
  /** @type {Promise<void> | null} */
  #starting = null;
  /** @type {Promise<void> | null} */
  #prefetching = null;
  /** @type {Job[]} */
  #queue = [];
  /** @type {Job | null} */
  #current = null;
  progress = new Progress();
  #count = 0;
  #printed = 0;
  /** Bytes that have come, and of how many. @type {[number, number]} */
  #loaded = [0, 0];
  /** Whether the run in hand waits for files, and then begins anew. */
  #lacking = false;
  #watch = new Watch();
  /** Whether this Python has run anything. */
  #used = false;

  /** @param {URL} base the folder of the runtime's files */
  constructor(base) {
    this.#launcher = new Launcher(base);
    this.#launcher.onLoading = (loaded, total) => {
      this.#loaded = [loaded, total];
      if (this.#lacking) this.#current?.listener.onLoading(loaded, total);
      // The rest of the files comes while Python is up.
      if (this.#sandbox) return;
      this.progress.status = { stage: 'loading', loaded, total };
      for (const job of this.#queue) job.listener.onLoading(loaded, total);
    };
    this.#launcher.onStarting = () => {
      this.progress.status = { stage: 'starting' };
      for (const job of this.#queue) job.listener.onStarting();
    };
  }

  /** Whether Python is up. */
  get ready() {
    return this.#sandbox !== null;
  }

  /**
   * Run `program` when its turn comes. `stop` ends it wherever it is.
   * @param {Program} program
   * @param {Listener} listener
   * @returns {{ outcome: Promise<Outcome>, stop: () => void }}
   */
  run(program, listener) {
    /** @type {(outcome: Outcome) => void} */
    let settle = () => {};
    /** @type {Promise<Outcome>} */
    const outcome = new Promise((resolve) => {
      settle = resolve;
    });
    this.#count += 1;
    const job = { number: this.#count, program, listener, settle };
    this.#queue.push(job);
    if (this.#current) listener.onWaiting();
    if (!this.#sandbox) comesFirst(outcome);
    this.#next();
    return { outcome, stop: () => this.#stop(job) };
  }

  /** Start Python if it is not up; rejects with a sentence for the reader. */
  start() {
    this.#starting ??= this.#start().finally(() => {
      this.#starting = null;
    });
    return this.#starting;
  }

  async #start() {
    if (this.#sandbox) return;
    const began = performance.now();
    try {
      const sandbox = await this.#launcher.launch();
      sandbox.onMessage = (message) => this.#receive(message);
      this.#launcher.frame.onWorkerError = (message) => this.#crash(message);
      this.#sandbox = sandbox;
      this.#used = false;
    } catch (error) {
      await this.#tellWhatIsKept();
      throw error;
    }
    performance.measure('python:boot', { start: began });
    this.progress.status = { stage: 'running' };
    // The reader who waits for a run comes before the runs and the visit after this one.
    whenIdle(() => void this.#complete());
  }

  /** Bring the rest of the files, and keep all of them on this device. */
  async #complete() {
    const sandbox = this.#sandbox;
    try {
      await sandbox?.complete();
      if (sandbox === this.#sandbox) await this.#launcher.save();
    } catch {
      // Told to the run that wants them.
    }
  }

  /** Bring Python's files onto this device and start nothing; rejects with a sentence. */
  prefetch() {
    this.#prefetching ??= this.#prefetch().finally(() => {
      this.#prefetching = null;
    });
    return this.#prefetching;
  }

  async #prefetch() {
    if (this.#sandbox || this.#starting) return;
    try {
      await this.#launcher.prefetch();
    } finally {
      await this.look();
    }
  }

  /** Give up what is loaded for no run. */
  cancelPrefetch() {
    if (!this.#sandbox && this.#queue.length === 0) this.#launcher.cancel();
  }

  /** Look again at what is kept on this device: other tabs may have changed it. */
  async look() {
    if (!this.#sandbox && !this.#starting) await this.#tellWhatIsKept();
  }

  async #tellWhatIsKept() {
    const stage = (await this.#launcher.isKept()) ? 'kept' : 'absent';
    if (!this.#sandbox) this.progress.status = { stage };
  }

  async #next() {
    if (this.#current || this.#queue.length === 0) return;
    if (this.#queue[0].program.fresh && this.#used) this.#end();
    if (!this.#sandbox) {
      try {
        await this.start();
      } catch (error) {
        const reason = reasonOf(error);
        for (const job of this.#queue.splice(0)) job.settle({ state: 'unavailable', reason });
        return;
      }
      // Several callers waited for the same start; the first of them takes the queue on.
      if (this.#current || !this.#sandbox) return;
    }
    const job = this.#queue.shift();
    if (!job) return;
    this.#current = job;
    for (const waiting of this.#queue) waiting.listener.onWaiting();
    this.#used = true;
    this.#begin(job);
    const { cell, source, needs } = job.program;
    const output = limits.OUTPUT_CHARACTERS;
    this.#sandbox.send({ kind: 'run', run: job.number, cell, source, needs, output });
  }

  /** @param {Job} job */
  #begin({ program, listener }) {
    this.#printed = 0;
    this.#lacking = false;
    listener.onRunning();
    this.#watch.begin(program.hard, {
      onDeaf: () => this.#crash('it did not take up the run'),
      onLong: (seconds, wait) => listener.onLong?.(seconds, wait),
      onOver: (seconds) => this.#overdue(seconds),
    });
  }

  /** The run in hand wants files that have not come. */
  async #lack() {
    const sandbox = this.#sandbox;
    this.#lacking = true;
    this.#watch.end();
    try {
      const complete = sandbox?.complete();
      this.#current?.listener.onLoading(...this.#loaded);
      await complete;
    } catch (error) {
      if (sandbox !== this.#sandbox) return;
      // The next run starts Python anew, and asks for the files again.
      this.#end();
      this.#finish({ state: 'unavailable', reason: reasonOf(error) });
    }
  }

  /** @param {FromWorker} message */
  #receive(message) {
    if (message.kind === 'fatal') return this.#crash(message.message);
    const job = this.#current;
    if (!job || !('run' in message) || message.run !== job.number) return;
    if (message.kind === 'began' && this.#lacking) this.#begin(job);
    this.#watch.answered();
    if (message.kind === 'lacks') {
      void this.#lack();
    } else if (message.kind === 'print') {
      this.#printed += message.text.length;
      if (this.#printed > PRINT_ROOM * limits.OUTPUT_CHARACTERS)
        return this.#crash('it printed without end');
      job.listener.onPrint(message.stream, message.text);
    } else if (message.kind === 'plot') {
      job.listener.onPlot(message.text, message.notes, message.problem);
    } else if (message.kind === 'done') {
      if (message.damaged || job.program.fresh) this.#restart();
      const { state, value, error, took } = message;
      this.#finish(
        state === 'error' && error ? { state, error, took } : { state: 'ok', value, took },
      );
    }
  }

  /** @param {Outcome} outcome */
  #finish(outcome) {
    const job = this.#current;
    this.#current = null;
    this.#watch.end();
    job?.settle(outcome);
    this.#next();
  }

  /** @param {Job} job */
  #stop(job) {
    if (job === this.#current) {
      this.#restart();
      this.#finish({ state: 'stopped' });
    } else if (this.#queue.includes(job)) {
      this.#queue.splice(this.#queue.indexOf(job), 1);
      job.settle({ state: 'stopped' });
    }
  }

  /** @param {string} detail what the runtime said of its death */
  #crash(detail) {
    this.#restart();
    if (!this.#current) return;
    // Of a traceback through Python's own insides the last line is the one that says something.
    const reason = detail.trim().split('\n').at(-1)?.trim() || 'no reason given';
    const message = `The program brought Python itself down (${reason}). Python has been started afresh; your code is as you left it.`;
    this.#fail('Crash', message);
  }

  /** @param {number} seconds that the run had */
  #overdue(seconds) {
    this.#restart();
    const message = `The program was stopped: it had run for ${seconds} s, which is the limit here.`;
    this.#fail('TimeLimit', message);
  }

  /** End the run in hand with an error of no line. @param {string} type @param {string} message */
  #fail(type, message) {
    const cell = this.#current?.program.cell ?? '';
    const rest = { line: null, traceback: '', hint: null, cell };
    this.#finish({ state: 'error', error: { type, message, ...rest } });
  }

  /** End this Python and start the next from the bytes at hand. */
  #restart() {
    this.#end();
    // A failure is told to the next run, which tries again.
    this.start().catch(() => {});
  }

  /**
   * Have no Python while the page is put by: it takes much memory, and the page that follows has its
   * own. What runs or waits is stopped. A start in hand is left; it goes on when the page comes back.
   */
  rest() {
    if (!this.#sandbox) return;
    this.#end();
    // At once: the frame would hear of the end only when the page is back.
    this.#launcher.frame.close();
    this.#launcher.cancel();
    for (const job of this.#queue.splice(0)) job.settle({ state: 'stopped' });
    if (this.#current) this.#finish({ state: 'stopped' });
  }

  #end() {
    this.#sandbox?.end();
    this.#sandbox = null;
  }
}
