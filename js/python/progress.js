// How far Python is, for those who tell the reader.

/**
 * `kept` is on this device and not started; what is `loading` has arrived in part.
 * @typedef {{ stage: 'absent' | 'kept' | 'starting' | 'running' }
 *   | { stage: 'loading', loaded: number, total: number }} Status
 */

export class Progress {
  /** @type {Status} */
  #status = { stage: 'absent' };
  /** @type {Set<() => void>} */
  #watchers = new Set();

  get status() {
    return this.#status;
  }

  set status(status) {
    this.#status = status;
    for (const listener of this.#watchers) listener();
  }

  /** @param {() => void} listener told of each change of `status` @returns {() => void} ends that */
  watch(listener) {
    this.#watchers.add(listener);
    return () => this.#watchers.delete(listener);
  }
}
