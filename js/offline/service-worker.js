// The service worker: answers for the one edition that the reader reads from this device, whole, with
// or without a network. It holds nothing of an edition itself, so a newer worker changes none.

import { FileStore } from '../python/store.js';
import { respond } from './edition.js';
import { Shelf } from './shelf.js';

/**
 * The parts of a service worker's scope that are used; TypeScript's own types of it do not go
 * together with those of a page.
 * @typedef {{ waitUntil(work: Promise<unknown>): void }} LifeEvent
 * @typedef {LifeEvent & { request: Request, respondWith(answer: Promise<Response>): void }} Asked
 * @typedef {LifeEvent & { data: unknown }} Told
 * @typedef {{
 *   registration: ServiceWorkerRegistration,
 *   clients: { claim(): Promise<void>, matchAll(options: object): Promise<unknown[]> },
 *   skipWaiting(): Promise<void>,
 *   addEventListener(type: 'install' | 'activate', act: (event: LifeEvent) => void): void,
 *   addEventListener(type: 'fetch', act: (event: Asked) => void): void,
 *   addEventListener(type: 'message', act: (event: Told) => void): void,
 * }} Worker
 */
const worker = /** @type {Worker} */ (/** @type {unknown} */ (globalThis));

const scope = new URL(worker.registration.scope);
const python = new URL('assets/python/', scope);
const shelf = new Shelf(scope);

worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()));
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));

worker.addEventListener('message', (event) => {
  if (event.data === 'tidy') event.waitUntil(tidy());
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  const ours = url.href.startsWith(scope.href) && !url.href.startsWith(python.href);
  if (request.method !== 'GET' || !ours || url.searchParams.has('edition')) return;
  event.respondWith(answer(request, url));
});

/** @param {Request} request @param {URL} url @returns {Promise<Response>} */
async function answer(request, url) {
  const edition = await shelf.current().catch(() => null);
  const file = edition?.find(url);
  if (!edition || !file) return elsewhere(edition, request, url);
  const kept = await edition.read(file);
  if (kept) return kept;
  try {
    const data = await edition.fetch(file, request.signal);
    // After the reader has removed the book nothing is kept unasked.
    if (await caches.has(edition.name)) await edition.write(file, data).catch(() => {});
    return respond(file, data);
  } catch {
    // What is named by its hash can be nothing else; for another file the host may have another
    // edition's page, or a word of its own, as without this worker.
    return edition.isImmutable(file) ? Response.error() : fetch(request);
  }
}

/**
 * What the edition that is read does not have.
 * @param {import('./edition.js').Edition | null} edition
 * @param {Request} request
 * @param {URL} url
 */
async function elsewhere(edition, request, url) {
  // An address without its last slash, which a host would mend.
  if (request.mode === 'navigate' && edition?.find(new URL(`${url.pathname}/`, url))) {
    url.pathname += '/';
    return Response.redirect(url.href);
  }
  // A page that was open when another edition was taken still asks for parts of its own.
  for (const other of edition ? await shelf.all() : []) {
    const file = other.find(url);
    const kept = file && other.isImmutable(file) ? await other.read(file) : null;
    if (kept) return kept;
  }
  try {
    return await fetch(request);
  } catch (error) {
    if (!edition || request.mode !== 'navigate') throw error;
    return notHere();
  }
}

/** Told without a network, of an address that is none of the book's. */
function notHere() {
  const page = `<!doctype html><html lang="en"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>Not in this book</title>
<p>There is no network, and this address is not in the book on this device.
<p><a href="${scope.href}">To the book</a>`;
  return new Response(page, { status: 404, headers: { 'Content-Type': 'text/html' } });
}

/** Remove the editions that are not read, unless a page of one may be open. */
async function tidy() {
  const pages = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const edition = await shelf.current();
  if (!edition || pages.length > 1) return;
  await shelf.keepOnly(edition);
  await new FileStore(python).keepOnly(Object.values(edition.book.python.files));
}
