/**
 * `<exercise-task>`: a task around a cell. The build writes what can be read; what checks the answer
 * is loaded when the exercise comes near the view.
 */

/** How far outside the view, in pixels. */
const MARGIN = 600;

export class ExerciseTaskElement extends HTMLElement {
  /** @type {AbortController | null} What is to be given back when the element leaves the page. */
  #connection = null;

  connectedCallback() {
    this.#connection = new AbortController();
    const { signal } = this.#connection;
    const near = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        near.disconnect();
        import('./exercise.js').then(({ Exercise }) => {
          if (!signal.aborted) new Exercise(this, signal);
        }, console.warn);
      },
      { rootMargin: `${MARGIN}px` },
    );
    near.observe(this);
    signal.addEventListener('abort', () => near.disconnect());
  }

  disconnectedCallback() {
    this.#connection?.abort();
    this.#connection = null;
  }
}
