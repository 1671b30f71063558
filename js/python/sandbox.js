// One start of Python: the sandboxed frame on the page, the worker in it, the port between. What an
// ended start still sends is never heard, since its port is closed.

import { patience } from './patience.js';
import { readMessage } from './protocol.js';

/** Milliseconds that Python may take to start from the bytes at hand. */
const BOOT_LIMIT = 90_000;

/**
 * How the frame gets its opaque origin. By its own attribute; but then no service worker is asked for
 * its page, and there is none without a network. So where a service worker is at work its answer
 * makes the origin opaque (js/offline/service-worker.js). Which of the two it was is not taken on
 * trust: a frame that speaks from the book's own origin is not used.
 */
const BY_ATTRIBUTE = 'allow-scripts';
const BY_ANSWER = 'allow-scripts allow-same-origin';

/** The sandbox cannot be had, as a sentence for the reader. */
export class SandboxError extends Error {}

/** The frame, which outlives its workers. */
export class Frame {
  /** @type {HTMLIFrameElement | null} */
  #element = null;
  /** @type {Promise<Window> | null} */
  #ready = null;
  /** How often its page was asked for in vain. */
  #tries = 0;
  /** Called with the message of an error in the worker that no one caught. */
  onWorkerError = (/** @type {string} */ _message) => {};

  /** @param {URL} address */
  constructor(address) {
    this.address = address;
  }

  /** Put the frame on the page, once; resolves when it answers. */
  open() {
    this.#ready ??= this.#open().catch((error) => {
      this.#tries += 1;
      this.close();
      throw error;
    });
    return this.#ready;
  }

  /** @returns {Promise<Window>} */
  async #open() {
    if (navigator.serviceWorker?.controller) {
      try {
        return await this.#load(BY_ANSWER);
      } catch {
        this.#element?.remove();
      }
    }
    return this.#load(BY_ATTRIBUTE);
  }

  /** @param {string} sandbox @returns {Promise<Window>} */
  #load(sandbox) {
    const frame = document.createElement('iframe');
    frame.setAttribute('sandbox', sandbox);
    frame.title = 'Python';
    frame.hidden = true;
    frame.tabIndex = -1;
    frame.setAttribute('aria-hidden', 'true');
    // The browser may keep what came in the page's place.
    frame.src = this.address.href + (this.#tries ? `?again=${this.#tries}` : '');
    this.#element = frame;
    return new Promise((resolve, reject) => {
      const fail = () => {
        removeEventListener('message', listen);
        reject(new SandboxError(`The page that contains Python did not load.${offline()}`));
      };
      let late = setTimeout(fail, patience.frame);
      let speaks = false;
      // A page that is not the frame's loads, and says nothing.
      frame.addEventListener('load', () => {
        clearTimeout(late);
        if (!speaks) late = setTimeout(fail, patience.mute);
      });
      const listen = (/** @type {MessageEvent} */ event) => {
        if (event.source !== frame.contentWindow || !event.source) return;
        speaks = true;
        clearTimeout(late);
        if (event.origin !== 'null') return fail();
        /** @type {import('./protocol.js').FromFrame} */
        const message = event.data ?? {};
        if (message.kind === 'frame-ready') {
          resolve(/** @type {Window} */ (event.source));
        } else if (message.kind === 'worker-error') {
          this.onWorkerError(String(message.message));
        }
      };
      addEventListener('message', listen);
      document.body.append(frame);
    });
  }

  /** @param {import('./protocol.js').ToFrame} message @param {Transferable[]} [transfer] */
  async send(message, transfer) {
    const target = await this.open();
    target.postMessage(message, '*', transfer);
  }

  close() {
    this.#element?.remove();
    this.#element = null;
    this.#ready = null;
  }
}

function offline() {
  return navigator.onLine ? '' : ' You are offline.';
}

/** A started Python. */
export class Sandbox {
  /** Called with each message of the worker that has the shape of one. */
  onMessage = (/** @type {import('./protocol.js').FromWorker} */ _message) => {};
  /** @type {MessagePort} */
  #port;

  /** @param {Frame} frame @param {MessagePort} port */
  constructor(frame, port) {
    this.frame = frame;
    this.#port = port;
    port.onmessage = ({ data }) => {
      const message = readMessage(data);
      if (message) this.onMessage(message);
    };
  }

  /**
   * Start Python in `frame` from the runtime's files, which may still be on their way: the worker is
   * made and compiles while they arrive.
   * @param {Frame} frame
   * @param {Map<string, Promise<ArrayBuffer>>} files
   * @param {import('./protocol.js').Rung} rung
   * @param {import('./protocol.js').Start} start
   * @param {() => void} onStarting all files are handed over
   * @returns {Promise<Sandbox>}
   */
  static async start(frame, files, rung, start, onStarting) {
    const source = new TextDecoder().decode(await files.get('worker.js'));
    const { port1, port2 } = new MessageChannel();
    const sandbox = new Sandbox(frame, port1);
    try {
      await frame.send({ kind: 'start', worker: source }, [port2]);
      const booted = sandbox.#booted();
      sandbox.send({ kind: 'boot', rung, start });
      // A worker that has given up is not waited for, nor are its files.
      await Promise.race([booted.answer, sandbox.#handOver(files)]);
      onStarting();
      booted.expect();
      await booted.answer;
    } catch (error) {
      sandbox.end();
      throw error;
    }
    return sandbox;
  }

  /** @param {Map<string, Promise<ArrayBuffer>>} files */
  async #handOver(files) {
    const handed = Array.from(files, async ([name, file]) => {
      // A copy: the page keeps the bytes for the next start.
      this.send({ kind: 'file', name, data: await file });
    });
    await Promise.all(handed);
  }

  /** The worker's answer to a start, and how to say that it is due. */
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
      this.frame.onWorkerError = fail;
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
    return { answer, expect };
  }

  /** @param {import('./protocol.js').ToWorker} message */
  send(message) {
    this.#port.postMessage(message);
  }

  /** End this Python at once, whatever it does. */
  end() {
    this.#port.onmessage = null;
    this.#port.close();
    this.frame.onWorkerError = () => {};
    this.frame.send({ kind: 'terminate' }).catch(() => {});
  }
}
