// The one runner of a visit: runs cells one after another, and has Python started afresh after Stop,
// after a crash and after a run that damaged it.

import { limits } from '../limits.js';
import { reasonOf } from '../reason.js';
import { deathSentence } from './death.js';
import { comesFirst, stir, whenIdle } from './idle.js';
import { Interpreter } from './interpreter.js';
import { PROGRAM, WarmUp } from './warm-up.js';
import { Watch } from './watch.js';

/**
 * @typedef {import('./protocol.js').FromWorker} FromWorker
 * @typedef {import('./protocol.js').RunError} RunError
 * @typedef {import('./protocol.js').Note} Note
 *
 * What is to be run. `hard` is the time in milliseconds after which the run is ended, with a
 * sentence; without it the listener is told when the time is up. A `fresh` program has a Python that
 * has run nothing before it and runs nothing after it.
 * @typedef {{ cell: string, source: string, needs: import('./protocol.js').NeededCell[],
 *   hard?: number, fresh?: boolean, look?: boolean }} Program
 */

/**
 * How a run ended, and how many milliseconds it took. `unavailable`: Python could not be started, and
 * `reason` says why.
 * @typedef {{ state: 'ok', value: string | null, took: number, notes?: Note[] }
 *   | { state: 'error', error: RunError, took?: number, notes?: Note[] }
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
 * @property {(text: string | null, notes: string[], problem: string | null, line: number | null) => void} onPlot
 * @property {(seconds: number, wait: () => void) => void} [onLong] the program has run for so long,
 *   and goes on; `wait` asks to be told again after as long
 */

/**
 * @typedef {{ number: number, program: Program, listener: Listener, settle: (outcome: Outcome) => void,
 *   again?: boolean }} Job `again` where it has been put back into the queue
 */

/**
 * UTF-16 units that the page takes from one run, as a multiple of the characters that a run may
 * print: more than an honest runtime sends.
 */
const PRINT_ROOM = 2.5;

export class Runner {
  #python;
  /** @type {Job[]} */
  #queue = [];
  /** @type {Job | null} */
  #current = null;
  /**
   * Of the run that has ended, until Python is known to be as it was; the run in hand begins after that.
   * @type {number | null}
   */
  #unchecked = null;
  #warmUp = new WarmUp();
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
    this.#python = new Interpreter(base, {
      onLoading: (loaded, total) => {
        this.#loaded = [loaded, total];
        if (this.#lacking) this.#current?.listener.onLoading(loaded, total);
        // The rest of the files comes while Python is up.
        else if (!this.ready) for (const job of this.#queue) job.listener.onLoading(loaded, total);
      },
      onStarting: () => {
        for (const { listener } of this.#queue) listener.onStarting();
      },
      onUp: () => {
        this.#used = false;
        this.#warmUp.begin();
        whenIdle(() => this.#warm());
      },
      onMessage: (message) => this.#receive(message),
      onCrash: (detail) => this.#crash(detail),
    });
  }

  /** How far Python is. */
  get progress() {
    return this.#python.progress;
  }

  /** Whether Python is up. */
  get ready() {
    return this.#python.sandbox !== null;
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
    if (!this.ready) comesFirst(outcome);
    this.#next();
    return { outcome, stop: () => this.#stop(job) };
  }

  /** Start Python if it is not up; rejects with a sentence for the reader. */
  start() {
    return this.#python.start();
  }

  /** Bring Python's files onto this device and start nothing; rejects with a sentence. */
  prefetch() {
    return this.#python.prefetch();
  }

  /** Give up what is loaded for no run. */
  cancelPrefetch() {
    if (this.#queue.length === 0) this.#python.cancel();
  }

  /** Look again at what is kept on this device: other tabs may have changed it. */
  look() {
    return this.#python.look();
  }

  /** Have Python run a program of the book's own, which counts for nothing, as run 0. */
  #warm() {
    const busy = this.#current || this.#queue.length > 0 || this.#unchecked !== null;
    if (!this.ready || busy || !this.#warmUp.isWanted) return;
    this.#expectCheck(0);
    this.#run(0, { cell: 'warm-up', source: PROGRAM, needs: [] });
  }

  async #next() {
    if (this.#current || this.#queue.length === 0) return;
    if (this.#queue[0].program.fresh && this.#used) this.#end();
    if (!this.ready) {
      try {
        await this.start();
      } catch (error) {
        const reason = reasonOf(error);
        for (const job of this.#queue.splice(0)) job.settle({ state: 'unavailable', reason });
        return;
      }
      // Several callers waited for the same start; the first of them takes the queue on.
      if (this.#current || !this.ready) return;
    }
    const job = this.#queue.shift();
    if (!job) return;
    this.#current = job;
    for (const waiting of this.#queue) waiting.listener.onWaiting();
    this.#used = true;
    this.#begin(job);
    this.#run(job.number, job.program);
  }

  /** @param {number} run @param {Program} program */
  #run(run, { cell, source, needs, look = false }) {
    const output = limits.OUTPUT_CHARACTERS;
    this.#python.sandbox?.send({ kind: 'run', run, cell, source, needs, output, look });
  }

  /** @param {Job} job */
  #begin({ program, listener }) {
    this.#printed = 0;
    this.#lacking = false;
    listener.onRunning();
    this.#watch.begin(program.hard, {
      onLong: (seconds, wait) => listener.onLong?.(seconds, wait),
      onOver: (seconds) => this.#overdue(seconds),
      // Who stops it then need not wait for the next one.
      onLasting: () => this.#python.prepare(),
    });
    this.#expectAnswer();
  }

  /** A worker that says nothing for long is replaced. */
  #expectAnswer() {
    this.#watch.expect(() => this.#crash('it did not take up the run'));
  }

  /** The run in hand wants files that have not come. */
  async #lack() {
    const { sandbox } = this.#python;
    this.#lacking = true;
    this.#watch.end();
    try {
      const complete = sandbox?.complete();
      this.#current?.listener.onLoading(...this.#loaded);
      await complete;
    } catch (error) {
      if (sandbox !== this.#python.sandbox) return;
      // The next run starts Python anew, and asks for the files again.
      this.#end();
      this.#finish({ state: 'unavailable', reason: reasonOf(error) });
    }
  }

  /** @param {FromWorker} message */
  #receive(message) {
    if (message.kind === 'fatal') return this.#crash(message.message);
    if (message.kind === 'checked') return this.#checked(message);
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
      job.listener.onPlot(message.text, message.notes, message.problem, message.line);
    } else if (message.kind === 'done') {
      if (job.program.fresh) this.#restart();
      else this.#expectCheck(job.number);
      const { state, value, error, notes, took } = message;
      if (state === 'error' && error) this.#finish({ state, error, notes, took });
      else this.#finish({ state: 'ok', value, notes, took });
    }
  }

  /** @param {Outcome} outcome */
  #finish(outcome) {
    const job = this.#current;
    this.#current = null;
    this.#python.dropSpare();
    stir();
    job?.settle(outcome);
    this.#next();
  }

  /** The worker begins nothing until it has said what `run` has left behind. @param {number} run */
  #expectCheck(run) {
    this.#unchecked = run;
    this.#watch.end();
    this.#expectAnswer();
  }

  /** @param {{ run: number, damaged: boolean }} message */
  #checked({ run, damaged }) {
    if (run !== this.#unchecked) return;
    this.#warmUp.ran();
    if (damaged) this.#replace();
    else {
      this.#unchecked = null;
      if (this.#current) this.#expectAnswer();
      else this.#watch.answered();
    }
    whenIdle(() => this.#warm());
  }

  /** Python is unfit for another run: the run in hand, which has not begun, begins in the next. */
  #replace() {
    if (this.#unchecked === 0) this.#warmUp.giveUp();
    const job = this.#current;
    this.#current = null;
    if (job) {
      job.again = true;
      this.#queue.unshift(job);
    }
    this.#restart();
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
    // It is not told which run brought Python down: the one before is taken for it once.
    if (!this.#current || (this.#unchecked !== null && !this.#current.again))
      return this.#replace();
    this.#restart();
    this.#fail('Crash', deathSentence(detail));
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
    this.#python.restart();
  }

  /**
   * Have no Python while the page is put by: it takes much memory, and the page that follows has its
   * own. What runs or waits is stopped. A start in hand is left; it goes on when the page comes back.
   */
  rest() {
    if (!this.ready) return;
    this.#end();
    this.#python.close();
    for (const job of this.#queue.splice(0)) job.settle({ state: 'stopped' });
    if (this.#current) this.#finish({ state: 'stopped' });
  }

  #end() {
    this.#python.end();
    this.#unchecked = null;
    this.#watch.end();
  }
}
