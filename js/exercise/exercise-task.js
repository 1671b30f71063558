/**
 * `<exercise-task>`: a task around a cell. The build writes what can be read; what checks the answer
 * is loaded when the exercise comes near the view.
 */

import { lazy } from '../lazy.js';
import { whenNear } from '../near.js';
import { tellTrouble } from '../trouble.js';

/** How far outside the view, in pixels. */
const MARGIN = 600;

export class ExerciseTaskElement extends HTMLElement {
  /** @type {AbortController | null} What is to be given back when the element leaves the page. */
  #connection = null;

  connectedCallback() {
    this.#connection = new AbortController();
    const { signal } = this.#connection;
    whenNear(this, MARGIN, () => void this.#load(signal), signal);
  }

  /** @param {AbortSignal} signal */
  async #load(signal) {
    try {
      const { Exercise } = await lazy(() => import('./exercise.js'));
      if (!signal.aborted) new Exercise(this, signal);
    } catch {
      const sentence = 'What checks this exercise could not be loaded.';
      if (!signal.aborted) tellTrouble(this, sentence, () => void this.#load(signal));
    }
  }

  disconnectedCallback() {
    this.#connection?.abort();
    this.#connection = null;
  }
}
