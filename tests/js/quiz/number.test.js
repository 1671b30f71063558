import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readNumber, shown } from '../../../js/quiz/number.js';

/** @param {string} text @param {object} [known] */
function value(text, known) {
  const reading = readNumber(text, known);
  assert.ok('value' in reading, `${text}: ${JSON.stringify(reading)}`);
  return reading.value;
}

/** @param {string} text @param {object} [known] */
function problem(text, known) {
  const reading = readNumber(text, known);
  assert.ok('problem' in reading, `${text}: ${JSON.stringify(reading)}`);
  return reading.problem;
}

/** @type {[string, number][]} */
const NUMBERS = [
  ['0', 0],
  ['42', 42],
  ['9.54e-7', 9.54e-7],
  ['9.54E-7', 9.54e-7],
  ['9.54e−7', 9.54e-7],
  ['9.54·10^-7', 9.54e-7],
  ['9.54 × 10⁻⁷', 9.54e-7],
  ['9.54x10^−7', 9.54e-7],
  ['.5', 0.5],
  ['5.', 5],
  ['-0.2', -0.2],
  ['−0.2', -0.2],
  ['–0.2', -0.2],
  ['+0.2', 0.2],
  ['1/4', 0.25],
  ['¼', 0.25],
  ['½', 0.5],
  ['1÷4', 0.25],
  ['sqrt(2)', Math.SQRT2],
  ['√2', Math.SQRT2],
  ['sqrt 2', Math.SQRT2],
  ['2*pi', 2 * Math.PI],
  ['2π', 2 * Math.PI],
  ['2 pi', 2 * Math.PI],
  ['e^-1', Math.exp(-1)],
  ['e^−1', Math.exp(-1)],
  ['e', Math.E],
  ['2e', 2 * Math.E],
  ['exp(-1)', Math.exp(-1)],
  ['ln(2)', Math.LN2],
  ['log(2)', Math.LN2],
  ['log10(100)', 2],
  ['2**-3', 0.125],
  ['2^3^2', 512],
  ['-2^2', -4],
  ['10²', 100],
  ['(1+2)*3', 9],
  ['2(1+2)', 6],
  ['1-2-3', -4],
  ['8/4/2', 1],
  ['--2', 2],
  ['2/-4', -0.5],
  ['25 %', 0.25],
  ['25%', 0.25],
  ['1,5', 1.5],
  ['0,125', 0.125],
  ['10 000', 10000],
  ['1 234 567', 1234567],
  ['1 234 567.5', 1234567.5],
  ['10_000', 10000],
  [' 3 ', 3],
  ['SQRT(4)', 2],
  ['np.sqrt(4)', 2],
  ['math.pi', Math.PI],
  ['≈ 0.17', 0.17],
  ['= -0.17', -0.17],
  ['0.000 000 954', 9.54e-7],
  ['0.123 456', 0.123456],
  ['1.234 567 89', 1.23456789],
];

test('numbers are read as readers write them', () => {
  for (const [text, expected] of NUMBERS) {
    assert.ok(Math.abs(value(text) - expected) <= 1e-12 * Math.abs(expected), text);
  }
});

test('minus zero is zero', () => {
  assert.ok(Object.is(value('-0'), 0));
});

test('what is no number is told in a sentence', () => {
  assert.equal(problem(''), 'Write a number first.');
  assert.equal(problem('  '), 'Write a number first.');
  assert.equal(problem('x<0'), '“<0” is no number.');
  assert.equal(problem('<img onerror=alert(1)>'), '“<img onerror=alert(1)>” is no number.');
  assert.equal(problem('x'), '“x” is not known here.');
  assert.equal(problem('constructor'), '“constructor” is not known here.');
  assert.equal(problem('alert(1)'), '“alert” is not known here.');
  assert.equal(problem('1+'), 'Something is missing at the end.');
  assert.equal(problem('sqrt'), 'Something is missing at the end.');
  assert.equal(problem('(1'), 'A bracket is not closed.');
  assert.equal(problem('1)'), '“)” is not expected there.');
  assert.equal(problem('2 3'), '“3” is not expected there.');
  assert.equal(problem('*2'), '“*” is not expected there.');
  assert.equal(problem('1/0'), 'That is not a finite number.');
  assert.equal(problem('log(-1)'), 'That is not a finite number.');
  assert.equal(problem('1/2pi'), 'Write * or brackets after a division.');
  assert.equal(problem('2½'), 'Write a mixed number as a decimal: 2.5.');
  for (const text of ['9.54 e-7', '9.54 e −7', '9 E5']) {
    assert.equal(problem(text), 'Write 9.5e-7 without a space.');
  }
  assert.equal(problem('9'.repeat(201)), 'That is too long for a number.');
});

test('a comma that could be that of thousands is not guessed at', () => {
  for (const text of ['1,500', '1,234,567', '1,500.5', '1.500,5', ',']) {
    assert.match(problem(text), /without a comma/);
  }
});

test('brackets as deep as an answer is long are read', () => {
  assert.equal(value(`${'('.repeat(99)}1${')'.repeat(99)}`), 1);
  assert.match(problem('('.repeat(200)), /missing/);
});

test('a unit may be left out, and others are turned into it', () => {
  const known = { unit: 's', units: { ms: 0.001, min: 60 } };
  for (const text of ['0.5', '0.5 s', '0.5s', '500 ms', '1000/2 ms']) {
    assert.equal(value(text, known), 0.5);
  }
  assert.equal(value('2 min', known), 120);
  assert.equal(problem('3 kg', known), '“kg” is not known here.');
  assert.equal(problem('s', known), '“s” is not known here.');
});

test('where the unit is per cent, it is no factor', () => {
  assert.equal(value('25 %', { unit: '%' }), 25);
  assert.equal(value('25', { unit: '%' }), 25);
});

test('a number is shown with a real minus and few digits', () => {
  assert.equal(shown(-0.123456, 3), '−0.123');
  assert.equal(shown(1e-7, 3), '1e−7');
});
