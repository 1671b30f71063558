import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Findings, judge } from '../../../js/exercise/findings.js';

const passed = { check: 'a', state: 'passed', message: '', facts: [], line: null };

test('findings are read line by line, however the output is cut', () => {
  const text = `${JSON.stringify(passed)}\n${JSON.stringify({ ...passed, check: 'b' })}\n`;
  for (const size of [1, 7, text.length]) {
    const findings = new Findings();
    const found = [];
    for (let at = 0; at < text.length; at += size) {
      found.push(...findings.take(text.slice(at, at + size)));
    }
    assert.deepEqual(found, [passed, { ...passed, check: 'b' }]);
  }
});

test('what has another shape is no finding', () => {
  const lines = [
    'hello',
    'null',
    '[]',
    '{"check": "a"}',
    '{"check": 1, "state": "passed"}',
    '{"check": "a", "state": "great"}',
    '{"check": "a", "state": "passed", "message": {}}',
    '{"check": "a", "state": "passed", "facts": "f"}',
    '{"check": "a", "state": "passed", "facts": [["got"]]}',
    '{"check": "a", "state": "passed", "facts": [[["got"], "1"]]}',
    '{"check": "a", "state": "passed", "line": "2"}',
    `{"check": "a", "state": "passed", "message": "${'x'.repeat(30_000)}"}`,
  ];
  assert.deepEqual(new Findings().take(`${lines.join('\n')}\n`), []);
});

test('a line without an end is not kept for ever', () => {
  const findings = new Findings();
  for (let i = 0; i < 10; i += 1) findings.take('x'.repeat(30_000));
  assert.deepEqual(findings.take(`\n${JSON.stringify(passed)}\n`), [passed]);
});

test('all checks passed is right, some are partly right, none is wrong', () => {
  assert.deepEqual([judge(3, 3), judge(1, 3), judge(0, 3)], ['right', 'partly', 'wrong']);
});
