// The page that Pyodide's own documentation leads to: a worker that loads it from the network, and
// Chart.js. It runs the snippet at once, and again when told to.

/* global Chart */
const canvas = document.getElementById('chart');
const worker = new Worker('worker.js', { type: 'module' });
let chart = null;

function datasets({ x_data: x, lines }) {
  return lines.map(({ label, data, color }) => ({
    label,
    borderColor: color,
    pointRadius: 0,
    data: data.map((y, index) => ({ x: x[index], y })),
  }));
}

function draw(plot) {
  if (chart) {
    chart.data.datasets = datasets(plot);
    chart.update('none');
  } else {
    const options = { animation: false, parsing: false, scales: { x: { type: 'linear' } } };
    chart = new Chart(canvas, { type: 'line', data: { datasets: datasets(plot) }, options });
  }
  canvas.dispatchEvent(new CustomEvent('plot-drawn', { bubbles: true }));
}

let settle = () => {};
worker.onmessage = ({ data }) => {
  if (data.plots) draw(JSON.parse(data.plots)[0]);
  settle(data.times);
};

/** Run a program; resolves when it is drawn. */
function run(source) {
  worker.postMessage({ source });
  return new Promise((resolve) => {
    settle = resolve;
  });
}

/** Milliseconds that each of `count` runs of the program takes in the worker, transfer excluded. */
function timeRuns(source, count) {
  worker.postMessage({ source, count });
  return new Promise((resolve) => {
    settle = resolve;
  });
}

/** Milliseconds that each of `count` redraws of the chart takes. */
function timeUpdates(count) {
  return Array.from({ length: count }, () => {
    const start = performance.now();
    chart.update('none');
    return performance.now() - start;
  });
}

window.stock = { run, timeRuns, timeUpdates };
run(await (await fetch('relu.py')).text());
