/**
 * Draws plots at build time: `textbook/plot_drawing.py` starts this under Node, once a cell.
 *
 * Standard input: one checked PlotSpec a line, as JSON. Standard output: for each, in the same
 * order, what `draw` of plot/drawing.js gives.
 */
import { draw } from './plot/drawing.js';

let input = '';
process.stdin.setEncoding('utf8');
for await (const chunk of process.stdin) input += chunk;
for (const line of input.split('\n')) {
  if (line) process.stdout.write(`${JSON.stringify(draw(JSON.parse(line)))}\n`);
}
