/**
 * Turns the plot data's JSON Schema into the ES module `#plot-validator`, at build time in Node.
 *
 * Ajv compiles with `new Function`, which the book's content policy forbids in the page, so the
 * page gets the finished code. The module also carries each key's remedy, so that the schema stays
 * the only place where keys are listed.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standalone from 'ajv/dist/standalone/index.js';

// Ajv's generated code asks for this helper by `require`, which an ES module does not have.
const CODE_POINTS = `(text) => {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}`;

/**
 * @param {string} schemaPath the schema's file
 * @returns {string} source of an ES module with `validate`, `plotKeys` and `lineKeys`
 */
export function compileValidator(schemaPath) {
  const schema = JSON.parse(readFileSync(schemaPath, 'utf8'));
  const ajv = new Ajv2020({
    allErrors: true,
    strictTypes: false,
    strictRequired: false,
    code: { source: true, esm: true },
  });
  ajv.addKeyword({ keyword: 'remedy', schemaType: 'string' });
  ajv.addSchema(schema, 'plot-data');
  const code = /** @type {any} */ (standalone)
    .default(ajv, { validate: 'plot-data#/$defs/reader_plots' })
    .replaceAll('require("ajv/dist/runtime/ucs2length").default', CODE_POINTS);
  if (code.includes('require(')) {
    throw new Error('Ajv emitted a require() that js/plot/compile-validator.js does not replace.');
  }
  return [
    code,
    `export const plotKeys = ${remedies(schema.$defs.plot)};`,
    `export const lineKeys = ${remedies(schema.$defs.line)};`,
    '',
  ].join('\n');
}

/**
 * @param {{properties: Record<string, {remedy: string}>}} definition
 * @returns {string} an object literal from key to remedy, in the schema's order
 */
function remedies(definition) {
  const entries = Object.entries(definition.properties).map(([key, { remedy }]) => [key, remedy]);
  return JSON.stringify(Object.fromEntries(entries));
}

if (import.meta.main) {
  const root = new URL('../../', import.meta.url);
  const target = fileURLToPath(new URL('.cache/generated/plot-validator.js', root));
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(
    target,
    compileValidator(fileURLToPath(new URL('textbook/plot_data.schema.json', root))),
  );
}
