// Bundles the browser code. Run by textbook/tooling/bundle.py, in two steps, because the page's
// code contains the manifest of the runtime files, and the worker is one of them:
//
//   node js/bundle.js worker   the plot validator; worker, frame and loader, each one classic script
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

const FIRST = 'js/main.js';

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

/**
 * Has each of `modules` import the page's first one, which is there before any of them is wanted.
 * esbuild cuts files by who needs what is in them; what the first module shares with the others
 * would else be ten small files, and stays one.
 *
 * @param {Set<string>} modules paths
 */
function importFirst(modules) {
  return {
    name: 'import-first',
    /** @param {esbuild.PluginBuild} build */
    setup(build) {
      build.onLoad({ filter: /\.js$/ }, async ({ path: file }) => {
        if (!modules.has(file)) return;
        const first = `import ${JSON.stringify(path.join(ROOT, FIRST))};`;
        return { contents: `${first}${await readFile(file, 'utf8')}` };
      });
    },
  };
}

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
    entryPoints: ['js/python/worker.js', 'js/python/frame.js', 'js/python/loader.js'],
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
  /** @satisfies {esbuild.BuildOptions} */
  const options = {
    ...COMMON,
    entryPoints: {
      main: FIRST,
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
    metafile: true,
  };
  const looked = await esbuild.build({ ...options, plugins: [onlyWoff2], write: false });
  const entries = Object.values(looked.metafile.outputs).flatMap(({ entryPoint }) =>
    entryPoint && entryPoint !== FIRST ? path.join(ROOT, entryPoint) : [],
  );
  const result = await esbuild.build({
    ...options,
    plugins: [onlyWoff2, importFirst(new Set(entries))],
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
