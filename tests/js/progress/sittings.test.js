import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sittings } from '../../../js/progress/sittings.js';

const MINUTE = 60_000;
const NOW = 1e12;
const attempt = (minutes, state, hints = 0) => [NOW + minutes * MINUTE, 'h', state, 0, hints];

test('the first attempt of a sitting decides', () => {
  const found = sittings(
    [
      attempt(-300, 'wrong'),
      attempt(-299, 'right'),
      attempt(-200, 'right'),
      attempt(-199, 'wrong'),
      attempt(-100, 'right', 2),
      attempt(-50, 'partly'),
    ],
    NOW,
  );
  assert.deepEqual(
    found.map(({ recall }) => recall),
    ['forgotten', 'recalled', 'helped', 'forgotten'],
  );
  assert.equal(found[1].time, NOW - 200 * MINUTE);
});

test('a sitting goes on as long as no half hour lies between two attempts', () => {
  const times = [-100, -75, -50, -25];
  assert.equal(
    sittings(
      times.map((time) => attempt(time, 'right')),
      NOW,
    ).length,
    1,
  );
  assert.equal(sittings([attempt(-60, 'right'), attempt(-30, 'right')], NOW).length, 2);
});

test('attempts without a time are none, and times that lie ahead count as now', () => {
  const unknown = [0, 'h', 'right', 1, 0];
  assert.deepEqual(sittings([unknown], NOW), []);
  const found = sittings([unknown, attempt(60, 'right'), attempt(6000, 'wrong')], NOW);
  assert.deepEqual(found, [{ time: NOW, recall: 'recalled' }]);
});
