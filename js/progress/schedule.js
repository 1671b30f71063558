/**
 * When a question is due, by FSRS. Pure.
 *
 * What the scheduler knows of a question is worked out from its attempts each time and not stored:
 * so it is the same in every tab, and a file that brings earlier attempts corrects it.
 */

import { createEmptyCard, fsrs, Rating } from 'ts-fsrs';
import { sittings } from './sittings.js';

/** @typedef {import('./record.js').Item} Item */

/** A day's review may come earlier than the day before. */
const EARLY_MS = 12 * 60 * 60_000;

const scheduler = fsrs({
  request_retention: 0.9,
  maximum_interval: 365,
  // The same attempts give the same dates; and nothing is due again on the day it was reviewed.
  enable_fuzz: false,
  enable_short_term: false,
});

const RATINGS = /** @type {const} */ ({
  // Whether an answer was easy cannot be seen.
  recalled: Rating.Good,
  helped: Rating.Hard,
  forgotten: Rating.Again,
});

/**
 * When to ask the question next.
 *
 * @param {Item | undefined} item
 * @param {string} hash of the question as it is now
 * @param {number} now
 * @returns {number | null} null where it was never tried
 */
export function dueTime(item, hash, now) {
  if (!item || item.attempts.length === 0) return null;
  if (!item.attempts.some(([, of]) => of === hash)) return now;
  const known = sittings(item.attempts, now);
  // Answers without a time are those of version 1.
  if (known.length === 0) return now;
  let card = createEmptyCard(onTheirClock(known[0].time));
  for (const { time, recall } of known) {
    card = scheduler.next(card, onTheirClock(time), RATINGS[recall]).card;
  }
  return timeOf(card.due) - EARLY_MS;
}

/**
 * What the reader's clock shows, as if it were the time in Greenwich: the scheduler counts days by
 * the dates there, and a day of the reader's ends at their own midnight.
 *
 * @param {number} time
 */
function onTheirClock(time) {
  const minutes = new Date(time).getTimezoneOffset();
  return new Date(time - minutes * 60_000);
}

/** When the reader's clock shows `shown`. @param {Date} shown */
function timeOf(shown) {
  const day = /** @type {const} */ ([
    shown.getUTCFullYear(),
    shown.getUTCMonth(),
    shown.getUTCDate(),
  ]);
  const milliseconds = shown.getTime() - Date.UTC(...day);
  return new Date(...day, 0, 0, 0, milliseconds).getTime();
}

/**
 * The questions that are due, the longest overdue first.
 *
 * @template {{ id: string, hash: string }} T
 * @param {readonly T[]} questions
 * @param {ReadonlyMap<string, Item>} items
 * @param {number} now
 * @returns {{ due: T[], next: number | null }} `next` is when the first of the others is due
 */
export function dueList(questions, items, now) {
  const times = questions.flatMap((question) => {
    const time = dueTime(items.get(question.id), question.hash, now);
    return time === null ? [] : [{ question, time }];
  });
  times.sort((a, b) => a.time - b.time);
  return {
    due: times.filter(({ time }) => time <= now).map(({ question }) => question),
    next: times.find(({ time }) => time > now)?.time ?? null,
  };
}
