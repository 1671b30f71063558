// Runs the programs of the build in the Python that readers have: Pyodide, under Node.
//
//   node js/snapshot/run-programs.js FOLDER-OF-THE-RUNTIME FOLDER-OF-BYTECODE PACK-OF-THE-BOOK'S-CODE
//
// Reads lines of JSON, {"cell", "needs", "sources", "output", "look"}, and answers each source with a
// line that has the keys of a line of textbook/run_snippet.py. With `look`, each runs once more, for
// notes on its arithmetic.

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { Worker } from 'node:worker_threads';
import { BOOK, install } from '../python/preload.js';
import { loadReaders, readNumpy, readPackFile } from './parts.js';

// A program without end hears nothing of the end of who asked for it.
const watch = `
  const asker = process.ppid;
  setInterval(() => process.ppid === asker || process.kill(process.pid, 'SIGKILL'), 1000);
`;
new Worker(watch, { eval: true }).unref();

const [runtime, bytecode, pack] = process.argv.slice(2).map((name) => path.resolve(name));
const script = await readFile(new URL('./run-programs.py', import.meta.url), 'utf8');

/** What the program in hand has done. */
const done = { stdout: '', stderr: '', plots: /** @type {string | null} */ (null) };

async function start() {
  const options = { stdin: () => null };
  const python = await loadReaders(runtime, bytecode, options, await readNumpy(bytecode), [], 0);
  install(python, await readPackFile(pack), BOOK);
  const below = { batched: (/** @type {string} */ line) => emit('stderr', `${line}\n`) };
  python.setStdout(below);
  python.setStderr(below);
  python.runPython(`import sys; sys.path.append("${BOOK.slice(0, -1)}")`);
  const [run, damaged, onPlotData] = python.runPython(script);
  onPlotData((/** @type {unknown} */ value) => {
    done.plots = typeof value === 'string' ? value : null;
  });
  return { run, damaged };
}

/** @param {'stdout' | 'stderr'} stream @param {string} text */
function emit(stream, text) {
  done[stream] += text;
}

/** @typedef {Awaited<ReturnType<typeof start>>} Python */

/** @param {Python} python @param {object} request */
async function run(python, request) {
  return JSON.parse(await python.run(JSON.stringify(request), emit));
}

/** @type {Python | null} */
let python = null;

for await (const line of createInterface({ input: process.stdin })) {
  const { sources, look, ...rest } = JSON.parse(line);
  for (const source of sources) {
    python ??= await start();
    Object.assign(done, { stdout: '', stderr: '', plots: null });
    const result = await run(python, { ...rest, source });
    const told = { ...result, ...done };
    if (python.damaged()) python = null;
    else if (look) {
      told.notes = (await run(python, { ...rest, source, look })).notes;
      if (python.damaged()) python = null;
    }
    process.stdout.write(`${JSON.stringify(told)}\n`);
  }
}
