// Runs in a worker of the page: has Python's files fetched, unpacked, verified and kept, so that the
// page has its hands free while they come. Asked by files-at-hand.js.

import { FileError } from './files.js';
import { Library } from './library.js';
import { send } from './parcels.js';
import { patience } from './patience.js';

/**
 * @typedef {{ files: Library['manifest'], base: string, stall: number }} Setting
 * @typedef {{ kind: 'fetch', names: string[] } | { kind: 'read', name: string }
 *   | { kind: 'hand-over', names: string[], port: MessagePort }
 *   | { kind: 'save', names: string[] } | { kind: 'tidy' } | { kind: 'forget' }} Order what is asked for
 * @typedef {{ id: number, setting: Setting, order: Order }} Call
 *
 * A sentence in `fault` is meant for the reader.
 * @typedef {{ kind: 'up' } | { kind: 'progress', loaded: number, total: number }
 *   | { kind: 'answer', id: number, value: unknown }
 *   | { kind: 'fault', id: number, fault: string | null, message: string }} Answer
 */

/** Milliseconds between two tellings of how much has come: each lays the page out anew. */
const TELLING = 250;

/** @type {Library | null} */
let library = null;
let told = Number.NEGATIVE_INFINITY;

/** @param {Answer} answer */
function post(answer) {
  postMessage(answer);
}

/** @param {Setting} setting */
function libraryOf({ files, base, stall }) {
  patience.stall = stall;
  if (library) return library;
  library = new Library(files, new URL(base));
  library.onProgress = (loaded, total) => {
    if (loaded < total && performance.now() - told < TELLING) return;
    told = performance.now();
    post({ kind: 'progress', loaded, total });
  };
  return library;
}

/** @param {Library} library @param {Order} order @returns {Promise<unknown>} */
async function follow(library, order) {
  switch (order.kind) {
    case 'fetch':
      return library.fetch(order.names);
    case 'read':
      return library.get([order.name]).get(order.name)?.whole;
    case 'hand-over': {
      const { names, port } = order;
      // Copies: the bytes stay here for the next start.
      await Promise.all(Array.from(library.get(names), ([name, file]) => send(name, file, port)));
      return null;
    }
    case 'save':
      return library.save(order.names);
    case 'tidy':
      return library.tidy();
    case 'forget':
      return library.forget();
  }
}

post({ kind: 'up' });
addEventListener('message', async (event) => {
  /** @type {Call} */
  const { id, setting, order } = event.data;
  try {
    post({ kind: 'answer', id, value: await follow(libraryOf(setting), order) });
  } catch (error) {
    const fault = error instanceof FileError ? error.message : null;
    post({ kind: 'fault', id, fault, message: String(error) });
  }
});
