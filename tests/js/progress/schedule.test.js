import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dueList, dueTime } from '../../../js/progress/schedule.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = Date.UTC(2026, 0, 31, 12);

/** An item with one attempt for each pair of days before now and outcome. */
const item = (...attempts) => ({
  answer: null,
  at: NOW,
  attempts: attempts.map(([days, state, hints = 0]) => [NOW - days * DAY, 'h', state, 0, hints]),
  count: attempts.length,
  first: NOW,
});

/** Days from now until it is due. */
const days = (...attempts) => (dueTime(item(...attempts), 'h', NOW) - NOW) / DAY;

test('a question that was never tried is not due', () => {
  assert.equal(dueTime(undefined, 'h', NOW), null);
  assert.equal(dueTime(item(), 'h', NOW), null);
});

test('what was forgotten comes back the next day, what was recalled later, with help between', () => {
  const [again, hard, good] = [days([0, 'wrong']), days([0, 'right', 1]), days([0, 'right'])];
  assert.equal(again, 0.5);
  assert.ok(again <= hard && hard < good, `${[again, hard, good]}`);
});

test('each time it is recalled it is due later, and never after more than a year', () => {
  const intervals = [
    days([0, 'right']),
    days([3, 'right'], [0, 'right']),
    days([15, 'right'], [12, 'right'], [0, 'right']),
  ];
  assert.ok(intervals[0] < intervals[1] && intervals[1] < intervals[2], `${intervals}`);
  const many = Array.from({ length: 40 }, (_, index) => [360 * (40 - index), 'right']);
  assert.ok(days(...many) <= 365 + 5);
});

test('a right answer just after a wrong one does not put it off', () => {
  assert.equal(days([1 / 24, 'wrong'], [0.99 / 24, 'right']), days([1 / 24, 'wrong']));
});

test('an answer to another wording and answers without a time make it due now', () => {
  assert.equal(dueTime(item([1, 'right']), 'other', NOW), NOW);
  const unknown = { ...item(), attempts: [[0, 'h', 'right', 1, 0]] };
  assert.equal(dueTime(unknown, 'h', NOW), NOW);
});

test('a clock that was ahead or went back gives a date within reach', () => {
  for (const attempts of [
    [[-4000, 'right']],
    [
      [-1e5, 'right'],
      [-2e5, 'wrong'],
    ],
    [
      [2, 'right'],
      [-4000, 'right'],
    ],
  ]) {
    const found = days(...attempts);
    assert.ok(found > 0 && found < 30, `${attempts}: ${found}`);
  }
});

test('the longest overdue comes first, and the next of the others is told', () => {
  const questions = ['never', 'new', 'old', 'older'].map((id) => ({ id, hash: 'h' }));
  const items = new Map([
    ['new', item([0, 'right'])],
    ['old', item([5, 'wrong'])],
    ['older', item([9, 'wrong'])],
  ]);
  const { due, next } = dueList(questions, items, NOW);
  assert.deepEqual(
    due.map(({ id }) => id),
    ['older', 'old'],
  );
  assert.equal(next, dueTime(items.get('new'), 'h', NOW));
  assert.deepEqual(dueList(questions, new Map(), NOW), { due: [], next: null });
});

/** Run `look` as on a device in `zone`. */
function inZone(zone, look) {
  const before = process.env.TZ;
  process.env.TZ = zone;
  try {
    return look();
  } finally {
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
  }
}

const ZONES = [
  ...['America/Los_Angeles', 'America/St_Johns', 'Europe/Berlin', 'Africa/Lagos', 'Asia/Kathmandu'],
  ...['Asia/Tokyo', 'Pacific/Auckland', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'UTC'],
];

/** When a question answered rightly at these wall times is due, as a wall time: [days, minutes]. */
function dueOnTheWall(walls) {
  const times = walls.map(([day, minutes]) => new Date(2026, 0, 1 + day, 0, minutes).getTime());
  const attempts = times.map((time) => [time, 'h', 'right', 0, 0]);
  const due = dueTime({ ...item(), attempts }, 'h', times.at(-1));
  const shown = new Date(due);
  return [shown.getFullYear(), shown.getMonth(), shown.getDate(), shown.getHours()];
}

test('two answers of one day of the reader’s count as one day, whatever the date is in Greenwich', () => {
  inZone('America/Los_Angeles', () => {
    const at = (hours, minutes) => new Date(2026, 0, 20, hours, minutes).getTime();
    const due = (...times) => {
      const attempts = times.map((time) => [time, 'h', 'right', 0, 0]);
      return (dueTime({ ...item(), attempts }, 'h', NOW) - times.at(-1)) / DAY;
    };
    // Midnight in Greenwich is at 16:00 there.
    assert.equal(due(at(15, 40), at(16, 20)), due(at(11, 40), at(12, 20)));
  });
});

test('the same clock times give the same plan in every zone, summer time or not', () => {
  // A generator of its own, so that the cases are the same each time.
  let state = 1;
  const random = (most) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % most;
  };
  for (let round = 0; round < 40; round += 1) {
    const walls = [[random(300), 9 * 60 + random(600)]];
    for (let more = random(4); more > 0; more -= 1) {
      const [day] = walls.at(-1);
      walls.push([day + 1 + random(60), 9 * 60 + random(600)]);
    }
    const plans = ZONES.map((zone) => inZone(zone, () => String(dueOnTheWall(walls))));
    assert.equal(new Set(plans).size, 1, `${JSON.stringify(walls)}: ${plans}`);
  }
});
