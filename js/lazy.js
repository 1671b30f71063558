// Loads a module when it is wanted, and again when it did not come. A browser may hold on to a module
// that came damaged, or to one that never came, for as long as the page lasts: the next try asks for
// it at another address.

import { patience } from './python/patience.js';

/** @typedef {{ tries: number, module: Promise<any> | null }} Wanted */

/** @type {Map<string, Wanted>} */
const modules = new Map();

/**
 * @template T
 * @param {() => Promise<T>} load does nothing but import a module by its name
 * @returns {Promise<T>} rejects when it fails, or takes too long; it may still come for the next call
 */
export async function lazy(load) {
  // The bundler writes the module's own address, with its fingerprint, into the function.
  const address = /import\(["'`]([^"'`]+)/.exec(String(load))?.[1] ?? String(load);
  const wanted = modules.get(address) ?? { tries: 0, module: null };
  modules.set(address, wanted);
  wanted.module ??= wanted.tries
    ? import(new URL(`${address}?again=${wanted.tries}`, import.meta.url).href)
    : load();
  const module = wanted.module;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error('It takes too long.')), patience.module);
  });
  try {
    return await Promise.race([module, late]);
  } catch (error) {
    if (wanted.module === module) {
      wanted.tries += 1;
      wanted.module = null;
      // What comes late is as good.
      module.then(
        () => {
          wanted.module = module;
        },
        () => {},
      );
    }
    throw error;
  } finally {
    clearTimeout(timer);
  }
}
