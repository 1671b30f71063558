// For test_typed_properties.py: reads what it is given, all at once, as JSON.

import { readFileSync } from 'node:fs';
import { readNumber } from '../../../js/quiz/number.js';
import { decode } from '../../../js/quiz/sealed.js';
import { normalised } from '../../../js/quiz/types/text.js';

/** @type {{ numbers: string[], texts: string[], sealed: string[] }} */
const { numbers, texts, sealed } = JSON.parse(readFileSync(0, 'utf8'));
const readings = numbers.map((text) => readNumber(text, { unit: 's', units: { ms: 0.001 } }));
const answer = { numbers: readings, texts: texts.map(normalised), sealed: sealed.map(decode) };
process.stdout.write(JSON.stringify(answer));
