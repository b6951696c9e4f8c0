import type { Precision } from '../wire/item.ts';
import type { Story } from '../wire/story.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** How far a time may be off, in ms, by how exactly it is known. */
const slack: Readonly<Record<Precision, number>> = {
  minute,
  hour,
  day,
  week: 7 * day,
  month: 31 * day,
  year: 366 * day,
};

const finest: readonly Precision[] = ['minute', 'hour', 'day', 'week', 'month', 'year'];

type Timed = Pick<Story, 'publishedAt' | 'precision' | 'capturedAt' | 'age'>;

/** The best time that is known of an item, in ms: its own, else its capture. */
export function timeOf(story: Pick<Timed, 'publishedAt' | 'capturedAt'>): number {
  return story.publishedAt ?? story.capturedAt;
}

/** How far apart in news time two items are at least, in ms: 0 when their times may be the same. */
export function timeBetween(a: Timed, b: Timed): number {
  return Math.max(0, Math.abs(timeOf(a) - timeOf(b)) - slackOf(a) - slackOf(b));
}

function slackOf(story: Timed): number {
  // A page's lead has no age: it was there at the capture, and may have been for a day.
  return story.publishedAt === null ? day : slack[story.precision ?? 'minute'];
}

/**
 * The time to keep of a story that is held when an item of it comes in: the more precise one. A coarser age never moves
 * it. Of two that are equally precise the held one stays, unless the text is a newer version (`newer`) and its time is
 * later, an age's by more than both may be off: then it is the time of that version.
 */
export function keepTime(held: Timed, item: Timed, newer: boolean): Pick<Story, 'publishedAt' | 'precision'> {
  const ofHeld = { publishedAt: held.publishedAt, precision: held.precision };
  const ofItem = { publishedAt: item.publishedAt, precision: item.precision };
  if (item.publishedAt === null) return ofHeld;
  if (held.publishedAt === null) return ofItem;
  const finer = rank(item.precision) - rank(held.precision);
  if (finer !== 0) return finer < 0 ? ofItem : ofHeld;
  const off = item.age === null ? 0 : 2 * slack[item.precision ?? 'minute'];
  return newer && item.publishedAt - held.publishedAt > off ? ofItem : ofHeld;
}

function rank(precision: Precision | null): number {
  return finest.indexOf(precision ?? 'minute');
}
