// For test_typed_properties.py: reads what it is given, all at once, as JSON.

import { readFileSync } from 'node:fs';
import { readNumber } from '../../../js/quiz/number.js';
import { normalised } from '../../../js/quiz/types/text.js';

/** @type {{ numbers: string[], texts: string[] }} */
const { numbers, texts } = JSON.parse(readFileSync(0, 'utf8'));
const readings = numbers.map((text) => readNumber(text, { unit: 's', units: { ms: 0.001 } }));
process.stdout.write(JSON.stringify({ numbers: readings, texts: texts.map(normalised) }));
