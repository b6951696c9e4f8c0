import { readEmbargoText } from './embargo-text.ts';
import { findEmbargoes } from './embargo-words.ts';
import type { WireItem } from './item.ts';
import type { Problem } from './problem.ts';
import { type Reading, readingOf } from './reader.ts';
import { findLocalZone } from './settle-life.ts';

/** What is told of an embargo: characters. */
const mostWords = 80;

/** A reading with a word on each embargo that says until when in words which nobody could read: its item is withheld. */
export function tellEmbargoes(reading: Reading, capturedAt: number): Reading {
  if (!reading.ok || !reading.value.some(({ status }) => status === 'withheld')) return reading;
  const unread = reading.value.flatMap((item) => describeEmbargo(item, capturedAt) ?? []);
  return unread.length === 0 ? reading : readingOf(reading.value, [...(reading.problems ?? []), ...unread]);
}

/** The problem of an item whose embargo says until when in words that could not be read; null where it has none. */
export function describeEmbargo(item: WireItem, capturedAt: number): Problem | null {
  if (item.status !== 'withheld' || item.embargoUntil !== null) return null;
  const clocks = { zone: 'Europe/Amsterdam', local: findLocalZone(item.dateline) };
  const near = item.publishedAt ?? capturedAt;
  const words = [item.takeKey, item.editorNote]
    .flatMap(findEmbargoes)
    .find((text) => saysUntil(text) && readEmbargoText(text, clocks, near) === null);
  if (words === undefined) return null;
  return {
    code: 'embargo-not-read',
    message: `Until when “${words.trim().slice(0, mostWords)}” holds could not be read: the story is withheld, with no end. Write a day and a time of day: 12 maart 06.00 uur.`,
  };
}

/** Whether an embargo's words go on: `EMBARGO` alone says nothing that could be read. */
function saysUntil(text: string): boolean {
  return /(?:\d|(?<!\p{L})(?:tot|until|till|til|bis|t\/m|jusqu\p{L}*|voor|vóór|before|vor|avant)(?!\p{L}))/iu.test(
    text,
  );
}
