// What Python needs of a browser, asked before anything of it is fetched.

/** A WebAssembly program that catches an exception, as Pyodide's does. */
const CATCHES = Uint8Array.of(
  ...[0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0],
  ...[10, 8, 1, 6, 0, 6, 64, 25, 11, 11],
);

/** @typedef {Pick<typeof globalThis, 'WebAssembly' | 'Worker' | 'DecompressionStream'>} Scope */

/** @type {[name: string, isThere: (scope: Partial<Scope>) => boolean | undefined][]} */
const NEEDS = [
  ['WebAssembly', ({ WebAssembly }) => Boolean(WebAssembly)],
  ['exceptions in WebAssembly', ({ WebAssembly }) => WebAssembly?.validate(CATCHES)],
  ['workers', ({ Worker }) => Boolean(Worker)],
  ['compression streams', ({ DecompressionStream }) => Boolean(DecompressionStream)],
];

/** A sentence on the first thing that is missing, or null. @param {Partial<Scope>} [scope] */
export function lacking(scope = globalThis) {
  const missing = NEEDS.find(([, isThere]) => !isThere(scope));
  if (!missing) return null;
  return `This browser has no ${missing[0]}, or it is switched off, and Python needs it. It is there in Chrome and Edge 111, Firefox 115, Safari 16.4, and later ones.`;
}
