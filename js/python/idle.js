// When the browser has nothing better to do.

/** Milliseconds after which it is done anyway. */
const PATIENCE = 5_000;

/** @param {() => void} task */
export function whenIdle(task) {
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
