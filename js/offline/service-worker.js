// The service worker: answers for one edition of the book, the one that it was built with, whole.
// The build puts the list of that edition's files before this script, see textbook/offline.py. A
// newer edition is another worker, which waits until no page of this one is open, or the reader asks.

import manifest from '#runtime-manifest';
import { fetchFile } from '../python/files.js';
import { FileStore } from '../python/store.js';
import { cachePrefix, Edition, respond } from './edition.js';
import { isWanted } from './wanted.js';

/**
 * The parts of a service worker's scope that are used; TypeScript's own types of it do not go
 * together with those of a page.
 * @typedef {{ waitUntil(work: Promise<unknown>): void }} LifeEvent
 * @typedef {LifeEvent & { request: Request, respondWith(answer: Promise<Response>): void }} Asked
 * @typedef {LifeEvent & { data: unknown, ports: readonly MessagePort[] }} Told
 * @typedef {{
 *   book: import('./edition.js').Book,
 *   registration: ServiceWorkerRegistration,
 *   clients: { claim(): Promise<void> },
 *   skipWaiting(): Promise<void>,
 *   addEventListener(type: 'install' | 'activate', act: (event: LifeEvent) => void): void,
 *   addEventListener(type: 'fetch', act: (event: Asked) => void): void,
 *   addEventListener(type: 'message', act: (event: Told) => void): void,
 * }} Worker
 */
const worker = /** @type {Worker} */ (/** @type {unknown} */ (globalThis));

const scope = new URL(worker.registration.scope);
const edition = new Edition(worker.book, scope);
const python = new URL('assets/python/', scope);
const store = new FileStore(python);
const unhurried = new AbortController().signal;

worker.addEventListener('install', (event) => event.waitUntil(install()));
worker.addEventListener('activate', (event) => event.waitUntil(takeOver()));

async function install() {
  const whole = await isWanted(scope);
  const files = edition.files.filter(({ early }) => early || whole);
  await edition.keep(await edition.missing(files), unhurried);
  if (whole) await keepPython();
}

/** Python for a reader who keeps the book: an edition that is offered is there whole. */
async function keepPython() {
  const kept = await store.kept();
  for (const name of manifest.rungs.snapshot) {
    const file = manifest.files[name];
    if (kept.has(file.plain.sha256)) continue;
    const data = await fetchFile(name, file, python, unhurried, () => {});
    if (!(await store.write(file, data))) throw new Error(`${name} could not be kept`);
  }
}

/** No page of an earlier edition is open any more, or all of them are about to be loaded anew. */
async function takeOver() {
  for (const name of await caches.keys()) {
    if (name.startsWith(cachePrefix(scope)) && name !== edition.name) await caches.delete(name);
  }
  await store.keepOnly(Object.values(manifest.files));
  await worker.clients.claim();
}

worker.addEventListener('message', (event) => {
  if (event.data === 'take-over') event.waitUntil(worker.skipWaiting());
  if (event.data === 'book') event.ports[0]?.postMessage(worker.book);
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET') return;
  const url = new URL(request.url);
  const file = edition.find(url);
  if (file) event.respondWith(answer(file, request));
  // An address without its last slash, which a host would mend.
  else if (request.mode === 'navigate' && edition.find(new URL(`${url.pathname}/`, url))) {
    url.pathname += '/';
    event.respondWith(Promise.resolve(Response.redirect(url.href)));
  }
});

/** @param {import('./edition.js').BookFile} file @param {Request} request */
async function answer(file, request) {
  const kept = await edition.read(file);
  if (kept) return kept;
  try {
    const data = await edition.fetch(file, request.signal);
    const answered = respond(file, data);
    // After the reader has removed the book nothing is kept unasked.
    if (await caches.has(edition.name)) {
      const cache = await caches.open(edition.name);
      await cache.put(request.url.replace(/[?#].*/, ''), answered.clone()).catch(() => {});
    }
    return answered;
  } catch {
    // What is named by its hash can be nothing else; for another file the host may have another
    // edition's page, or a word of its own, as without this worker.
    return edition.isImmutable(file) ? Response.error() : fetch(request);
  }
}
