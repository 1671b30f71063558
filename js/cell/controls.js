// The bar of a cell: its buttons, and what is going on, in words.

import { setText } from '../text.js';

/**
 * @typedef {object} Actions
 * @property {() => void} run
 * @property {() => void} stop
 * @property {() => void} reset
 * @property {() => void} copy
 * @property {() => void} share
 * @property {(on: boolean) => void} live run at every change of the code, or no longer
 */

/** Milliseconds after which a run's elapsed time is shown. */
const SHOW_ELAPSED = 1000;
/** And before which one that is over has changed no button: nobody could press it, and all would flicker. */
const SOON = 100;

export class Controls {
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #clock;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #soon;
  /** Whether a run has been told of whose end was not. */
  #begun = false;

  /** @param {HTMLElement} bar the element that the build left room in */
  constructor(bar, /** @type {Actions} */ actions) {
    this.bar = bar;
    this.status = document.createElement('span');
    this.status.className = 'cell-status';
    this.status.setAttribute('role', 'status');
    // Not in the status: a number that changes all the time is not to be read aloud.
    this.time = document.createElement('span');
    this.time.className = 'cell-time';
    this.time.setAttribute('aria-hidden', 'true');
    this.progress = document.createElement('progress');
    this.progress.className = 'cell-progress';
    this.progress.setAttribute('aria-label', 'Loading Python');
    this.progress.hidden = true;
    this.reset = button('Reset', 'cell-quiet', actions.reset, "Bring the author's code back");
    this.live = button('Live', 'cell-quiet', () => this.#toggleLive(actions), 'Run as you type');
    this.live.setAttribute('aria-pressed', 'false');
    this.copy = button('Copy', 'cell-quiet', actions.copy, 'Copy the code');
    this.share = button('Share', 'cell-quiet', actions.share, 'Make a link to your code');
    this.run = button('Run', 'cell-run', actions.run, 'Run (Shift+Enter)');
    this.stop = button('Stop', 'cell-stop', actions.stop, 'Stop the program');
    this.stop.hidden = true;
    this.group = document.createElement('span');
    this.group.className = 'cell-controls';
    const state = document.createElement('span');
    state.className = 'cell-state';
    state.append(this.progress, this.status, this.time);
    this.group.append(state, this.live, this.copy, this.share, this.reset, this.run, this.stop);
    bar.append(this.group);
  }

  /** Say `text` to everyone. @param {string} text */
  say(text) {
    setText(this.status, text);
  }

  /**
   * Say how a run has ended: aloud also where the one before ended in the same way, but not each time
   * while a slider moves, when nothing tells that a run begins.
   * @param {string} text
   */
  sayEnd(text) {
    const said = this.status.textContent ?? '';
    // Only another text is read aloud.
    if (said.trimEnd() !== text) this.say(text);
    else if (this.#begun) this.say(said === text ? `${text}\u00a0` : text);
    this.#begun = false;
  }

  /** @param {Actions} actions */
  #toggleLive(actions) {
    const on = this.live.getAttribute('aria-pressed') !== 'true';
    this.live.setAttribute('aria-pressed', String(on));
    actions.live(on);
  }

  /** Show Stop instead of Run, unless the run is soon over, or Run again. @param {boolean} busy */
  busy(busy) {
    if (!busy) return this.#show(false);
    this.#begun = true;
    clearTimeout(this.#soon);
    this.#soon = setTimeout(() => this.#show(true), SOON);
  }

  /** The focus stays on what takes the place. @param {boolean} busy */
  #show(busy) {
    clearTimeout(this.#soon);
    const [shown, hidden] = busy ? [this.stop, this.run] : [this.run, this.stop];
    const focused = document.activeElement === hidden;
    if (shown.hidden) shown.hidden = false;
    if (!hidden.hidden) hidden.hidden = true;
    if (focused) shown.focus();
    if (!busy) {
      if (!this.progress.hidden) this.progress.hidden = true;
      clearInterval(this.#clock);
      setText(this.time, '');
    }
  }

  /** @param {number} loaded @param {number} total in bytes */
  loading(loaded, total) {
    this.#show(true);
    const megabytes = (/** @type {number} */ bytes) => (bytes / 1e6).toFixed(1);
    this.say('Loading Python');
    this.progress.hidden = false;
    this.progress.max = total;
    this.progress.value = loaded;
    setText(this.time, `${megabytes(loaded)} of ${megabytes(total)} MB`);
  }

  starting() {
    this.#show(true);
    this.say('Starting Python');
    this.progress.hidden = true;
    setText(this.time, '…');
  }

  running() {
    const tell = () => {
      this.#show(true);
      this.say('Running');
    };
    clearTimeout(this.#soon);
    if (this.stop.hidden) this.#soon = setTimeout(tell, SOON);
    else tell();
    if (!this.progress.hidden) this.progress.hidden = true;
    setText(this.time, '');
    const began = performance.now();
    clearInterval(this.#clock);
    this.#clock = setInterval(() => {
      const elapsed = performance.now() - began;
      if (elapsed >= SHOW_ELAPSED) setText(this.time, `${Math.floor(elapsed / 1000)} s`);
    }, 200);
  }

  release() {
    clearTimeout(this.#soon);
    clearInterval(this.#clock);
    this.group.remove();
  }
}

/**
 * @param {string} name
 * @param {string} className
 * @param {() => void} action
 * @param {string} title
 */
function button(name, className, action, title) {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = `cell-button ${className}`;
  made.textContent = name;
  made.title = title;
  made.addEventListener('click', action);
  return made;
}
