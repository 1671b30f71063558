// The runner of this visit. Kept across Material's instant navigation, made when first wanted.

import { Runner } from './runner.js';

/** @type {Runner | null} */
let runner = null;

/** The runner; its files lie beside the folder of the bundled scripts. */
export function getRunner() {
  runner ??= new Runner(new URL('../python/', import.meta.url));
  return runner;
}
