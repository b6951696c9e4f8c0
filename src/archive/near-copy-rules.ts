import { cutGrams, sampleGrams } from '../wire/grams.ts';
import type { Precision } from '../wire/item.ts';
import { slugKeysAround } from '../wire/slug-key.ts';
import { type Story, sentTime } from '../wire/story.ts';

const day = 86_400_000;
const week = 7 * day;
/** The stretch of news time whose grams stand together in the index. */
const period = 4 * week;

/** How long either way an item's time may be from that of a near-copy, in ms, by how exactly it is known. */
const reach: Readonly<Record<Precision, number>> = {
  minute: 2 * week,
  hour: 2 * week,
  day: 2 * week + day,
  week: 3 * week,
  month: 7 * week,
  year: 55 * week,
};

/** How long grams are of use: an item of today whose time is known to the year looks as far back. */
const gramLife = reach.year + 4 * week;

/** Held stories with most grams in common that are worth judging. */
export const likeliest = 8;

/** Stories of one period that are looked at for one gram: a template's grams are in all of its stories. */
export const newestWithGram = 64;

/** Grams in common from which a story is looked at, of as many that an item has: one of many is a turn of phrase. */
export function fewestShared(grams: number): number {
  return grams < 16 ? 1 : 2;
}

/** The number of the stretch of news time in which a story of this time (ms) has its grams. */
export function gramPeriodOf(newsAt: number): number {
  return Math.floor(newsAt / period);
}

/** The first period whose grams an item that comes in now (ms) may still be looked up by. */
export function oldestGramPeriod(now: number): number {
  return gramPeriodOf(now - gramLife);
}

/** The best time that is known of an item that comes in, in ms. */
export function timeOfItem(item: Story): number {
  return sentTime({ publishedAt: item.publishedAt, firstSeenAt: item.capturedAt });
}

/** Between which news times, in ms and both included, a near-copy of an item is looked for. */
export function nearCopyReach(item: Story): { readonly from: number; readonly to: number } {
  const at = timeOfItem(item);
  const far = item.publishedAt === null || item.precision === null ? 2 * week : reach[item.precision];
  return { from: at - far, to: at + far };
}

/**
 * The agency keys under which a story may be held that has to do with the item: its own, the same slug's of the days
 * around it, and that of the story that it evolved from.
 */
export function keysSought(item: Story): readonly string[] {
  const { storyKey, evolvedFrom, format } = item;
  const own = storyKey === null ? [] : [storyKey];
  const isSlug = format === 'iptc7901' || format === 'anpa1312';
  return [
    ...own,
    ...(storyKey !== null && isSlug ? slugKeysAround(storyKey) : []),
    ...(evolvedFrom === null ? [] : [evolvedFrom]),
  ];
}

/** The grams by which a story's near-copies are found: 32-bit hashes, none twice. */
export function gramsOf({ paragraphs }: Story): readonly number[] {
  if (last.paragraphs !== paragraphs) last = { paragraphs, grams: sampleGrams(cutGrams(paragraphs).masked) };
  return last.grams;
}

/** By the grams that an item is sought by it is kept. */
let last: { readonly paragraphs: readonly string[]; readonly grams: readonly number[] } = {
  paragraphs: [],
  grams: [],
};
