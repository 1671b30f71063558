// What the two makers of this folder share.

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { readPack } from '../python/preload.js';

/** NumPy's compiled modules that `import numpy` needs; the others are loaded when imported. */
export const LIBRARIES = ['numpy/_core/_multiarray_umath', 'numpy/linalg/_umath_linalg'];

/** @param {string} file */
export function importFile(file) {
  return import(pathToFileURL(file).href);
}

/** A Python that has the functions of bytecode.py. @param {string} runtime */
export async function loadCompiler(runtime) {
  const { loadPyodide } = await importFile(path.join(runtime, 'pyodide.mjs'));
  const python = await loadPyodide({ indexURL: `${runtime}/` });
  const script = fileURLToPath(new URL('./bytecode.py', import.meta.url));
  python.runPython(await readFile(script, 'utf8'));
  return python;
}

/**
 * Write the files `names` of Python's root folder into `output`.
 * @param {any} python
 * @param {string} output
 * @param {string[]} names
 */
export async function writeFiles(python, output, names) {
  await mkdir(output, { recursive: true });
  for (const name of names)
    await writeFile(path.join(output, name), python.FS.readFile(`/${name}`));
}

/** @param {string} file a pack */
export async function readPackFile(file) {
  const pack = await readFile(file);
  return readPack(pack.buffer.slice(pack.byteOffset, pack.byteOffset + pack.length));
}
