/**
 * The one progress store of the book that is open.
 */

import { ProgressStore } from './store.js';

/** @type {ProgressStore | null} */
let store = null;

/**
 * The store, made at the first call. Books at one origin are told apart by their root, which
 * Material leaves in `__md_scope`.
 *
 * @returns {ProgressStore}
 */
export function bookProgress() {
  if (!store) {
    const { __md_scope: scope } = /** @type {{ __md_scope?: URL }} */ (globalThis);
    store = new ProgressStore(`progress:${scope?.pathname ?? '/'}`, () => localStorage, window);
  }
  return store;
}
