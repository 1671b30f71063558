// Makes, by Pyodide itself under Node, what shortens the start of Python in the browser:
//
//   stdlib.zip      the standard library as bytecode
//   numpy.libs      the compiled modules that `import numpy` needs, in one file
//   numpy.pack      the rest of NumPy, as bytecode
//   snapshot.pages  the memory of a Python that has imported NumPy, without its empty pages
//   start.json      what the browser must find to use them: see `Start` in ../python/start.js
//
//   node js/snapshot/make.js FOLDER-OF-THE-RUNTIME OUTPUT-FOLDER

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { packPages } from '../python/pages.js';
import { PACKAGES, readPack, withPreload } from '../python/preload.js';

const [runtime, output] = process.argv.slice(2).map((folder) => path.resolve(folder));
const { loadPyodide } = await import(pathToFileURL(path.join(runtime, 'pyodide.mjs')).href);
const engine = await import(pathToFileURL(path.join(runtime, 'pyodide.asm.mjs')).href);

// The others are loaded when imported.
const LIBRARIES = ['numpy/_core/_multiarray_umath', 'numpy/linalg/_umath_linalg'];
const MADE = ['stdlib.zip', 'numpy.libs', 'numpy.pack'];

// What is imported before the snapshot is taken is there at once in every start: what the book's
// own runtime imports, and what cells import most.
const IMPORTS = `
import ast, asyncio, atexit, contextlib, dataclasses, functools, gc, inspect, io, itertools, json
import linecache, locale, math, os, pathlib, random, re, signal, sys, time, tokenize, traceback
import types, typing, warnings, weakref
import __future__
import js
import numpy as np
np.linspace(0, 1, 3) @ np.linspace(0, 1, 3)
np.linalg.norm([3.0, 4.0])
repr(np.zeros(3)), np.get_printoptions(), np.geterr()
`;

/** A `js` module like the worker's, so that it is the same object before and after. */
function makeJs() {
  const js = Object.create(null);
  js.window = Object.create(null);
  return js;
}

async function compileBytecode() {
  const python = await loadPyodide({ indexURL: `${runtime}/` });
  const wheel = JSON.parse(await readFile(path.join(runtime, 'pyodide-lock.json'), 'utf8')).packages
    .numpy.file_name;
  python.FS.writeFile('/stdlib', await readFile(path.join(runtime, 'python_stdlib.zip')));
  python.FS.writeFile('/wheel', await readFile(path.join(runtime, wheel)));
  const script = fileURLToPath(new URL('./bytecode.py', import.meta.url));
  python.runPython(await readFile(script, 'utf8'));
  python.runPython(`
stdlib("/stdlib", "/stdlib.zip")
libs, rest = [], []
for name, data in members("/wheel", "${PACKAGES}"):
    needed = name.endswith(".so") and name.startswith(tuple(${JSON.stringify(LIBRARIES)}))
    (libs if needed else rest).append((name, data))
pack(libs, "/numpy.libs")
pack(rest, "/numpy.pack")
`);
  for (const name of MADE) {
    await writeFile(path.join(output, name), python.FS.readFile(`/${name}`));
  }
}

async function takeSnapshot() {
  const libs = await readMade('numpy.libs');
  const files = new Map([...libs, ...(await readMade('numpy.pack'))]);
  const libraries = LIBRARIES.map((name) => {
    const found = [...libs.keys()].find((file) => file.startsWith(name));
    if (!found) throw new Error(`NumPy has no ${name}`);
    return found;
  });
  let table = 0;
  const python = await loadPyodide({
    indexURL: `${runtime}/`,
    stdLibURL: path.join(output, 'stdlib.zip'),
    _makeSnapshot: true,
    jsglobals: makeJs(),
    createPyodideModule: withPreload(engine.default, files, libraries, 0, (module) => {
      table = tableLength(module);
    }),
  });
  python.runPython(IMPORTS);
  // Pyodide refuses to save the objects behind this list.
  for (const name of Object.keys(python.loadedPackages)) delete python.loadedPackages[name];
  const image = python.makeMemorySnapshot();
  await writeFile(path.join(output, 'snapshot.pages'), packPages(image));
  const heap = image.length - (image.length % 65536);
  const start = { libraries, table, heap, image: image.length };
  await writeFile(path.join(output, 'start.json'), JSON.stringify(start));
}

/** @param {string} name of a pack */
async function readMade(name) {
  const pack = await readFile(path.join(output, name));
  return readPack(pack.buffer.slice(pack.byteOffset, pack.byteOffset + pack.length));
}

/** @param {any} module */
function tableLength(module) {
  return module.wasmTable?.length ?? 0;
}

await mkdir(output, { recursive: true });
await compileBytecode();
await takeSnapshot();
