// The page's side of the service worker.

/** Whether this browser has service workers here. */
export const isPossible = 'serviceWorker' in navigator;

/**
 * @param {URL} scope the book's own address
 * @returns {Promise<void>} when it is at work; rejects with a sentence
 */
export async function registered(scope) {
  const container = navigator.serviceWorker;
  if ((await container.getRegistration(scope))?.active) return;
  await container
    .register(new URL('sw.js', scope), { scope: scope.href, updateViaCache: 'none' })
    .catch(() => {
      throw new Error('The book’s service worker could not be loaded.');
    });
  await container.ready;
}
