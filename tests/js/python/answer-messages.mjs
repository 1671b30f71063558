// For test_protocol_properties.py: the page's check of each message.

import { createInterface } from 'node:readline';
import { readMessage } from '../../../js/python/protocol.js';

/** What a worker can send and JSON cannot tell. @type {Record<string, () => unknown>} */
const ODD = {
  undefined: () => undefined,
  nan: () => Number.NaN,
  bigint: () => 10n ** 30n,
  date: () => new Date(Number.NaN),
  map: () => new Map([['kind', 'done']]),
  bytes: () => new Uint8Array(3),
  sparse: () => new Array(50),
  boxed: () => Object('stdout'),
  cycle: () => {
    /** @type {Record<string, unknown>} */
    const cycle = {};
    cycle.kind = cycle;
    return cycle;
  },
};

/** @param {string} _ @param {any} value */
const revive = (_, value) => (value && Object.hasOwn(value, 'odd') ? ODD[value.odd]?.() : value);

for await (const line of createInterface({ input: process.stdin })) {
  /** @type {unknown} */
  let answer;
  try {
    answer = { read: readMessage(structuredClone(JSON.parse(line, revive))) !== null };
  } catch (error) {
    answer = { thrown: String(error) };
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
