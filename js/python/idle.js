// When the browser has nothing better to do.

/** Milliseconds after which it is done anyway. */
const PATIENCE = 5_000;
/** The same for what gives way to a reader who waits. */
const WAIT = 4_000;

/** What a reader waits for. @type {Set<Promise<unknown>>} */
const awaited = new Set();

/** Everything that can wait gives way to `promise`. @param {Promise<unknown>} promise */
export function comesFirst(promise) {
  awaited.add(promise);
  const over = () => awaited.delete(promise);
  promise.then(over, over);
}

/** Settles when no reader waits for anything, or has waited long. */
export async function whenNobodyWaits() {
  if (awaited.size === 0) return;
  const late = new Promise((resolve) => setTimeout(resolve, WAIT));
  await Promise.race([late, Promise.allSettled(awaited)]);
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
