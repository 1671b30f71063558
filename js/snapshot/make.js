// Makes, by Pyodide itself under Node, what shortens the start of Python in the browser:
//
//   textbook.pack   the book's own Python as bytecode, in one file
//   snapshot.pages  the memory of a Python that has imported NumPy and the book's own code, as
//                   ../python/pages.js packs it
//   start.json      what the browser must find to use it: see `Start` in ../python/protocol.js
//
//   node js/snapshot/make.js FOLDER-OF-THE-RUNTIME FOLDER-OF-BYTECODE ZIP-OF-THE-BOOK'S-CODE OUTPUT-FOLDER

import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { packPages } from '../python/pages.js';
import { BOOK, install } from '../python/preload.js';
import {
  LIBRARIES,
  loadCompiler,
  loadReaders,
  readNumpy,
  readPackFile,
  writeFiles,
} from './parts.js';

const [runtime, bytecode, sources, output] = process.argv
  .slice(2)
  .map((name) => path.resolve(name));

// What is imported before the snapshot is taken is there at once in every start: the book's own
// code, and what cells import most.
const IMPORTS = `
import ast, asyncio, atexit, contextlib, dataclasses, functools, gc, inspect, io, itertools, json
import linecache, locale, math, os, pathlib, random, re, signal, sys, time, tokenize, traceback
import types, typing, warnings, weakref
import __future__
import numpy as np
np.linspace(0, 1, 3) @ np.linspace(0, 1, 3)
np.linalg.norm([3.0, 4.0])
repr(np.zeros(3)), np.get_printoptions(), np.geterr()
sys.path.append("${BOOK.slice(0, -1)}")
import textbook.runtime.browser
import book
`;

async function compileBook() {
  const python = await loadCompiler(runtime);
  python.FS.writeFile('/sources.zip', await readFile(sources));
  python.runPython(`pack(list(members("/sources.zip", "${BOOK}")), "/textbook.pack")`);
  await writeFiles(python, output, ['textbook.pack']);
}

async function takeSnapshot() {
  const numpy = await readNumpy(bytecode);
  const libraries = LIBRARIES.map((name) => {
    const found = [...numpy.keys()].find((file) => file.startsWith(name));
    if (!found) throw new Error(`NumPy has no ${name}`);
    return found;
  });
  let table = 0;
  let before = new Uint8Array();
  /** @param {import('../python/preload.js').Engine} module */
  const look = (module) => {
    table = /** @type {any} */ (module).wasmTable?.length ?? 0;
    before = module.HEAPU8.slice();
  };
  const options = { _makeSnapshot: true };
  const python = await loadReaders(runtime, bytecode, options, numpy, libraries, 0, look);
  install(python, await readPackFile(path.join(output, 'textbook.pack')), BOOK);
  python.runPython(IMPORTS);
  // Pyodide refuses to save the objects behind this list.
  for (const name of Object.keys(python.loadedPackages)) delete python.loadedPackages[name];
  const image = python.makeMemorySnapshot();
  const { packed, initial } = packPages(image, before);
  await writeFile(path.join(output, 'snapshot.pages'), packed);
  const heap = image.length - (image.length % 65536);
  const start = { libraries, table, heap, image: image.length, initial };
  await writeFile(path.join(output, 'start.json'), JSON.stringify(start));
}

await compileBook();
await takeSnapshot();
