// Compiles, by Pyodide itself under Node, what is imported in the browser: doing that there would take
// longer, at every start, than all else that is done for it.
//
//   stdlib.zip  the standard library as bytecode
//   numpy.libs  the compiled modules that `import numpy` needs, in one file
//   numpy.pack  the rest of NumPy, as bytecode
//
//   node js/snapshot/bytecode.js FOLDER-OF-THE-RUNTIME OUTPUT-FOLDER

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { PACKAGES } from '../python/preload.js';
import { LIBRARIES, loadCompiler, writeFiles } from './parts.js';

const [runtime, output] = process.argv.slice(2).map((folder) => path.resolve(folder));
const python = await loadCompiler(runtime);
const lock = JSON.parse(await readFile(path.join(runtime, 'pyodide-lock.json'), 'utf8'));
const wheel = lock.packages.numpy.file_name;
python.FS.writeFile('/stdlib', await readFile(path.join(runtime, 'python_stdlib.zip')));
python.FS.writeFile('/wheel', await readFile(path.join(runtime, wheel)));
python.runPython(`
stdlib("/stdlib", "/stdlib.zip")
libs, rest = [], []
for name, data in members("/wheel", "${PACKAGES}"):
    needed = name.endswith(".so") and name.startswith(tuple(${JSON.stringify(LIBRARIES)}))
    (libs if needed else rest).append((name, data))
pack(libs, "/numpy.libs")
pack(rest, "/numpy.pack")
`);
await writeFiles(python, output, ['stdlib.zip', 'numpy.libs', 'numpy.pack']);
