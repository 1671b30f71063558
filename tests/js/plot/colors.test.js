import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  contrast,
  LEAST_CONTRAST,
  lineColors,
  parseColor,
  withContrast,
} from '../../../js/plot/colors.js';

const WHITE = { r: 255, g: 255, b: 255 };
const SLATE = { r: 30, g: 33, b: 41 };
const GREY = { r: 119, g: 119, b: 119 };
const BLACK = { r: 0, g: 0, b: 0 };

const hue = (text) => {
  const { r, g, b } = parseColor(text);
  const [high, low] = [Math.max(r, g, b), Math.min(r, g, b)];
  const turn = { [b]: 4 + (r - g) / (high - low), [g]: 2 + (b - r) / (high - low) };
  return (60 * (r === high ? (g - b) / (high - low) : turn[high]) + 360) % 360;
};

test('CSS colours are read, opaque', () => {
  assert.deepEqual(parseColor('#3b82f6'), { r: 59, g: 130, b: 246 });
  assert.deepEqual(parseColor(' Red '), { r: 255, g: 0, b: 0 });
  assert.deepEqual(parseColor('rgb(1 2 3 / 50%)'), { r: 1, g: 2, b: 3 });
  assert.deepEqual(parseColor('hsl(0, 100%, 50%)'), { r: 255, g: 0, b: 0 });
  for (const text of ['blurple', '#12', '', 'url(x)']) assert.equal(parseColor(text), null);
});

test('black on white has a contrast of 21', () => {
  assert.equal(contrast(BLACK, WHITE).toFixed(3), '21.000');
});

test('a colour that stands out stays as it is', () => {
  assert.equal(withContrast(parseColor('#3b82f6'), WHITE), '#3b82f6');
});

test('a colour that does not is shifted until it does, in its hue', () => {
  for (const background of [WHITE, SLATE, GREY, BLACK]) {
    for (const text of [
      '#f59e0b',
      '#10b981',
      '#93c5fd',
      '#ffff00',
      '#000080',
      '#777777',
      '#fff',
      '#000',
    ]) {
      const shifted = withContrast(parseColor(text), background);
      assert.ok(contrast(parseColor(shifted), background) >= LEAST_CONTRAST, `${text} ${shifted}`);
    }
  }
  for (const text of ['#f59e0b', '#10b981']) {
    assert.ok(Math.abs(hue(withContrast(parseColor(text), WHITE)) - hue(text)) < 2);
  }
});

test("fifty lines without a colour have fifty colours, none of them an author's", () => {
  for (const background of [WHITE, SLATE]) {
    const own = [...new Array(49).fill(undefined), '#3b82f6'];
    const colors = lineColors(own, background);
    assert.equal(new Set(colors).size, 50);
    for (const color of colors)
      assert.ok(contrast(parseColor(color), background) >= LEAST_CONTRAST);
  }
});
