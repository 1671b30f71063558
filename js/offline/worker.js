// The page's side of the service worker: registering it, asking it, and offering a newer one.

/** Whether this browser has service workers here. */
export const isPossible = 'serviceWorker' in navigator;

/**
 * @param {URL} scope the book's own address
 * @returns {Promise<ServiceWorker>} when it is at work; rejects with a sentence
 */
export async function registered(scope) {
  const container = navigator.serviceWorker;
  const registration = await container
    .register(new URL('sw.js', scope), { scope: scope.href })
    .catch(() => {
      throw new Error(
        navigator.onLine
          ? 'The book’s service worker could not be loaded.'
          : 'You are offline, and the book’s pages are not on this device yet.',
      );
    });
  if (registration.active) return registration.active;
  const worker = registration.installing ?? registration.waiting;
  if (!worker) throw new Error('The book’s service worker did not start.');
  return settled(worker, 'activated');
}

/**
 * @param {ServiceWorker} worker
 * @param {ServiceWorkerState} state
 * @returns {Promise<ServiceWorker>} when it is in `state`
 */
function settled(worker, state) {
  return new Promise((resolve, reject) => {
    const look = () => {
      if (worker.state === state) resolve(worker);
      else if (worker.state === 'redundant') {
        reject(
          new Error('The book’s pages could not all be fetched, or there is no room for them.'),
        );
      }
    };
    worker.addEventListener('statechange', look);
    look();
  });
}

/** @param {ServiceWorker} worker @returns {Promise<import('./edition.js').Book>} its edition */
export function bookOf(worker) {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = ({ data }) => {
      port1.close();
      resolve(data);
    };
    worker.postMessage('book', [port2]);
  });
}

/**
 * Call `offer` when a newer edition waits, whole, beside the one that this page is of. When the reader
 * has taken it, here or in another tab, every page of the book is loaded anew: an old page and a new
 * worker do not go together.
 * @param {ServiceWorkerRegistration} registration
 * @param {(take: () => void) => void} offer
 */
export function watchEditions(registration, offer) {
  const container = navigator.serviceWorker;
  let controlled = container.controller !== null;
  container.addEventListener('controllerchange', () => {
    if (controlled) location.reload();
    controlled = true;
  });
  const look = () => {
    const { waiting } = registration;
    if (waiting && registration.active) offer(() => waiting.postMessage('take-over'));
  };
  registration.addEventListener('updatefound', () => {
    const worker = registration.installing;
    if (worker) settled(worker, 'installed').then(look, () => {});
  });
  look();
}
