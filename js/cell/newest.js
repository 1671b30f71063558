// Runs something again and again, one at a time: what is asked for meanwhile is done once, with what
// holds then. So nothing queues, and the last request always wins.

export class Newest {
  #wanted = false;
  #going = false;
  #act;

  /** @param {() => Promise<void>} act */
  constructor(act) {
    this.#act = act;
  }

  request() {
    this.#wanted = true;
    if (!this.#going) void this.#go();
  }

  /** Whether something is being done. */
  get going() {
    return this.#going;
  }

  /** Whether something was asked for that has not begun. */
  get wanted() {
    return this.#wanted;
  }

  /** Forget what was asked for and has not begun. */
  cancel() {
    this.#wanted = false;
  }

  async #go() {
    this.#going = true;
    try {
      while (this.#wanted) {
        this.#wanted = false;
        await this.#act();
      }
    } finally {
      this.#going = false;
    }
  }
}
