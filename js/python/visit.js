// The runner of this visit and its reader's preference, kept across Material's instant navigation.

import { Preference } from './preference.js';
import { Runner } from './runner.js';

/** @type {Runner | null} */
let runner = null;

/** The runner; its files lie beside the folder of the bundled scripts. */
export function getRunner() {
  runner ??= new Runner(new URL('../python/', import.meta.url));
  return runner;
}

/** Books of one host are told apart by the folder of their assets. */
export const preference = new Preference(
  `python-only-on-run:${new URL('../', import.meta.url).pathname}`,
  () => localStorage,
  globalThis,
);
