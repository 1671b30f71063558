// What passes between the page, the frame and the worker: a union of plain objects, and the page's
// check of what it receives. Python in the worker may be hostile, so the page believes nothing.

import { limits } from '../limits.js';

/**
 * How Python is started: from a snapshot, from bytecode, or from the files as Pyodide ships them.
 * @typedef {'snapshot' | 'bytecode' | 'stock'} Rung
 */

/**
 * What a start from the snapshot needs: the compiled modules to load first, the length that the
 * engine's function table must have then, and the sizes in bytes of the heap, of its image, and of
 * the part of the heap of which the image takes pages as they are before anything runs.
 * @typedef {{ libraries: string[], table: number, heap: number, image: number,
 *   initial: number }} Start
 */

/**
 * Page to frame, which may have two workers for a while; each has a number.
 * @typedef {{kind: 'start', number: number, worker: string}
 *   | {kind: 'terminate', number: number}} ToFrame
 */

/**
 * Frame to page. `engine-kept`: the workers that follow need no engine sent.
 * @typedef {{kind: 'frame-ready'} | {kind: 'engine-kept'}
 *   | {kind: 'worker-error', number: number, message: string}} FromFrame
 */

/**
 * Frame to worker, with the ports to the page: the engine that an earlier worker has compiled.
 * Worker to frame, its first message and the only one that is heard: the engine, compiled.
 * @typedef {WebAssembly.Module | null} Kept
 */

/** The name of the engine's file. */
export const ENGINE = 'pyodide.asm.wasm';

/**
 * @typedef {{ id: string, source: string }} NeededCell
 * @typedef {{ kind: 'run', run: number, cell: string, source: string, needs: NeededCell[],
 *   output: number, look?: boolean }} RunRequest with `look`, the program's arithmetic is looked at for
 *   notes, and nothing else of it counts
 * @typedef {{ kind: 'boot', rung: Rung, start: Start }} BootRequest
 */

/** Page to worker, over the port. @typedef {BootRequest | RunRequest} ToWorker */

/**
 * The error of a run. `line` counts from 1 in the cell `cell`, which is the cell that was run or
 * one that it needs.
 * @typedef {{ type: string, message: string, line: number | null, traceback: string,
 *   hint: string | null, cell: string }} RunError
 */

/**
 * What a look at a program's arithmetic has found, at line `line` (from 1) of the cell `cell`.
 * @typedef {{ cell: string, line: number, text: string }} Note
 */

/**
 * Worker to page, over the port. `began` answers a run at once; it comes again after `lacks`, when the
 * run needs files that come later and begins anew with them. `plot` carries the text of one
 * assignment, made in line `line` of the cell that runs, or why it is none, and what was left out of it. `done` says how many milliseconds the
 * program took, and `checked`, which comes after it, whether Python is still fit for another.
 * @typedef {{kind: 'booted'} | {kind: 'boot-failed', message: string}
 *   | {kind: 'fatal', message: string}
 *   | {kind: 'began' | 'lacks', run: number}
 *   | {kind: 'print', run: number, stream: 'stdout' | 'stderr', text: string}
 *   | {kind: 'plot', run: number, line: number | null, text: string | null, notes: string[],
 *      problem: string | null}
 *   | {kind: 'done', run: number, state: 'ok' | 'error', value: string | null,
 *      error: RunError | null, notes: Note[], took: number}
 *   | {kind: 'checked', run: number, damaged: boolean}} FromWorker
 */

/** Room beside what is shown of a text, for the word on how much was left out. */
const CUT = 100;
/** UTF-16 units of a character, at most. */
const UNITS = 2;
/** Characters of a sentence of ours, of an id, and of what the engine said when it died. */
const SENTENCE = 2_000;
/** Entries of a list of sentences. */
const MOST_SENTENCES = 100;
/** Notes of one look. */
const MOST_NOTES = 3;

/**
 * A check of a text's length: an honest worker sends no longer ones, and a page that shows a longer one
 * stands still.
 * @param {number} most
 */
const textUpTo = (most) => (/** @type {unknown} */ value) =>
  typeof value === 'string' && value.length <= most;
/** @param {(value: unknown) => boolean} check */
const orNull = (check) => (/** @type {unknown} */ value) => value === null || check(value);
const isSentence = textUpTo(SENTENCE);
/** @param {unknown} value */
const isSentences = (value) =>
  Array.isArray(value) && value.length <= MOST_SENTENCES && value.every(isSentence);
/** @param {unknown} value */
const isCount = (value) => Number.isSafeInteger(value) && /** @type {number} */ (value) >= 0;
/** @param {unknown} value */
const isCountOrNull = (value) => value === null || isCount(value);
/** @param {unknown} value */
const isFlag = (value) => typeof value === 'boolean';

const isName = textUpTo(UNITS * limits.NAME_CHARACTERS + CUT);
const isErrorMessage = textUpTo(UNITS * limits.MESSAGE_CHARACTERS + CUT);
const isTraceback = textUpTo(UNITS * limits.TRACEBACK_CHARACTERS + CUT);
const isHint = orNull(isSentence);

/** @param {unknown} value */
function isError(value) {
  if (value === null) return true;
  if (typeof value !== 'object') return false;
  const error = /** @type {Record<string, unknown>} */ (value);
  return (
    isName(error.type) &&
    isErrorMessage(error.message) &&
    isCountOrNull(error.line) &&
    isTraceback(error.traceback) &&
    isHint(error.hint) &&
    isSentence(error.cell)
  );
}

/** @param {unknown} value */
function isNotes(value) {
  if (!Array.isArray(value) || value.length > MOST_NOTES) return false;
  return value.every(
    (note) =>
      typeof note === 'object' &&
      note !== null &&
      isSentence(note.cell) &&
      isCount(note.line) &&
      isSentence(note.text),
  );
}

/** @type {Record<string, Record<string, (value: unknown) => boolean>>} */
const SHAPES = {
  booted: {},
  'boot-failed': { message: isSentence },
  fatal: { message: isSentence },
  began: { run: isCount },
  lacks: { run: isCount },
  print: {
    run: isCount,
    stream: (value) => value === 'stdout' || value === 'stderr',
    // One parcel of what is printed: all of a run at most.
    text: textUpTo(UNITS * limits.OUTPUT_CHARACTERS + CUT),
  },
  plot: {
    run: isCount,
    line: isCountOrNull,
    text: orNull(textUpTo(limits.PLOT_CHARACTERS)),
    notes: isSentences,
    problem: orNull(isSentence),
  },
  done: {
    run: isCount,
    state: (value) => value === 'ok' || value === 'error',
    value: orNull(textUpTo(UNITS * limits.VALUE_CHARACTERS + CUT)),
    error: isError,
    notes: isNotes,
    took: isCount,
  },
  checked: { run: isCount, damaged: isFlag },
};

/**
 * The message if it has the shape of one, or null. Only the named keys are looked at.
 * @param {unknown} data
 * @returns {FromWorker | null}
 */
export function readMessage(data) {
  if (typeof data !== 'object' || data === null) return null;
  const message = /** @type {Record<string, unknown>} */ (data);
  const { kind } = message;
  if (typeof kind !== 'string' || !Object.hasOwn(SHAPES, kind)) return null;
  const shape = SHAPES[kind];
  const fits = Object.entries(shape).every(([key, check]) => check(message[key]));
  return fits ? /** @type {FromWorker} */ (/** @type {unknown} */ (message)) : null;
}
