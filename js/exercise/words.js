/**
 * What an exercise says to the reader.
 */

import { limits } from '../limits.js';

export const STOPPED = 'Stopped before the checks were through.';
export const EDITED = 'Your code has changed since it was checked.';
export const ASK =
  'You learn more from one more try, and there may be a hint. Show the solution all the same?';

export function endless() {
  return `It was stopped after ${limits.CHECK_SECONDS} seconds. Look for a loop that never ends.`;
}

/**
 * @param {import('./findings.js').State} state
 * @param {number} passed
 * @param {number} total
 */
export function describe(state, passed, total) {
  if (state === 'right') return 'Right: your code passes every check.';
  if (state === 'partly') return `Partly right: ${passed} of ${total} checks are passed.`;
  return 'Not right: no check is passed yet.';
}

/** @param {number} loaded @param {number} total in bytes */
export function loading(loaded, total) {
  return `Loading Python: ${megabytes(loaded)} of ${megabytes(total)} MB`;
}

/** @param {number} bytes */
function megabytes(bytes) {
  return (bytes / 1e6).toFixed(1);
}

/** @param {import('../python/protocol.js').RunError} error of the reader's code */
export function raised({ type: path, message, line, hint }) {
  // Where in NumPy an error is defined helps nobody.
  const type = path.split('.').at(-1) ?? path;
  const at = line === null ? '' : ` in line ${line}`;
  const sentence =
    type.endsWith('SyntaxError') || type === 'IndentationError'
      ? `Your code is not complete Python${at}: ${message}.`
      : `Your code raises ${type}${at}${message ? `: ${message}` : ''}`;
  return [sentence.replace(/[.!?]?$/, (end) => end || '.'), hint].filter(Boolean).join(' ');
}
