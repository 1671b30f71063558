// What a reader is told when a program has brought Python itself down.

/** What browsers say when their stack is full: Chromium and Safari, Firefox. */
const TOO_DEEP = /maximum call stack|too much recursion/i;

/** @param {string} detail what the runtime or the browser said of it */
export function deathSentence(detail) {
  // Of a traceback through Python's own insides the last line is the one that says something.
  const reason = detail.trim().split('\n').at(-1)?.trim() || 'no reason given';
  const why = TOO_DEEP.test(detail) ? ': its calls or its lists are nested too deeply' : '';
  return `The program brought Python itself down (${reason})${why}. Python has been started afresh; your code is as you left it.`;
}
