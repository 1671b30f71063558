// Runs in the worker, inside the sandboxed frame: starts Pyodide from the files that it is
// sent, and runs cells by `textbook.runtime.cell.run_cell`. There is no network here.

import { limits } from '../limits.js';
import { readPlots } from '../plot/read.js';
import { thinPlot } from '../plot/thin-plot.js';
import { Arrivals } from './arrivals.js';
import { boot, bootLater } from './boot.js';
import { Changes } from './changes.js';
import { BOOK, install, readPack } from './preload.js';
import { ENGINE } from './protocol.js';

/** @typedef {import('./protocol.js').FromWorker} FromWorker */
/** @typedef {import('./protocol.js').RunRequest} RunRequest */
/** @typedef {import('./protocol.js').BootRequest} BootRequest */
/** @typedef {import('./boot.js').Pyodide} Pyodide */

const CUT = 'More than this cannot be shown: what follows is left out.';

// What Python can reach is replaced before it starts; these stay ours.
const now = performance.now.bind(performance);

/** @type {MessagePort} */
let port;

/** @param {FromWorker} message */
function post(message) {
  port.postMessage(message);
}

const arrivals = new Arrivals();

/** @type {import('./protocol.js').Kept} */
let kept = null;

/** The engine as an earlier worker has left it in the frame, or as it arrives; and leave it there. */
function getEngine() {
  const come = kept ? Promise.resolve(kept) : arrivals.get(ENGINE);
  const compiled = come.then((engine) =>
    engine instanceof WebAssembly.Module ? engine : WebAssembly.compile(engine),
  );
  compiled.then(
    (module) => {
      try {
        postMessage(module);
      } catch {
        // It cannot be kept in this browser. The frame hears one message, and that before any program.
        postMessage(null);
      }
    },
    () => {},
  );
  return { come, compiled };
}

/** The run in hand, its cell, when it began, and the plot data of it that are held back. */
let run = 0;
let cell = '';
let began = 0;
let plotted = 0;
/** @type {{ value: unknown, line: number | null } | null} */
let heldPlot = null;

/**
 * What a program assigned to js.window.py_plot_data, and where.
 * @param {unknown} value
 * @param {string} file
 * @param {number} line
 */
function takePlot(value, file, line) {
  heldPlot = { value, line: file === cell ? line : null };
  if (now() - plotted >= limits.FRAME_MILLISECONDS) sendPlot();
}

function sendPlot() {
  if (!heldPlot) return;
  const { value, line } = heldPlot;
  post({ kind: 'plot', run, line, ...describePlot(value) });
  heldPlot = null;
  plotted = now();
}

/** @param {unknown} value */
function describePlot(value) {
  if (value === undefined || value === null) return { text: '[]', notes: [], problem: null };
  if (typeof value !== 'string') {
    const problem = 'js.window.py_plot_data takes a text: write json.dumps(plots).';
    return { text: null, notes: [], problem };
  }
  if (value.length <= limits.LARGE_PLOT_CHARACTERS)
    return { text: value, notes: [], problem: null };
  // A large plot is thinned here, so that the page need not read it while the reader scrolls.
  const { plots, notes, problem } = readPlots(value);
  const text = JSON.stringify(plots.map(thinPlot));
  if (problem) return { text: null, notes, problem };
  if (text.length <= limits.PLOT_CHARACTERS) return { text, notes, problem: null };
  return { text: null, notes, problem: 'These plots hold too many lines to be drawn.' };
}

/** @type {any} */
let runCell = null;
/** @type {any} */
let isDamaged = null;
/** Settles when Python has all its files. @type {Promise<void>} */
let complete;

/** @param {BootRequest} request */
async function start(request) {
  const pyodide = await boot(request, arrivals, getEngine());
  pyodide._api.on_fatal = (error) => post({ kind: 'fatal', message: String(error).slice(0, 500) });
  const snapshot = request.rung === 'snapshot';
  const arrived = installRuntime(pyodide, await arrivals.get('textbook.pack'), snapshot);
  complete = snapshot ? bootLater(pyodide, arrivals).then(() => arrived()) : Promise.resolve();
  // Told to the run that waits for it.
  complete.catch(() => {});
}

/**
 * @param {Pyodide} pyodide
 * @param {ArrayBuffer} book the book's own Python, as bytecode
 * @param {boolean} incomplete whether files are on their way that an import may ask for
 * @returns {() => void} to be called when these have come
 */
function installRuntime(pyodide, book, incomplete) {
  install(pyodide, readPack(book), BOOK);
  // A snapshot has imported it already.
  const entry = pyodide.runPython(`
import sys
if "${BOOK.slice(0, -1)}" not in sys.path:
    sys.path.append("${BOOK.slice(0, -1)}")
from textbook.runtime import browser, latecomers
browser.begin(incomplete=${incomplete ? 'True' : 'False'})
(browser.run, browser.damaged, browser.watch, browser.on_plot_data, latecomers.arrived)
`);
  const [run, damaged, watch, onPlotData, arrived] = entry;
  onPlotData(takePlot);
  entry.destroy();
  runCell = run;
  /** @type {Changes | null | undefined} */
  let changes;
  isDamaged = () => {
    const found = damaged(changes?.take());
    // Not before the first run: nobody waits now.
    if (changes === undefined) changes = watchChanges(pyodide, watch);
    return found;
  };
  // What is printed below Python's own streams (by the interpreter itself) is a warning.
  const stderr = { batched: takeBelow };
  pyodide.setStdout(stderr);
  pyodide.setStderr(stderr);
  return arrived;
}

/**
 * @param {Pyodide} pyodide
 * @param {(take: (addresses: string) => void) => void} watch
 * @returns {Changes | null} null where this Python tells of no changes: all is compared after each run
 */
function watchChanges({ _module }, watch) {
  try {
    const changes = new Changes(_module);
    watch((addresses) => changes.watch(addresses));
    return changes;
  } catch (error) {
    console.warn('A look at what a program has left takes longer here:', error);
    return null;
  }
}

/**
 * @param {string} stream
 * @param {string} text
 */
function emit(stream, text) {
  post({ kind: 'print', run, stream: stream === 'stdout' ? 'stdout' : 'stderr', text });
}

/** What is printed below Python's own streams, as by os.write: in parcels, up to a run's limit. */
const below = { text: '', characters: 0, sent: 0 };

/** @param {string} line */
function takeBelow(line) {
  const room = limits.OUTPUT_CHARACTERS - below.characters;
  if (room <= 0) return;
  below.characters += line.length + 1;
  below.text += line.length < room ? `${line}\n` : `${line.slice(0, room)}\n${CUT}\n`;
  if (now() - below.sent >= limits.FRAME_MILLISECONDS) sendBelow();
}

function sendBelow() {
  if (below.text) emit('stderr', below.text);
  below.text = '';
  below.sent = now();
}

/** Settles when all runs asked for so far are over, and what they have left was looked at. */
let over = Promise.resolve();
/** Whether a run has left this Python unfit for another: then none begins. */
let damaged = false;

/** @param {RunRequest} request */
async function execute(request) {
  if (damaged) return;
  run = request.run;
  cell = request.cell;
  const { source, needs, output, look } = request;
  const wanted = JSON.stringify({ cell, source, needs, output, look });
  let result = await attempt(wanted);
  if (result === null) {
    post({ kind: 'lacks', run });
    await complete;
    result = await attempt(wanted);
  }
  const took = Math.round(now() - began);
  sendPlot();
  sendBelow();
  post({ kind: 'done', run, ...result, took });
  // As long again as a short program takes, and nobody but the next run waits for it.
  damaged = isDamaged();
  post({ kind: 'checked', run, damaged });
}

/** @param {string} wanted @returns {Promise<any>} null where it needs files that have not come */
async function attempt(wanted) {
  // What a finaliser wrote between the runs is of neither.
  Object.assign(below, { text: '', characters: 0, sent: 0 });
  plotted = 0;
  heldPlot = null;
  post({ kind: 'began', run });
  began = now();
  return JSON.parse(await runCell(wanted, emit));
}

/** @param {import('./protocol.js').ToWorker} message */
async function receive(message) {
  if (message.kind === 'run') {
    // The page asks for the next one before it knows what this one has left.
    over = over
      .then(() => execute(message))
      .catch((error) => post({ kind: 'fatal', message: String(error) }));
    return;
  }
  try {
    await start(message);
    post({ kind: 'booted' });
  } catch (error) {
    post({ kind: 'boot-failed', message: String(error).slice(0, 500) });
  }
}

// Pyodide takes a worker that can import scripts for a classic one and refuses it.
/** @type {any} */ (self).importScripts = undefined;

// What fails outside a run's own promise has killed the interpreter, or the loop that a run waits in.
addEventListener('unhandledrejection', (event) => {
  // It is told here.
  event.preventDefault();
  // An exception of Python's that ends its loop has a type, and no text.
  const { type } = event.reason ?? {};
  const message = typeof type === 'string' ? type : String(event.reason);
  post({ kind: 'fatal', message: message.slice(0, 500) });
});

addEventListener(
  'message',
  (event) => {
    const [page, ...files] = event.ports;
    port = page;
    kept = event.data;
    port.onmessage = ({ data }) => receive(data);
    for (const source of files) {
      source.onmessage = ({ data }) => arrivals.take(data);
    }
  },
  { once: true },
);
