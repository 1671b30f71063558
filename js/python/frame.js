// Runs inside the sandboxed frame: owns the workers, and nothing else. The page talks to a worker
// directly, through the port that it hands over here; by others the worker gets its files.

// No policy of a browser covers peers. A worker has none, and a frame made in here is of an origin
// of its own, so that it cannot hand over the one that it has.
for (const name of ['RTCPeerConnection', 'webkitRTCPeerConnection']) {
  Reflect.deleteProperty(globalThis, name);
}

/** By their numbers; and where the script of each is. @type {Map<number, { worker: Worker, address: string }>} */
const workers = new Map();

/** @type {import('./protocol.js').Kept} */
let engine = null;

/** @param {import('./protocol.js').FromFrame} message */
function toPage(message) {
  parent.postMessage(message, '*');
}

/** @param {number} number */
function end(number) {
  const ended = workers.get(number);
  if (!ended) return;
  workers.delete(number);
  ended.worker.terminate();
  // Not earlier: in WebKit a worker whose address is gone may import nothing.
  URL.revokeObjectURL(ended.address);
}

/**
 * @param {number} number
 * @param {string} source
 * @param {readonly MessagePort[]} ports
 */
function start(number, source, ports) {
  const address = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  // A module worker of a blob does not start in an opaque origin; a classic one does.
  const worker = new Worker(address);
  workers.set(number, { worker, address });
  worker.onerror = ({ message = '' }) => toPage({ kind: 'worker-error', number, message });
  worker.onmessage = worker.onmessageerror = keep;
  worker.postMessage(engine, [...ports]);
}

/**
 * The engine is one for all workers, and what a browser has compiled and improved of it stays with it.
 * A program of the reader's could send another: nothing is heard of a worker after its first message,
 * which comes before any program.
 * @param {MessageEvent} event
 */
function keep({ target, data }) {
  const sender = /** @type {Worker} */ (target);
  sender.onmessage = sender.onmessageerror = null;
  if (engine || !(data instanceof WebAssembly.Module)) return;
  engine = data;
  toPage({ kind: 'engine-kept' });
}

addEventListener('message', (event) => {
  if (event.source !== parent) return;
  /** @type {import('./protocol.js').ToFrame} */
  const message = event.data;
  if (message.kind === 'start') {
    try {
      start(message.number, message.worker, event.ports);
    } catch {
      const why = 'this browser refuses the worker that would contain it.';
      toPage({ kind: 'worker-error', number: message.number, message: why });
    }
  } else if (message.kind === 'terminate') {
    end(message.number);
  }
});

toPage({ kind: 'frame-ready' });
