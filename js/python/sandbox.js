// One start of Python: the sandboxed frame on the page, the worker in it, the port between. What an
// ended start still sends is never heard, since its port is closed.

import { patience } from './patience.js';
import { readMessage } from './protocol.js';

/** Milliseconds that Python may take to start from the bytes at hand. */
const BOOT_LIMIT = 90_000;

/** The sandbox cannot be had, as a sentence for the reader. */
export class SandboxError extends Error {}

/** The frame, which outlives its workers. */
export class Frame {
  /** @type {HTMLIFrameElement | null} */
  #element = null;
  /** @type {Promise<Window> | null} */
  #ready = null;
  #listening = new AbortController();
  /** Whether it has the engine for the next worker. */
  hasEngine = false;
  /** Told of an error in a worker that no one caught, by its number. @type {Map<number, (message: string) => void>} */
  #onError = new Map();
  #count = 0;

  /**
   * Put the frame on the page, once; resolves when it answers.
   * @param {string} page its HTML. It has no address, since nothing verifies what a browser loads
   *   from one, and no service worker is asked for the page of a frame whose origin is opaque.
   */
  open(page) {
    this.#ready ??= this.#open(page).catch((error) => {
      this.close();
      throw error;
    });
    return this.#ready;
  }

  /** @param {string} page @returns {Promise<Window>} */
  #open(page) {
    const frame = document.createElement('iframe');
    frame.setAttribute('sandbox', 'allow-scripts');
    frame.title = 'Python';
    frame.hidden = true;
    frame.tabIndex = -1;
    frame.setAttribute('aria-hidden', 'true');
    frame.srcdoc = page;
    this.#element = frame;
    this.#listening = new AbortController();
    return new Promise((resolve, reject) => {
      const fail = () => {
        reject(new SandboxError('The page that contains Python does not run in this browser.'));
      };
      const late = setTimeout(fail, patience.frame);
      const listen = (/** @type {MessageEvent} */ event) => {
        if (event.source !== frame.contentWindow || !event.source) return;
        clearTimeout(late);
        // A frame that is not shut off is not used.
        if (event.origin !== 'null') return fail();
        /** @type {import('./protocol.js').FromFrame} */
        const message = event.data ?? {};
        if (message.kind === 'frame-ready') {
          resolve(/** @type {Window} */ (event.source));
        } else if (message.kind === 'engine-kept') {
          this.hasEngine = true;
        } else if (message.kind === 'worker-error') {
          this.#onError.get(message.number)?.(String(message.message));
        }
      };
      addEventListener('message', listen, { signal: this.#listening.signal });
      document.body.append(frame);
    });
  }

  /**
   * Make a worker.
   * @param {string} source
   * @param {MessagePort[]} ports
   * @param {(message: string) => void} onError
   * @returns {() => void} ends it
   */
  start(source, ports, onError) {
    this.#count += 1;
    const number = this.#count;
    this.#onError.set(number, onError);
    this.#send({ kind: 'start', number, worker: source }, ports);
    return () => {
      this.#onError.delete(number);
      this.#send({ kind: 'terminate', number });
    };
  }

  /** @param {import('./protocol.js').ToFrame} message @param {Transferable[]} [transfer] */
  async #send(message, transfer) {
    const target = await this.#ready?.catch(() => null);
    target?.postMessage(message, '*', transfer);
  }

  close() {
    this.#listening.abort();
    this.#element?.remove();
    this.#element = null;
    this.#ready = null;
    this.#onError.clear();
    this.hasEngine = false;
  }
}

/** A started Python. */
export class Sandbox {
  /** Called with each message of the worker that has the shape of one. */
  onMessage = (/** @type {import('./protocol.js').FromWorker} */ _message) => {};
  /** Called with the message of an error in the worker that no one caught. */
  onError = (/** @type {string} */ _message) => {};
  /** @type {MessagePort} */
  #port;
  #end;
  /** @type {() => Promise<unknown>} */
  #later;
  /** @type {Promise<unknown> | null} */
  #complete = null;

  /**
   * @param {Frame} frame
   * @param {string} source of the worker
   * @param {MessagePort[]} files ports by which the worker gets its files
   * @param {() => Promise<unknown>} later
   */
  constructor(frame, source, files, later) {
    const { port1: port, port2 } = new MessageChannel();
    this.#port = port;
    this.#later = later;
    this.#end = frame.start(source, [port2, ...files], (message) => this.onError(message));
    port.onmessage = ({ data }) => {
      const message = readMessage(data);
      if (message) this.onMessage(message);
    };
  }

  /**
   * Start Python in `frame` from the runtime's files, which may still be on their way: the worker is
   * made and compiles while they arrive.
   * @param {Frame} frame
   * @param {{ all: Promise<unknown>, ports: MessagePort[], worker: Promise<ArrayBuffer>,
   *   later: () => Promise<unknown> }} files `all` settles when they have been sent to the other end
   *   of a port; `later` has those sent that a start can do without
   * @param {import('./protocol.js').Rung} rung
   * @param {import('./protocol.js').Start} start
   * @param {() => void} onStarting all files are handed over
   * @param {AbortSignal} [giveUp] ends it, also when it is up
   * @returns {Promise<Sandbox>}
   */
  static async start(frame, files, rung, start, onStarting, giveUp) {
    const source = new TextDecoder().decode(await files.worker);
    const sandbox = new Sandbox(frame, source, files.ports, files.later);
    try {
      giveUp?.throwIfAborted();
      const booted = sandbox.#booted();
      giveUp?.addEventListener('abort', () => {
        sandbox.end();
        booted.fail('it was given up.');
      });
      sandbox.send({ kind: 'boot', rung, start });
      // A worker that has given up is not waited for, nor are its files.
      await Promise.race([booted.answer, files.all]);
      onStarting();
      booted.expect();
      await booted.answer;
    } catch (error) {
      sandbox.end();
      throw error;
    }
    return sandbox;
  }

  /** The worker's answer to a start, and how to say that it is due, or not to be waited for. */
  #booted() {
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let late;
    /** @type {(why: string) => void} */
    let fail = () => {};
    /** @type {Promise<void>} */
    const answer = new Promise((resolve, reject) => {
      fail = (why) => {
        clearTimeout(late);
        reject(new SandboxError(`Python did not start: ${why}`));
      };
      this.onError = fail;
      this.onMessage = (message) => {
        if (message.kind === 'booted') {
          clearTimeout(late);
          resolve();
        } else if (message.kind === 'boot-failed' || message.kind === 'fatal') {
          fail(message.message);
        }
      };
    });
    answer.catch(() => {});
    const expect = () => {
      late = setTimeout(() => fail(`no answer in ${BOOT_LIMIT / 1000} s.`), BOOT_LIMIT);
    };
    return { answer, expect, fail };
  }

  /** Have the files sent that this Python was started without; rejects with a `FileError`. */
  complete() {
    this.#complete ??= this.#later();
    return this.#complete;
  }

  /** @param {import('./protocol.js').ToWorker} message */
  send(message) {
    this.#port.postMessage(message);
  }

  /** End this Python at once, whatever it does. */
  end() {
    this.#port.onmessage = null;
    this.#port.close();
    this.onError = () => {};
    this.#end();
  }
}
