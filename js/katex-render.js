/**
 * Renders formulas at build time: `textbook/formulas.py` starts this under Node, once a page.
 *
 * Standard input: one JSON object a line, `{"tex": string, "display": boolean}`. Standard output:
 * one JSON object for each, in the same order: `{"html": string}` or `{"error": string}`.
 */

import katex from 'katex';

/**
 * @param {{tex: string, display: boolean}} formula
 * @returns {{html: string} | {error: string}}
 */
function render({ tex, display }) {
  try {
    // Strict: what LaTeX would refuse or ignore is told to the author instead of half-drawn.
    const html = katex.renderToString(tex, {
      displayMode: display,
      output: 'htmlAndMathml',
      strict: 'error',
      throwOnError: true,
    });
    return { html };
  } catch (error) {
    if (!(error instanceof katex.ParseError)) throw error;
    return { error: error.rawMessage };
  }
}

let input = '';
process.stdin.setEncoding('utf8');
for await (const chunk of process.stdin) input += chunk;
for (const line of input.split('\n')) {
  if (line) process.stdout.write(`${JSON.stringify(render(JSON.parse(line)))}\n`);
}
