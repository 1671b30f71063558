// Compiles the book's own Python to bytecode, by Pyodide itself under Node: compiling it in the browser
// would take longer, at every start, than all else that is done for it.
//
//   node js/snapshot/book.js FOLDER-OF-THE-RUNTIME ZIP-OF-SOURCES OUTPUT

import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { BOOK } from '../python/preload.js';

const [runtime, sources, output] = process.argv.slice(2).map((name) => path.resolve(name));
const { loadPyodide } = await import(pathToFileURL(path.join(runtime, 'pyodide.mjs')).href);

const python = await loadPyodide({ indexURL: `${runtime}/` });
python.FS.writeFile('/sources.zip', await readFile(sources));
const script = fileURLToPath(new URL('./bytecode.py', import.meta.url));
python.runPython(await readFile(script, 'utf8'));
python.runPython(`pack(list(members("/sources.zip", "${BOOK}")), "/book.pack")`);
await writeFile(output, python.FS.readFile('/book.pack'));
