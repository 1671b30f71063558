// The code of a cell: highlighted text until it is first focused, then an editor. Both show the same
// lines at the same place; who holds this object need not know which it is.

import { lazy } from '../lazy.js';
import { tellTrouble } from '../trouble.js';

/** @typedef {import('./editor.js').Editor} Editor */

/**
 * @typedef {object} CodeEvents
 * @property {() => void} onRun
 * @property {(byControl: boolean) => void} onEdit the reader changed the code, by typing or a control
 * @property {() => void} onUndone a change was taken back, or made again
 * @property {(hint: boolean) => void} onTabIndents whether Tab indents now, so the way out is told
 */

/**
 * A part of line `line` (from 1) that gives way to `text`: columns from 0. `goesOn`: it is undone
 * together with the change before it.
 * @typedef {{ line: number, start: number, end: number, text: string, goesOn: boolean }} Change
 * @typedef {{ change: Change, source: string }} Written
 */

/** More code than this is laid out by the editor only, which draws what is in view, in characters. */
const MOST_SHOWN = 100_000;

export class Code {
  /** @type {Editor | null} */
  #editor = null;
  /** What a control has written and is not shown yet. @type {Written | null} */
  #written = null;
  /** The frame before which it is. */
  #frame = 0;
  /** Code of which only the beginning stands in the page until the editor is there. @type {string | null} */
  #long = null;
  /** @type {Promise<void> | null} */
  #loading = null;
  /** @type {number | null} */
  #marked = null;
  #listening = new AbortController();
  /** The code before anything changed it: where undo in the editor leads back to. */
  #first;

  /**
   * @param {HTMLElement} host the element with `data-part="code"`
   * @param {string} label the accessible name of the code
   * @param {CodeEvents} events
   */
  constructor(host, label, events) {
    this.host = host;
    this.label = label;
    this.events = events;
    const { signal } = this.#listening;
    const pre = this.#pre;
    this.#first = this.source;
    pre.tabIndex = 0;
    pre.setAttribute('role', 'textbox');
    pre.setAttribute('aria-multiline', 'true');
    pre.setAttribute('aria-label', label);
    pre.addEventListener('focus', () => this.edit(), { signal });
    // A pointer over the code is a sign that it will be wanted.
    host.addEventListener('pointerenter', () => this.load(), { signal, once: true });
    pre.addEventListener('keydown', (event) => this.#keydown(event), { signal });
  }

  get #pre() {
    return /** @type {HTMLElement} */ (this.host.querySelector('pre'));
  }

  /** @returns {string} */
  get source() {
    return (
      this.#written?.source ?? this.#editor?.source ?? this.#long ?? this.#pre.textContent ?? ''
    );
  }

  set source(text) {
    this.#showWritten();
    if (this.#editor) {
      this.#editor.source = text;
      return;
    }
    this.#long = text.length > MOST_SHOWN ? text : null;
    if (this.#long) void this.load();
    const shown = this.#long ? `${text.slice(0, MOST_SHOWN / 10)} …` : text;
    const lines = shown.split('\n');
    const rows = [...this.#pre.querySelectorAll('.cell-line')];
    // Lines that stay as they are keep their highlighting.
    if (rows.length === lines.length) {
      rows.forEach((row, index) => {
        if (row.textContent !== lines[index]) row.textContent = lines[index];
      });
      return;
    }
    const code = document.createElement('code');
    lines.forEach((line, index) => {
      const row = document.createElement('span');
      row.className = 'cell-line';
      row.textContent = line;
      code.append(index ? '\n' : '', row);
    });
    this.#pre.replaceChildren(code);
  }

  /**
   * Replace a part of a line in place, in a way that undo knows. It is the code from now on, and is
   * shown with the next frame: an editor takes its time, and who asks Python need not wait for that.
   * @param {Change} change
   */
  replace(change) {
    this.#showWritten();
    this.#written = { change, source: replaced(this.source, change) };
    this.#frame = requestAnimationFrame(() => this.#showWritten());
    queueMicrotask(() => this.#listening.signal.aborted || this.events.onEdit(true));
  }

  #showWritten() {
    cancelAnimationFrame(this.#frame);
    if (!this.#written) return;
    const { change, source } = this.#written;
    this.#written = null;
    if (this.#editor) this.#editor.replace(change);
    else if (this.#long) this.source = source;
    else replaceText(this.#pre.querySelectorAll('.cell-line')[change.line - 1], change);
  }

  /** Undo the last change, or do it again. @param {boolean} redo */
  async undo(redo) {
    await this.load();
    this.#showWritten();
    if (redo) this.#editor?.redo();
    else this.#editor?.undo();
  }

  /** Mark line `line` (from 1) as the one that failed, or none. @param {number | null} line */
  mark(line) {
    if (line === null && this.#marked === null) return;
    this.#marked = line;
    if (this.#editor) {
      this.#editor.mark(line);
      return;
    }
    this.#pre.querySelectorAll('.cell-line').forEach((row, index) => {
      row.classList.toggle('cell-line-error', index + 1 === line);
    });
  }

  /** Put the cursor into line `line` (from 1). @param {number} line */
  async goTo(line) {
    await this.edit();
    this.#editor?.goTo(line);
  }

  /** Turn the text into an editor, with the focus and the cursor where they were. */
  async edit() {
    await this.load();
    if (this.#editor) this.#editor.focus();
    else if (!this.#listening.signal.aborted) {
      tellTrouble(this.host, 'The editor could not be loaded; Run works.', () => void this.edit());
    }
  }

  /** Get the editor ready, without moving the focus. */
  load() {
    this.#loading ??= this.#replace().catch((error) => {
      // Without its editor a cell still runs; the next focus tries again.
      this.#loading = null;
      console.warn('The editor could not be loaded:', error);
    });
    return this.#loading;
  }

  async #replace() {
    const { Editor } = await lazy(() => import('./editor.js'));
    if (this.#listening.signal.aborted) return;
    this.#showWritten();
    const pre = this.#pre;
    const focused = document.activeElement === pre;
    const at = focused ? caretOffset(pre) : null;
    const { scrollLeft } = pre;
    const { source } = this;
    let taken = false;
    this.#editor = new Editor(this.host, this.#first, this.label, {
      ...this.events,
      onEdit: (byControl) => {
        // The reader has typed before it was shown.
        this.#showWritten();
        if (taken && !byControl) this.events.onEdit(false);
      },
    });
    this.#editor.source = source;
    taken = true;
    this.#long = null;
    if (this.#marked) this.#editor.mark(this.#marked);
    this.#editor.scrollLeft = scrollLeft;
    if (focused) this.#editor.focus(at);
  }

  /** @param {KeyboardEvent} event */
  #keydown(event) {
    if (event.key === 'Enter' && (event.shiftKey || event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      this.events.onRun();
    }
  }

  release() {
    this.#listening.abort();
    this.#showWritten();
    const text = this.source;
    this.#editor?.destroy();
    if (this.#editor) {
      this.#editor = null;
      this.host.replaceChildren(document.createElement('pre'));
      this.source = text;
    }
  }
}

/** @param {string} source @param {Change} change */
function replaced(source, { line, start, end, text }) {
  const lines = source.split('\n');
  const old = lines[line - 1];
  lines[line - 1] = old.slice(0, start) + text + old.slice(end);
  return lines.join('\n');
}

/**
 * Replace characters of the element that is a line, in the element that the first of them is in, so
 * that the highlighting of the rest stays.
 * @param {Element} element
 * @param {Change} change
 */
function replaceText(element, { start, end, text }) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let at = 0;
  let wanted = text;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const piece = /** @type {Text} */ (node);
    const [from, to] = [start - at, end - at].map((n) => Math.min(Math.max(n, 0), piece.length));
    at += piece.length;
    if (from === to) continue;
    piece.replaceData(from, to - from, wanted);
    wanted = '';
  }
}

/**
 * Where in `pre` the reader has clicked, in characters, or null if they came by the keyboard.
 * @param {HTMLElement} pre
 */
function caretOffset(pre) {
  const selection = document.getSelection();
  if (!selection?.rangeCount || !selection.focusNode || !pre.contains(selection.focusNode)) {
    return null;
  }
  const range = document.createRange();
  range.setStart(pre, 0);
  range.setEnd(selection.focusNode, selection.focusOffset);
  return range.toString().length;
}
