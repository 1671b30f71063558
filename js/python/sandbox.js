// One start of Python: the sandboxed frame on the page, the worker in it, the port between. What an
// ended start still sends is never heard, since its port is closed.

import { readMessage } from './protocol.js';

/** Milliseconds that the frame may take to load, and Python to start from the bytes at hand. */
const FRAME_LIMIT = 20_000;
const BOOT_LIMIT = 90_000;

/** The sandbox cannot be had, as a sentence for the reader. */
export class SandboxError extends Error {}

/** The frame, which outlives its workers. */
export class Frame {
  /** @type {HTMLIFrameElement | null} */
  #element = null;
  /** @type {Promise<Window> | null} */
  #ready = null;
  /** Called with the message of an error in the worker that no one caught. */
  onWorkerError = (/** @type {string} */ _message) => {};

  /** @param {URL} address */
  constructor(address) {
    this.address = address;
  }

  /** Put the frame on the page, once; resolves when it answers. */
  open() {
    this.#ready ??= this.#open().catch((error) => {
      this.close();
      throw error;
    });
    return this.#ready;
  }

  /** @returns {Promise<Window>} */
  #open() {
    const frame = document.createElement('iframe');
    frame.setAttribute('sandbox', 'allow-scripts');
    frame.title = 'Python';
    frame.hidden = true;
    frame.tabIndex = -1;
    frame.setAttribute('aria-hidden', 'true');
    frame.src = this.address.href;
    this.#element = frame;
    return new Promise((resolve, reject) => {
      const late = setTimeout(
        () => reject(new SandboxError('The page that contains Python did not load.')),
        FRAME_LIMIT,
      );
      addEventListener('message', (event) => {
        if (event.source !== frame.contentWindow || !event.source) return;
        /** @type {import('./protocol.js').FromFrame} */
        const message = event.data ?? {};
        if (message.kind === 'frame-ready') {
          clearTimeout(late);
          resolve(/** @type {Window} */ (event.source));
        } else if (message.kind === 'worker-error') {
          this.onWorkerError(String(message.message));
        }
      });
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
   * Start Python in `frame` from the runtime's files.
   * @param {Frame} frame
   * @param {Map<string, ArrayBuffer>} files
   * @param {import('./protocol.js').Rung} rung
   * @param {import('./protocol.js').Start} start
   * @returns {Promise<Sandbox>}
   */
  static async start(frame, files, rung, start) {
    const source = new TextDecoder().decode(files.get('worker.js'));
    const { port1, port2 } = new MessageChannel();
    const sandbox = new Sandbox(frame, port1);
    await frame.send({ kind: 'start', worker: source }, [port2]);
    try {
      // Copies: the page keeps the bytes for the next start.
      const handed = Array.from(files, ([name, data]) => ({ name, data }));
      await sandbox.#boot({ kind: 'boot', rung, start, files: handed });
    } catch (error) {
      sandbox.end();
      throw error;
    }
    return sandbox;
  }

  /** @param {import('./protocol.js').BootRequest} request @returns {Promise<void>} */
  #boot(request) {
    return new Promise((resolve, reject) => {
      const fail = (/** @type {string} */ why) => {
        clearTimeout(late);
        reject(new SandboxError(`Python did not start: ${why}`));
      };
      const late = setTimeout(() => fail(`no answer in ${BOOT_LIMIT / 1000} s.`), BOOT_LIMIT);
      this.frame.onWorkerError = fail;
      this.onMessage = (message) => {
        if (message.kind === 'booted') {
          clearTimeout(late);
          resolve();
        } else if (message.kind === 'boot-failed' || message.kind === 'fatal') {
          fail(message.message);
        }
      };
      this.send(request);
    });
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
