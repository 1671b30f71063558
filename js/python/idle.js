// When the browser has nothing better to do.

/** Milliseconds after which it is done anyway. */
const PATIENCE = 5_000;
/** The same for what gives way to a reader who waits. */
const WAIT = 4_000;
/** How long a reader who has just done something is left alone. */
const QUIET = 500;

/** What a reader waits for. @type {Set<Promise<unknown>>} */
const awaited = new Set();
/** When a reader last did something that the device may be needed for. */
let stirred = Number.NEGATIVE_INFINITY;

/** The reader works with a program, and is likely to go on: everything that can wait gives way. */
export function stir() {
  stirred = performance.now();
}

/** Everything that can wait gives way to `promise`. @param {Promise<unknown>} promise */
export function comesFirst(promise) {
  awaited.add(promise);
  const over = () => awaited.delete(promise);
  promise.then(over, over);
}

/** Settles when no reader waits for anything or is at work, or that has lasted long. */
export async function whenNobodyWaits() {
  const end = performance.now() + WAIT;
  for (;;) {
    const now = performance.now();
    const quiet = stirred + QUIET;
    if (now >= end || (awaited.size === 0 && now >= quiet)) return;
    const until = awaited.size ? end : Math.min(quiet, end);
    const pause = new Promise((resolve) => setTimeout(resolve, until - now));
    await (awaited.size ? Promise.race([pause, Promise.allSettled(awaited)]) : pause);
  }
}

/** Settles after the tasks that wait already. @returns {Promise<void>} */
export function afterWhatWaits() {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/** Settles when what has changed on the page has been painted. @returns {Promise<void>} */
export function whenPainted() {
  // A page that is not seen is not painted.
  if (document.hidden) return Promise.resolve();
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}

/** @param {() => void} task */
export async function whenIdle(task) {
  await whenNobodyWaits();
  inAMoment(task);
}

/** The same for what a reader does wait for. @param {() => void} task */
export function inAMoment(task) {
  // Safari has no idle callbacks.
  if ('requestIdleCallback' in globalThis) requestIdleCallback(task, { timeout: PATIENCE });
  else setTimeout(task, 200);
}

/**
 * The same, but not before the page has loaded.
 *
 * @param {() => void} task
 * @param {AbortSignal} signal
 */
export function whenAtRest(task, signal) {
  if (document.readyState === 'complete') whenIdle(task);
  else addEventListener('load', () => whenIdle(task), { once: true, signal });
}
