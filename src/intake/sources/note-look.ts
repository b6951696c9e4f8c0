import { dayOf, type SourceDay, type SourceRecord } from './record.ts';
import type { DeskCount } from './source-desk.ts';
import type { SourceReading } from './source-reader.ts';

/** What changed for those who watch a source. */
export type LookNews = 'failed' | 'recovered' | null;

/** Looks with copy that are remembered one by one. */
const looksKept = 12;

type Noted = Pick<SourceReading, 'failure' | 'lasts' | 'files' | 'spiked' | 'isWhole'>;

/**
 * Writes into `record` what a look at `now` (ms) brought; says whether the source failed for another reason than at the look
 * before, or works again. What a source held at its first look says nothing of what a normal day brings, and is not counted.
 */
export function noteLook(
  record: SourceRecord,
  { failure, lasts, files, spiked, isWhole }: Noted,
  count: DeskCount,
  now: number,
): LookNews {
  const isFirst = record.firstSyncedAt === null;
  const before = record.failure;
  noteWatching(record, now);
  const day = dayOf(record, now);
  day.spiked += spiked.length;
  day.leads += count.leads;
  if (!isFirst) day.stories += count.stories;
  if (!isFirst && count.stories > 0) record.lastStoryAt = now;
  record.lastLookAt = now;
  record.failure = failure;
  record.lasts = failure === null ? null : lasts;
  // What was there already says nothing of when something comes.
  if (!isFirst && (failure === null || count.stories > 0)) markHour(day, count.stories > 0 ? '1' : '0', now);
  if (files > 0) {
    const look = { at: now, pieces: files, spiked: spiked.length, leads: count.leads };
    record.recent = [...record.recent, look].slice(-looksKept);
  }
  if (failure === null) {
    day.looks += 1;
    if (isWhole) record.firstSyncedAt ??= now;
    record.lastSuccessAt = now;
    record.failuresInARow = 0;
    record.failingSince = null;
    return before === null ? null : 'recovered';
  }
  day.failures += 1;
  record.failuresInARow += 1;
  record.failingSince ??= now;
  return before?.message === failure.message ? null : 'failed';
}

const hour = 3_600_000;

/**
 * Notes at `now` (ms) that the sender of this record can send: nobody looks at it, and that nothing came says something only of
 * hours in which it could. False when that was noted for this hour already.
 */
export function noteListening(record: SourceRecord, now: number): boolean {
  if (record.nextAt > now && record.watchedAt !== null && record.watchedAt <= now) return false;
  noteWatching(record, now);
  markHour(dayOf(record, now), '0', now);
  record.nextAt = (Math.floor(now / hour) + 1) * hour;
  return true;
}

/** A look that comes more than an hour after its time says that until then nobody watched: the source was off, or the bot. */
function noteWatching(record: SourceRecord, now: number): void {
  const isLate = record.nextAt > 0 && now - record.nextAt > hour;
  if (record.watchedSince === null || isLate) record.watchedSince = now;
  record.watchedAt = now;
}

function markHour(day: SourceDay, mark: '0' | '1', now: number): void {
  const at = Math.floor(now / hour) % 24;
  if (day.hours[at] !== '1') day.hours = day.hours.slice(0, at) + mark + day.hours.slice(at + 1);
}
