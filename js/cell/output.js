// The text that a run leaves: output, warnings, value, error. Always text, never markup; written at
// most once per screen refresh, however often the program prints.

import { thinClusters } from './clusters.js';
import { appendText, endOf, showText } from './long-text.js';

/** @typedef {import('../python/protocol.js').RunError} RunError */

export class Output {
  /** @type {Record<'stdout' | 'stderr', string>} */
  #pending = { stdout: '', stderr: '' };
  #refresh = 0;

  /** What the build has put here. @type {Record<string, string>} */
  #original = {};

  /** @param {HTMLElement} cell */
  constructor(cell) {
    this.cell = cell;
    for (const part of ['stdout', 'stderr', 'value']) this.#original[part] = this.text(part);
  }

  /** Show again what the build has put here. */
  restore() {
    this.clear();
    for (const [part, text] of Object.entries(this.#original)) this.#setText(part, text);
  }

  /** @param {string} part */
  #part(part) {
    return /** @type {HTMLElement} */ (this.cell.querySelector(`[data-part="${part}"]`));
  }

  /** @param {string} part */
  text(part) {
    this.write();
    return this.#part(part).querySelector('pre')?.textContent ?? '';
  }

  clear() {
    cancelAnimationFrame(this.#refresh);
    this.#refresh = 0;
    this.#pending = { stdout: '', stderr: '' };
    for (const part of ['stdout', 'stderr', 'value']) this.#setText(part, '');
    this.#showError([]);
  }

  /** @param {'stdout' | 'stderr'} stream @param {string} text */
  print(stream, text) {
    this.#pending[stream] += text;
    this.#refresh ||= requestAnimationFrame(() => this.write());
  }

  /** Write at once what was printed. */
  write() {
    cancelAnimationFrame(this.#refresh);
    this.#refresh = 0;
    for (const [stream, text] of Object.entries(this.#pending)) {
      if (!text) continue;
      const host = this.#part(stream);
      const pre = host.querySelector('pre');
      if (pre) appendText(pre, thinClusters(text, endOf(pre)));
      host.hidden = false;
    }
    this.#pending = { stdout: '', stderr: '' };
  }

  /**
   * Show what a whole run has left, in the place of what is there.
   * @param {{ stdout: string, stderr: string, value: string | null }} texts
   */
  replace({ stdout, stderr, value }) {
    this.#setText('stdout', stdout);
    this.#setText('stderr', stderr);
    this.#setText('value', value ?? '');
    this.#showError([]);
  }

  /** @param {string} part @param {string} text */
  #setText(part, text) {
    const host = this.#part(part);
    const pre = host.querySelector('pre');
    const shown = thinClusters(text);
    if (pre) showText(pre, shown);
    if (host.hidden !== !text) host.hidden = !text;
  }

  /** @param {string} text */
  value(text) {
    this.#setText('value', text);
  }

  /**
   * An error of the reader's program.
   * @param {RunError} error
   * @param {(line: number) => void} goTo called when the reader follows the line's number
   * @param {{ href: string, title: string } | null} elsewhere the cell that failed, if another one
   */
  error(error, goTo, elsewhere) {
    const summary = element('p', 'cell-error-summary');
    summary.append(element('strong', '', error.type));
    if (error.message) summary.append(`: ${error.message}`);
    /** @type {Node[]} */
    const shown = [summary];
    if (elsewhere) {
      const where = element('p', '', 'It was raised in a cell that this one needs: ');
      const link = document.createElement('a');
      link.href = elsewhere.href;
      link.textContent = elsewhere.title;
      where.append(link, error.line === null ? '.' : `, line ${error.line}.`);
      shown.push(where);
    } else if (error.line !== null) {
      const { line } = error;
      const link = document.createElement('button');
      link.type = 'button';
      link.className = 'cell-link';
      link.textContent = `Line ${line}`;
      link.addEventListener('click', () => goTo(line));
      summary.append(' ', link);
    }
    if (error.hint) shown.push(element('p', 'cell-hint', error.hint));
    if (error.traceback) {
      const details = document.createElement('details');
      const pre = element('pre', '', error.traceback);
      pre.tabIndex = 0;
      details.append(element('summary', '', 'Traceback'), pre);
      shown.push(details);
    }
    this.#showError(shown);
  }

  /**
   * The platform's failure: a sentence and a way to try again.
   * @param {string} reason
   * @param {() => void} retry
   */
  unavailable(reason, retry) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'cell-button';
    button.textContent = 'Retry';
    button.addEventListener('click', retry);
    const text = element('p', 'cell-error-summary', `Python could not be loaded. ${reason} `);
    const kept = element('p', '', 'The chart above and your code stay as they are. ');
    this.#showError([text, kept, button]);
  }

  /** @param {Node[]} content */
  #showError(content) {
    const host = this.#part('error');
    if (host.firstChild || content.length) host.replaceChildren(...content);
    if (host.hidden !== !content.length) host.hidden = !content.length;
  }
}

/** @param {string} tag @param {string} className @param {string} [text] */
function element(tag, className, text = '') {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.textContent = text;
  return made;
}
