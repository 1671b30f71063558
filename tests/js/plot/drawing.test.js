import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { WIDTHS } from '../../../js/plot/axis.js';
import { draw, PAPERS } from '../../../js/plot/drawing.js';

const plot = (line, changes = {}) => ({ x_data: [0, 1, 2], lines: [line], ...changes });
const curves = ({ drawing }) =>
  [...drawing.matchAll(/<path [^>]*? d="([^"]*)"\/>/g)].map(([, d]) => d);

test('a curve goes from corner to corner of the drawing', () => {
  assert.equal(curves(draw(plot({ data: [0, 0, 1] })))[0], 'M0 2000l1000 0 1000-2000');
});

test('a gap ends a stretch, and a step jumps where the contract says', () => {
  assert.equal(
    curves(draw({ ...plot({ data: [0, 1, null, 1, 1] }), x_data: [0, 1, 2, 3, 4] }))[0].match(/M/g)
      .length,
    2,
  );
  assert.equal(curves(draw(plot({ data: [0, 1, 1], step: 'before' })))[0], 'M0 2000l0-2000 2000 0');
  assert.equal(
    curves(draw(plot({ data: [0, 1, 1], step: 'after' })))[0],
    'M0 2000l1000 0 0-2000 1000 0',
  );
});

test('points are markers without a line', () => {
  const { drawing } = draw(plot({ data: [0, 1, 2], points: true }));
  assert.equal(drawing.match(/plot-marker/g).length, 3);
});

test('what lies outside the axes is cut off, and never far away', () => {
  const { drawing } = draw(plot({ data: [0, 1e9, -1e9] }, { y_range: [0, 1] }));
  assert.match(drawing, /plot-beyond/);
  assert.ok(!/\d{6}/.test(curves({ drawing })[0]));
});

test('a colour that one paper needs otherwise is there for both', () => {
  const { drawing, keys } = draw(plot({ data: [0, 1, 2], color: '#f59e0b' }));
  assert.match(drawing, /--paint:#[0-9a-f]{6};--paint-dark:#f59e0b/);
  assert.equal(keys.length, 1);
});

test('words stay text', () => {
  const evil = '<img src=x onerror="a">\n';
  const { drawing } = draw(
    plot({ label: evil, data: [0, 1, 2] }, { title: evil, x_label: evil, y_label: evil }),
  );
  assert.ok(!drawing.includes('<img'));
  assert.ok(!drawing.includes('\n'));
});

test('the style sheets have the same paper and the same widths', async () => {
  const css = (name) =>
    readFile(new URL(`../../../theme_overrides/css/${name}.css`, import.meta.url), 'utf8');
  const papers = [...(await css('palette')).matchAll(/--book-paper: (#\w+);/g)].map(
    ([, color]) => color,
  );
  assert.deepEqual(papers.slice(0, 2), PAPERS);
  const plotCss = await css('plot');
  for (const [width] of WIDTHS) {
    assert.ok(plotCss.includes(`.plot-ticks-${width} {`));
    if (width)
      assert.ok(plotCss.includes(`width >= ${width}px`) || plotCss.includes(`${width}px <= width`));
  }
});
