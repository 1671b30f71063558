/**
 * An exercise at work: checks the reader's code, tells what was found, keeps what was passed.
 */

import { Announcer } from '../quiz/announcer.js';
import { reasonOf } from '../reason.js';
import { loadAsset } from './asset.js';
import { checkAnswer } from './check-run.js';
import { judge } from './findings.js';
import { codeOf, KeptResult } from './kept.js';
import { Results } from './results.js';
import { Solution } from './solution.js';
import { describe, EDITED, endless, loading, raised, STOPPED } from './words.js';

/** @typedef {import('../cell/py-cell.js').PyCellElement} PyCellElement */

export class Exercise {
  /** @type {HTMLElement} */
  #element;
  #announcer;
  #results;
  #kept;
  /** @type {ReturnType<typeof checkAnswer> | null} */
  #run = null;
  /** How many hints were opened. */
  #hints = 0;
  /** Whether Check was pressed and has not come to its end. */
  #busy = false;
  /** Which code was checked last. */
  #checked = '';
  /** The kept result that is shown, as JSON. */
  #restored = 'null';

  /** @param {HTMLElement} element @param {AbortSignal} signal given back when it leaves the page */
  constructor(element, signal) {
    this.#element = element;
    this.#announcer = new Announcer(this.#part('status'));
    this.#results = new Results(this.#part('checks'), (line) => this.#cell.goTo(line));
    const name = element.id.replace(/^exercise-/, '');
    this.#kept = new KeptResult(name, element.dataset.hash ?? '', this.#results.names);
    this.#button('check').addEventListener('click', () => void this.#check(), { signal });
    this.#button('stop').addEventListener('click', () => this.#run?.stop(), { signal });
    element.addEventListener('py-cell-edited', () => this.#edited(), { signal });
    // It does not bubble.
    element.addEventListener('toggle', () => this.#countHints(), { signal, capture: true });
    const solution = this.#button('solution');
    new Solution(
      solution,
      () => this.#solution(),
      () => this.#state === 'right',
      signal,
    );
    this.#part('answers').hidden = true;
    this.#button('check').hidden = solution.hidden = false;
    signal.addEventListener('abort', () => {
      this.#run?.stop();
      this.#announcer.silence();
    });
    this.#kept.watch(() => this.#restore(), signal);
    this.#restore();
  }

  /** @param {string} name @returns {HTMLElement} */
  #part(name) {
    const found = this.#element.querySelector(
      `:scope > [data-part="${name}"], :scope > [data-part="controls"] > [data-part="${name}"]`,
    );
    if (!(found instanceof HTMLElement)) throw new TypeError(`#${this.#element.id} has no ${name}`);
    return found;
  }

  /** @param {string} name */
  #button(name) {
    return /** @type {HTMLButtonElement} */ (this.#part(name));
  }

  get #cell() {
    return /** @type {PyCellElement} */ (this.#element.querySelector('py-cell'));
  }

  get #state() {
    return /** @type {import('./findings.js').State} */ (this.#element.dataset.state);
  }

  get #isChecked() {
    return this.#checked === codeOf(this.#cell.source);
  }

  /** @param {string} text */
  #tell(text) {
    const verdict = this.#part('verdict');
    if (verdict.textContent !== text) verdict.textContent = text;
  }

  /** What an earlier visit or another tab has left; shown in silence. */
  #restore() {
    if (this.#busy) return;
    const kept = this.#kept.read();
    const json = JSON.stringify(kept);
    if (json === this.#restored) return;
    this.#restored = json;
    this.#element.dataset.state = kept?.state ?? 'open';
    this.#results.restore(kept?.passed ?? []);
    const { length } = this.#results.names;
    if (!kept) return this.#tell('');
    this.#checked = kept.code;
    const words = `${describe(kept.state, kept.passed.length, length)} (As last checked.)`;
    this.#tell(this.#isChecked ? words : `${words} ${EDITED}`);
  }

  #countHints() {
    const { length } = this.#element.querySelectorAll(':scope > [data-part="hint"][open]');
    this.#hints = Math.max(this.#hints, length);
  }

  #edited() {
    if (!this.#busy && this.#part('verdict').textContent && !this.#isChecked) this.#tell(EDITED);
  }

  async #check() {
    if (this.#busy) return;
    this.#setBusy(true);
    this.#announcer.silence();
    this.#results.clear();
    this.#cell.mark(null);
    this.#checked = codeOf(this.#cell.source);
    const words = await this.#judged();
    this.#setBusy(false);
    this.#tell(words[0]);
    this.#announcer.say(words);
  }

  /** Run the checks and show what they find; returns what is to be said. */
  async #judged() {
    let asset;
    this.#tell('Fetching the checks');
    try {
      asset = await this.#asset();
    } catch (error) {
      return [reasonOf(error)];
    }
    this.#announcer.say(['Checking']);
    this.#run = checkAnswer(this.#cell, asset, {
      onLoading: (loaded, total) => this.#tell(loading(loaded, total)),
      onState: (words) => this.#tell(words),
      onFinding: (finding) => this.#results.show(finding),
    });
    const outcome = await this.#run.outcome;
    this.#run = null;
    if (outcome.state === 'unavailable') {
      this.#results.clear();
      return [`Python could not be loaded. ${outcome.reason} Your code stays as it is; try again.`];
    }
    if (outcome.state === 'ok') return this.#settle();
    if (outcome.state === 'error') return this.#failed(outcome.error);
    this.#results.interrupt();
    return [STOPPED];
  }

  /** @param {string[]} because what is said before the result */
  #settle(...because) {
    const { passed, names, firstFailure } = this.#results;
    const state = judge(passed.length, names.length);
    this.#element.dataset.state = state;
    this.#kept.write(state, passed, this.#hints, this.#cell.source);
    this.#restored = JSON.stringify(this.#kept.read());
    const words = [...because, describe(state, passed.length, names.length)].join(' ');
    return firstFailure ? [words, firstFailure] : [words];
  }

  /** The code did not come to its end. @param {import('../python/protocol.js').RunError} error */
  #failed(error) {
    if (error.cell === this.#cell.id) {
      this.#cell.mark(error.line);
      return this.#settle(raised(error));
    }
    if (error.type === 'TimeLimit') return this.#blame(endless());
    return this.#blame(`${error.type}: ${error.message}`);
  }

  /**
   * Let the check that was being run have failed; before the first it was the code itself.
   * @param {string} message
   */
  #blame(message) {
    const { running: check } = this.#results;
    if (!check) return this.#settle(`Your code did not come to its end. ${message}`);
    this.#results.show({ check, state: 'failed', message, facts: [], line: null });
    return this.#settle();
  }

  /** @param {boolean} busy */
  #setBusy(busy) {
    this.#busy = busy;
    const [shown, hidden] = busy ? ['stop', 'check'] : ['check', 'stop'];
    const focused = document.activeElement === this.#button(hidden);
    this.#button(shown).hidden = false;
    this.#button(hidden).hidden = true;
    if (focused) this.#button(shown).focus();
  }

  #asset() {
    return loadAsset(this.#element.dataset.asset ?? '');
  }

  async #solution() {
    try {
      return (await this.#asset()).solution;
    } catch (error) {
      const words = reasonOf(error);
      this.#tell(words);
      this.#announcer.say([words]);
      return null;
    }
  }
}
