// Runs inside the sandboxed frame: owns the worker, and nothing else. The page talks to the worker
// directly, through the port that it hands over here; by another one the worker gets its files.

// No policy of a browser covers peers. A worker has none, and a frame made in here is of an origin
// of its own, so that it cannot hand over the one that it has.
for (const name of ['RTCPeerConnection', 'webkitRTCPeerConnection']) {
  Reflect.deleteProperty(globalThis, name);
}

/** @type {Worker | null} */
let worker = null;
/** Where the worker's script is. */
let address = '';

/** @type {import('./protocol.js').Kept} */
let engine = null;

/** @param {import('./protocol.js').FromFrame} message */
function toPage(message) {
  parent.postMessage(message, '*');
}

function end() {
  worker?.terminate();
  worker = null;
  // Not earlier: in WebKit a worker whose address is gone may import nothing.
  URL.revokeObjectURL(address);
}

/**
 * @param {string} source
 * @param {readonly MessagePort[]} ports
 */
function start(source, ports) {
  end();
  address = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  // A module worker of a blob does not start in an opaque origin; a classic one does.
  worker = new Worker(address);
  worker.onerror = (event) => toPage({ kind: 'worker-error', message: event.message ?? '' });
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
      start(message.worker, event.ports);
    } catch {
      const why = 'this browser refuses the worker that would contain it.';
      toPage({ kind: 'worker-error', message: why });
    }
  } else if (message.kind === 'terminate') {
    end();
  }
});

toPage({ kind: 'frame-ready' });
