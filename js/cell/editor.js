// The editor of a cell: CodeMirror with Python, in the site's palette. Its own chunk, loaded when
// code is first focused or pointed at.

import {
  defaultKeymap,
  history,
  historyKeymap,
  indentLess,
  indentMore,
  isolateHistory,
  redo,
  undo,
} from '@codemirror/commands';
import { pythonLanguage } from '@codemirror/lang-python';
import {
  bracketMatching,
  HighlightStyle,
  indentOnInput,
  indentUnit,
  LanguageSupport,
  syntaxHighlighting,
} from '@codemirror/language';
import {
  Annotation,
  EditorState,
  Prec,
  RangeSet,
  StateEffect,
  StateField,
  Transaction,
} from '@codemirror/state';
import {
  Decoration,
  EditorView,
  GutterMarker,
  gutterLineClass,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { aboveKeyboard, belowHeader } from './keyboard.js';

// The colours of the static highlighting, so that nothing changes when the editor takes over.
const colour = (/** @type {string} */ name) => `var(--md-code-hl-${name}-color)`;
const palette = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword, tags.moduleKeyword], color: colour('keyword') },
  { tag: [tags.string, tags.special(tags.string)], color: colour('string') },
  { tag: [tags.number, tags.bool, tags.null], color: colour('number') },
  { tag: tags.comment, color: colour('comment'), fontStyle: 'italic' },
  { tag: [tags.operator, tags.derefOperator], color: colour('operator') },
  { tag: [tags.punctuation, tags.bracket], color: colour('punctuation') },
  {
    tag: [tags.function(tags.definition(tags.variableName)), tags.definition(tags.className)],
    color: colour('function'),
  },
]);

/** Steps that undo can take back: each press of a slider may be one. */
const MOST_STEPS = 1000;

/** Whether a control has written it. @type {import('@codemirror/state').AnnotationType<boolean>} */
const byControl = Annotation.define();

/** @type {import('@codemirror/state').StateEffectType<number | null>} */
const setMark = StateEffect.define();

const failedLine = Decoration.line({ class: 'cell-line-error' });

/** The failed line follows its text while the reader edits around it. */
const mark = StateField.define({
  create: () => Decoration.none,
  update(lines, transaction) {
    let next = lines.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (!effect.is(setMark)) continue;
      const { doc } = transaction.state;
      const fits = effect.value !== null && effect.value >= 1 && effect.value <= doc.lines;
      next = fits
        ? Decoration.set(failedLine.range(doc.line(Number(effect.value)).from))
        : Decoration.none;
    }
    return next;
  },
  provide: (field) => EditorView.decorations.from(field),
});

const failedNumber = new (class extends GutterMarker {
  /** @override */
  elementClass = 'cell-number-error';
})();

/** Marks the line's number too, so that the line is not told by its colour alone. */
const markedNumber = gutterLineClass.compute([mark], (state) => {
  const line = state.field(mark).iter();
  return line.value ? RangeSet.of([failedNumber.range(line.from)]) : RangeSet.empty;
});

export class Editor {
  /** @type {EditorView} */
  #view;
  #events;
  /** When the row of changes began that a control makes. */
  #began = 0;

  /**
   * @param {HTMLElement} host its content is replaced by the editor
   * @param {string} source
   * @param {string} label
   * @param {import('./code.js').CodeEvents} events
   */
  constructor(host, source, label, events) {
    this.#events = events;
    const run = () => {
      events.onRun();
      return true;
    };
    const state = EditorState.create({
      doc: source,
      extensions: [
        Prec.highest(
          keymap.of([
            { key: 'Shift-Enter', run },
            { key: 'Meta-Enter', run },
            { key: 'Ctrl-Enter', run },
            { key: 'Escape', run: () => this.#tabLeaves(true) },
            { key: 'Tab', run: indentMore, shift: indentLess },
          ]),
        ),
        lineNumbers(),
        history({ minDepth: MOST_STEPS }),
        highlightSpecialChars(),
        bracketMatching(),
        indentOnInput(),
        indentUnit.of('    '),
        new LanguageSupport(pythonLanguage),
        syntaxHighlighting(palette),
        mark,
        markedNumber,
        aboveKeyboard,
        belowHeader,
        keymap.of([...defaultKeymap, ...historyKeymap]),
        EditorView.contentAttributes.of({
          'aria-label': label,
          'aria-multiline': 'true',
          tabindex: '0',
        }),
        EditorView.updateListener.of((update) => {
          if (!update.docChanged) return;
          const { transactions } = update;
          if (transactions.some((change) => change.isUserEvent('input'))) this.#tabLeaves(false);
          events.onEdit(transactions.some((change) => change.annotation(byControl)));
          if (
            transactions.some((change) => change.isUserEvent('undo') || change.isUserEvent('redo'))
          )
            events.onUndone();
        }),
        EditorView.domEventHandlers({
          mousedown: () => {
            this.#tabLeaves(false);
          },
          blur: () => {
            this.#tabLeaves(true);
          },
        }),
      ],
    });
    this.#view = new EditorView({ state });
    host.replaceChildren(this.#view.dom);
    this.#tabLeaves(true);
  }

  /**
   * Who passes through with the Tab key must get out with it; who writes or clicks wants to indent,
   * and is told how to leave.
   * @param {boolean} leaves
   */
  #tabLeaves(leaves) {
    this.#view?.setTabFocusMode(leaves);
    this.#events.onTabIndents(!leaves);
    return false;
  }

  get source() {
    return this.#view.state.doc.toString();
  }

  set source(text) {
    const { doc } = this.#view.state;
    if (doc.toString() === text) return;
    this.#view.dispatch({
      changes: { from: 0, to: doc.length, insert: text },
      annotations: isolateHistory.of('full'),
    });
  }

  /**
   * Replace a part of a line.
   * @param {import('./code.js').Change} change
   */
  replace({ line, start, end, text, goesOn }) {
    const { from } = this.#view.state.doc.line(line);
    // Changes of one time are undone together.
    if (!goesOn) this.#began = Date.now();
    this.#view.dispatch({
      changes: { from: from + start, to: from + end, insert: text },
      annotations: [
        byControl.of(true),
        Transaction.time.of(this.#began),
        ...(goesOn ? [] : [isolateHistory.of('before')]),
      ],
    });
  }

  undo() {
    undo(this.#view);
  }

  redo() {
    redo(this.#view);
  }

  /** @param {number} value */
  set scrollLeft(value) {
    this.#view.scrollDOM.scrollLeft = value;
  }

  /** @param {number | null} [at] where the reader clicked, in characters; else Tab leads on */
  focus(at = null) {
    this.#view.focus();
    if (at === null) return;
    this.#view.dispatch({ selection: { anchor: Math.min(at, this.#view.state.doc.length) } });
    this.#tabLeaves(false);
  }

  /** @param {number | null} line */
  mark(line) {
    this.#view.dispatch({ effects: setMark.of(line) });
  }

  /** @param {number} line */
  goTo(line) {
    const { doc } = this.#view.state;
    const { from } = doc.line(Math.min(Math.max(line, 1), doc.lines));
    this.#view.dispatch({ selection: { anchor: from }, scrollIntoView: true });
    this.#view.focus();
  }

  destroy() {
    this.#view.destroy();
  }
}
