import { dayOf, type SourceRecord } from './record.ts';
import type { DeskCount } from './source-desk.ts';
import type { SourceReading } from './source-reader.ts';

/** What changed for those who watch a source. */
export type LookNews = 'failed' | 'recovered' | null;

/** Looks with copy that are remembered one by one. */
const looksKept = 12;

/**
 * Writes into `record` what a look at `now` (ms) brought; says whether the source failed for another reason than at the look
 * before, or works again. What a source held at its first look says nothing of what a normal day brings, and is not counted.
 */
export function noteLook(
  record: SourceRecord,
  { failure, files, spiked, isWhole }: Pick<SourceReading, 'failure' | 'files' | 'spiked' | 'isWhole'>,
  count: DeskCount,
  now: number,
): LookNews {
  const isFirst = record.firstSyncedAt === null;
  const before = record.failure;
  const day = dayOf(record, now);
  day.spiked += spiked.length;
  day.leads += count.leads;
  if (!isFirst) day.stories += count.stories;
  if (!isFirst && count.stories > 0) record.lastStoryAt = now;
  record.lastLookAt = now;
  record.failure = failure;
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
