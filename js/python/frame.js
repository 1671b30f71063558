// Runs inside the sandboxed frame: owns the worker, and nothing else. The page talks to the worker
// directly, through the port that it hands over here.

/** @type {Worker | null} */
let worker = null;

/** @param {import('./protocol.js').FromFrame} message */
function toPage(message) {
  parent.postMessage(message, '*');
}

/**
 * @param {string} source
 * @param {MessagePort} port
 */
function start(source, port) {
  worker?.terminate();
  // A module worker of a blob does not start in an opaque origin; a classic one does.
  const url = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  worker = new Worker(url);
  URL.revokeObjectURL(url);
  worker.onerror = (event) => toPage({ kind: 'worker-error', message: event.message ?? '' });
  worker.postMessage(null, [port]);
}

addEventListener('message', (event) => {
  if (event.source !== parent) return;
  /** @type {import('./protocol.js').ToFrame} */
  const message = event.data;
  if (message.kind === 'start') {
    try {
      start(message.worker, event.ports[0]);
    } catch {
      const why = 'this browser refuses the worker that would contain it.';
      toPage({ kind: 'worker-error', message: why });
    }
  } else if (message.kind === 'terminate') {
    worker?.terminate();
    worker = null;
  }
});

toPage({ kind: 'frame-ready' });
