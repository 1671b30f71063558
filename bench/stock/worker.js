// Pyodide and NumPy as their documentation says; programs are run as they come.

import { loadPyodide } from './python/pyodide.mjs';

// What the snippets of the book assign to.
self.window = self;

const ready = (async () => {
  const pyodide = await loadPyodide({ indexURL: './python/' });
  await pyodide.loadPackage('numpy', { messageCallback() {} });
  pyodide.runPython('import numpy as np');
  return pyodide;
})();

self.onmessage = async ({ data: { source, count = 1 } }) => {
  const pyodide = await ready;
  const times = [];
  for (let run = 0; run < count; run += 1) {
    const start = performance.now();
    pyodide.runPython(source, { globals: pyodide.toPy({}) });
    times.push(performance.now() - start);
  }
  self.postMessage({ plots: self.py_plot_data, times });
};
