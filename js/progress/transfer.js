/**
 * Progress as a file, for another browser or device. Pure.
 */

import { counted } from './dom.js';
import { LONGEST_TEXT, parse, serialise, VERSION } from './record.js';

/** @typedef {import('./record.js').Progress} Progress */

/**
 * @param {Progress} progress
 * @param {string} book its name
 * @param {number} now
 * @returns {string}
 */
export function exported(progress, book, now) {
  const head = { kind: 'progress of a reader', book, exported: new Date(now).toISOString() };
  return JSON.stringify({ ...head, ...JSON.parse(serialise(progress)) }, null, 1);
}

/** Milliseconds by which the clock of another device may be ahead. */
const AHEAD = 86_400_000;

/**
 * @param {string} text of a file
 * @param {number} [now]
 * @returns {{ progress: Progress, refused: [id: string, reason: string][] } | { problem: string }}
 */
export function imported(text, now = Date.now()) {
  if (text.length > LONGEST_TEXT) return { problem: 'The file is too large to be from this book.' };
  /** @type {[string, string][]} */
  const refused = [];
  const { version, progress } = parse(text, (id, reason) => refused.push([id, reason]));
  if (version > VERSION) {
    return {
      problem: 'The file is from a later version of the book. Reload the page, then try again.',
    };
  }
  for (const [id, { at, first, attempts }] of progress.items) {
    const times = [at, first, ...attempts.map(([time]) => time)];
    if (!times.some((time) => time > now + AHEAD)) continue;
    progress.items.delete(id);
    refused.push([id, 'its time has not come yet']);
  }
  for (const [path, time] of progress.pages) {
    if (time <= now + AHEAD) continue;
    progress.pages.delete(path);
    refused.push([path, 'its time has not come yet']);
  }
  if (version < 1) return { problem: 'The file has no progress in it that this book can read.' };
  return { progress, refused };
}

/**
 * What taking in `file` adds to `own`, in sentences.
 *
 * @param {Progress} own
 * @param {Progress} file
 * @returns {string[]}
 */
export function additions(own, file) {
  const unknown = [...file.items].filter(([id]) => !own.items.has(id));
  const known = [...file.items].flatMap(([id, item]) => {
    const mine = own.items.get(id);
    if (!mine) return [];
    const attempts = new Set(mine.attempts.map(String));
    const more = item.attempts.filter((attempt) => !attempts.has(`${attempt}`)).length;
    const other = JSON.stringify(item.answer) !== JSON.stringify(mine.answer);
    return [{ more, later: other && item.at > mine.at, kept: other && item.at < mine.at }];
  });
  const attempts = known.reduce((sum, { more }) => sum + more, 0);
  const pages = [...file.pages.keys()].filter((path) => !own.pages.has(path)).length;
  const taken = [
    unknown.length > 0 && counted(unknown.length, 'question or exercise', 'questions or exercises'),
    attempts > 0 && counted(attempts, 'more attempt'),
    pages > 0 && counted(pages, 'page'),
  ].filter(Boolean);
  const later = known.filter((item) => item.later).length;
  const kept = known.filter((item) => item.kept).length;
  return [
    taken.length > 0 ? `Taken in: ${taken.join(', ')}.` : 'Nothing in the file was new.',
    later > 0 ? `Of ${counted(later, 'question')} the file has the later answer, now shown.` : '',
    kept > 0 ? `Of ${counted(kept, 'question')} the later answer was here, and is kept.` : '',
  ].filter(Boolean);
}
