/**
 * What the build has put aside for an exercise: the programs that check an answer, and the solution.
 */

import { decode } from '../quiz/sealed.js';
import { reasonOf } from '../reason.js';

/**
 * @typedef {import('../python/protocol.js').NeededCell} Program
 * @typedef {{ before: Program, after: string, solution: string }} Asset
 */

/**
 * @param {string} name of the exercise's file
 * @returns {Promise<Asset>} rejects with a sentence for the reader
 */
export async function loadAsset(name) {
  try {
    const response = await fetch(new URL(`../exercises/${name}`, import.meta.url));
    if (!response.ok) throw new Error(`the host answered ${response.status}`);
    return JSON.parse(decode(await response.text()));
  } catch (error) {
    throw new Error(
      `The checks could not be fetched (${reasonOf(error)}). Your code stays as it is; try again.`,
    );
  }
}
