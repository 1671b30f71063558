// What the two makers of this folder share.

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ENVIRONMENT, nothingOfThePage, readPack, withPreload } from '../python/preload.js';

/** NumPy's compiled modules that `import numpy` needs; the others are loaded when imported. */
export const LIBRARIES = ['numpy/_core/_multiarray_umath', 'numpy/linalg/_umath_linalg'];

/** @param {string} file */
export function importFile(file) {
  return import(pathToFileURL(file).href);
}

/** NumPy's files, those that it needs to be imported first. @param {string} bytecode */
export async function readNumpy(bytecode) {
  const packs = ['numpy.libs', 'numpy.pack'].map((name) => readPackFile(path.join(bytecode, name)));
  return new Map((await Promise.all(packs)).flatMap((pack) => [...pack]));
}

/**
 * Pyodide, with the library and NumPy as bytecode, and nothing of a page.
 * @param {string} runtime
 * @param {string} bytecode
 * @param {object} options of Pyodide's
 * @param {Parameters<typeof withPreload> extends [any, ...infer Rest] ? Rest : never} preload
 */
export async function loadReaders(runtime, bytecode, options, ...preload) {
  const { loadPyodide } = await importFile(path.join(runtime, 'pyodide.mjs'));
  const { default: create } = await importFile(path.join(runtime, 'pyodide.asm.mjs'));
  return loadPyodide({
    ...options,
    indexURL: `${runtime}/`,
    stdLibURL: path.join(bytecode, 'stdlib.zip'),
    env: { ...ENVIRONMENT },
    jsglobals: nothingOfThePage(),
    createPyodideModule: withPreload(create, ...preload),
  });
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
