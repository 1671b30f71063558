// Bundles the browser code. Run by textbook/tooling/bundle.py, in two steps, because the page's
// code contains the manifest of the runtime files, and the worker is one of them:
//
//   node js/bundle.js worker   the plot validator; worker and frame, each one classic script
//   node js/bundle.js page     the page's modules and the style sheet; the service worker

import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import { compileValidator } from './plot/compile-validator.js';

const ROOT = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const CACHE = path.join(ROOT, '.cache');
const WORKER_INPUTS = path.join(CACHE, 'bundle', 'worker-inputs.json');

// The oldest browsers of the book. What decides, and it is not syntax: docs/how-fast-it-is.md.
const TARGET = ['chrome111', 'firefox115', 'safari16.4'];

/** @type {esbuild.BuildOptions} */
const COMMON = {
  absWorkingDir: ROOT,
  bundle: true,
  minify: true,
  target: TARGET,
  legalComments: 'none',
  logLevel: 'warning',
};

/** KaTeX and the font packages name a file in three formats; every browser here reads WOFF2. */
const onlyWoff2 = {
  name: 'only-woff2',
  /** @param {esbuild.PluginBuild} build */
  setup(build) {
    build.onLoad({ filter: /katex[^/]*\.css$/ }, async ({ path: file }) => {
      const css = await readFile(file, 'utf8');
      return {
        contents: css.replace(/,url\([^)]*\.(?:woff|ttf)\) format\("[^"]*"\)/g, ''),
        loader: 'css',
      };
    });
  },
};

/** The schema of plot data as a module: both bundles contain it. */
async function writeValidator() {
  const generated = path.join(CACHE, 'generated');
  await mkdir(generated, { recursive: true });
  const schema = path.join(ROOT, 'textbook', 'plot_data.schema.json');
  const validator = `// @ts-nocheck\n${await compileValidator(schema)}`;
  await writeFile(path.join(generated, 'plot-validator.js'), validator);
}

async function bundleWorker() {
  await writeValidator();
  const { metafile } = await esbuild.build({
    ...COMMON,
    entryPoints: ['js/python/worker.js', 'js/python/frame.js'],
    format: 'iife',
    outdir: path.join(CACHE, 'bundle', 'worker'),
    metafile: true,
  });
  await writeFile(WORKER_INPUTS, JSON.stringify(metafile.inputs));
}

async function bundleServiceWorker() {
  await esbuild.build({
    ...COMMON,
    entryPoints: ['js/offline/service-worker.js'],
    format: 'iife',
    outdir: path.join(CACHE, 'bundle', 'offline'),
  });
}

async function bundlePage() {
  await bundleServiceWorker();
  const outdir = path.join(CACHE, 'bundle', 'page');
  await rm(outdir, { recursive: true, force: true });
  const result = await esbuild.build({
    ...COMMON,
    entryPoints: {
      main: 'js/main.js',
      book: 'theme_overrides/css/main.css',
      'code-font': 'theme_overrides/css/code-font.css',
    },
    format: 'esm',
    splitting: true,
    outdir,
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    assetNames: 'fonts/[name]-[hash]',
    loader: { '.woff2': 'file' },
    plugins: [onlyWoff2],
    metafile: true,
  });
  // What the site contains, whichever bundle it is in: the licences page lists it.
  const { inputs, outputs } = result.metafile;
  const all = { ...JSON.parse(await readFile(WORKER_INPUTS, 'utf8')), ...inputs };
  await writeFile(
    path.join(CACHE, 'bundle', 'meta.json'),
    JSON.stringify({ inputs: all, outputs }),
  );
}

const steps = { worker: bundleWorker, page: bundlePage };
const step = steps[/** @type {keyof typeof steps} */ (process.argv[2])];
try {
  await step();
} catch {
  // esbuild has printed what is wrong, with file and line.
  process.exitCode = 1;
}
