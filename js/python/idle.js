// When the browser has nothing better to do.

/** Milliseconds after which it is done anyway. */
const PATIENCE = 5_000;

/** @param {() => void} task */
export function whenIdle(task) {
  // Safari has no idle callbacks.
  if ('requestIdleCallback' in globalThis) requestIdleCallback(task, { timeout: PATIENCE });
  else setTimeout(task, 200);
}
