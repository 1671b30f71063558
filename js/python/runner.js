// The one runner of a visit: starts Python when it is first wanted, runs cells one after another,
// and starts Python afresh after Stop, after a crash and after a run that damaged it.

import manifest from '#runtime-manifest';
import { fetchFiles } from './files.js';
import { Rungs } from './rungs.js';
import { Frame, Sandbox } from './sandbox.js';

/**
 * @typedef {import('./protocol.js').FromWorker} FromWorker
 * @typedef {import('./protocol.js').RunError} RunError
 * @typedef {{ cell: string, source: string, needs: import('./protocol.js').NeededCell[] }} Program
 */

/**
 * How a run ended. `unavailable`: Python could not be started, and `reason` says why.
 * @typedef {{ state: 'ok', value: string | null }
 *   | { state: 'error', error: RunError }
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
 */

/** @typedef {{ number: number, program: Program, listener: Listener, settle: (outcome: Outcome) => void }} Job */

/** Characters that the page takes from one run: more than an honest runtime sends. */
const PRINT_LIMIT = 1_500_000;

export class Runner {
  /** What has been fetched. @type {Map<string, ArrayBuffer>} */
  #files = new Map();
  #rungs = new Rungs(manifest.pyodide);
  /** @type {Frame} */
  #frame;
  /** @type {Sandbox | null} */
  #sandbox = null;
  /** @type {Promise<void> | null} */
  #starting = null;
  /** @type {Job[]} */
  #queue = [];
  /** @type {Job | null} */
  #current = null;
  #count = 0;
  #printed = 0;

  /** @param {URL} base the folder of the runtime's files */
  constructor(base) {
    this.base = base;
    this.#frame = new Frame(new URL(manifest.files['frame.html'].path, base));
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
    this.#frame.open().catch(() => {});
    const sandbox = await this.#startOnARung();
    sandbox.onMessage = (message) => this.#receive(message);
    this.#frame.onWorkerError = (message) => this.#crash(message);
    this.#sandbox = sandbox;
    performance.measure('python:boot', { start: began });
  }

  /** Start on the first rung that fits this browser. @returns {Promise<Sandbox>} */
  async #startOnARung() {
    const { rung } = this.#rungs;
    const files = await this.#fetch(manifest.rungs[rung]);
    for (const job of this.#queue) job.listener.onStarting();
    await this.#frame.open();
    try {
      return await Sandbox.start(this.#frame, files, rung, manifest.start);
    } catch (error) {
      if (!this.#rungs.descend()) throw error;
      return this.#startOnARung();
    }
  }

  /** @param {string[]} names */
  async #fetch(names) {
    const missing = names.filter((name) => !this.#files.has(name));
    const files = Object.fromEntries(missing.map((name) => [name, manifest.files[name]]));
    const fetched = await fetchFiles(files, this.base, (loaded, total) => {
      for (const job of this.#queue) job.listener.onLoading(loaded, total);
    });
    for (const [name, data] of fetched) this.#files.set(name, data);
    return new Map([...this.#files].filter(([name]) => names.includes(name)));
  }

  async #next() {
    if (this.#current || this.#queue.length === 0) return;
    if (!this.#sandbox) {
      try {
        await this.start();
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        for (const job of this.#queue.splice(0)) job.settle({ state: 'unavailable', reason });
        return;
      }
      // Several callers waited for the same start; the first of them takes the queue on.
      if (this.#current || !this.#sandbox) return;
    }
    const job = this.#queue.shift();
    if (!job) return;
    this.#current = job;
    this.#printed = 0;
    for (const waiting of this.#queue) waiting.listener.onWaiting();
    job.listener.onRunning();
    this.#sandbox.send({ kind: 'run', run: job.number, ...job.program });
  }

  /** @param {FromWorker} message */
  #receive(message) {
    if (message.kind === 'fatal') return this.#crash(message.message);
    const job = this.#current;
    if (!job || !('run' in message) || message.run !== job.number) return;
    if (message.kind === 'print') {
      this.#printed += message.text.length;
      if (this.#printed > PRINT_LIMIT) return this.#crash('it printed without end');
      job.listener.onPrint(message.stream, message.text);
    } else if (message.kind === 'plot') {
      job.listener.onPlot(message.text, message.notes, message.problem);
    } else if (message.kind === 'done') {
      if (message.damaged) this.#restart();
      const { state, value, error } = message;
      this.#finish(state === 'error' && error ? { state, error } : { state: 'ok', value });
    }
  }

  /** @param {Outcome} outcome */
  #finish(outcome) {
    const job = this.#current;
    this.#current = null;
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
    const message = `The program brought Python itself down (${detail.trim() || 'no reason given'}). Python has been started afresh; your code is as you left it.`;
    const cell = this.#current.program.cell;
    /** @type {RunError} */
    const error = { type: 'Crash', message, line: null, traceback: '', hint: null, cell };
    this.#finish({ state: 'error', error });
  }

  /** End this Python and start the next from the bytes at hand. */
  #restart() {
    this.#sandbox?.end();
    this.#sandbox = null;
    // A failure is told to the next run, which tries again.
    this.start().catch(() => {});
  }
}
