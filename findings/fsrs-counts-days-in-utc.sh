#!/usr/bin/env bash
# ts-fsrs without short-term steps counts the days between two reviews by their dates in UTC, not by
# the hours between them and not by the learner's own dates. Two right answers 40 minutes apart give
# one plan when midnight UTC lies between them (16:00 in California) and another when it does not,
# whatever zone the device is in. A planner for people must hand it shifted dates.
#
# Seen with ts-fsrs 5.4.2, enable_short_term: false, enable_fuzz: false:
#   13:40 and 14:20 UTC: next in 3 days (twice on one day)
#   23:40 and 00:20 UTC: next in 7 days (counts as the day after)
# Needs Node and npm. Exits with 1 when the library behaves otherwise.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --prefix "$folder" ts-fsrs@5.4.2 >/dev/null
cat > look.mjs <<'JS'
import assert from 'node:assert/strict';
import { createEmptyCard, fsrs, Rating } from 'ts-fsrs';

const scheduler = fsrs({ enable_fuzz: false, enable_short_term: false });

function daysAfter(first, second) {
  let card = createEmptyCard(new Date(first));
  for (const time of [first, second]) {
    card = scheduler.next(card, new Date(time), Rating.Good).card;
  }
  return card.scheduled_days;
}

const sameDate = daysAfter('2026-01-20T13:40:00Z', '2026-01-20T14:20:00Z');
const acrossMidnight = daysAfter('2026-01-20T23:40:00Z', '2026-01-21T00:20:00Z');
console.log(`${process.env.TZ}: one date in UTC ${sameDate} days, two dates ${acrossMidnight} days`);
assert.deepEqual([sameDate, acrossMidnight], [3, 7]);
JS
for zone in UTC America/Los_Angeles Asia/Tokyo; do
  TZ=$zone node look.mjs
done
