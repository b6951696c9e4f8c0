import type { LostMatter } from './matter.ts';

const minute = 60_000;
/** What fails together is found out bit by bit: so long after the first it is told, ms. */
const gatherFor = 5 * minute;
/** Told once in this time at most, ms. */
const toldOnceIn = 60 * minute;
/** What was given up a moment ago may not be on record yet: another process has another clock. ms */
const settlesFor = minute;
/**
 * A refusal that halts one channel is told to those who manage it, and its stories come later; in so many channels at once something
 * is wrong that is theirs no longer.
 */
const manyChannels = 3;

/** Messages of one channel that were given up for one cause. */
export interface Loss {
  /** Of the `SendProblem`. */
  readonly code: string;
  readonly channelId: string;
  /** Whether the stories come with the next edition. */
  readonly isReleased: boolean;
  readonly posts: number;
  /** When the first of them was given up, ms since the epoch. */
  readonly firstAt: number;
}

/** What is remembered of losses. Moments in ms since the epoch. */
export interface LossRecord {
  /** Up to when they were told. */
  readonly toldTo: number;
  /** When they were told last; null for never. */
  readonly toldAt: number | null;
}

/**
 * From when on, and up to when, losses are to be looked at, at `now` (ms); null while that is not needed yet. Without a record nothing
 * that was before counts.
 */
export function spanOfLosses(
  { toldTo, toldAt }: LossRecord,
  now: number,
): { readonly since: number; readonly until: number } | null {
  if (toldAt !== null && Math.abs(now - toldAt) < toldOnceIn) return null;
  const until = now - settlesFor;
  return toldTo < until ? { since: toldTo, until } : null;
}

/** The record to begin with at `now`, and after the clock was put back to it: ms. */
export function beginLosses(before: LossRecord | null, now: number): LossRecord {
  if (before === null) return { toldTo: now - settlesFor, toldAt: null };
  return before.toldTo > now ? { ...before, toldTo: now - settlesFor } : before;
}

/** The record after a look, up to `until` (ms), that found nothing to tell: what single channels refused is not counted for ever. */
export function passLosses(record: LossRecord, until: number): LossRecord {
  return until - record.toldTo < toldOnceIn ? record : { ...record, toldTo: until - gatherFor };
}

/**
 * What is to be told of these losses, which were all up to `until` (ms); null for nothing yet. `serverOf` gives the server that a
 * channel is in, null where that is not known or it is in none.
 */
export function gatherLosses(
  losses: readonly Loss[],
  until: number,
  serverOf: (channelId: string) => string | null,
): LostMatter | null {
  const released = losses.filter(({ isReleased }) => isReleased);
  const areMany = countOf(released, ({ channelId }) => channelId) >= manyChannels;
  const told = areMany ? losses : losses.filter(({ isReleased }) => !isReleased);
  const since = Math.min(...told.map(({ firstAt }) => firstAt));
  if (told.length === 0 || until - since < gatherFor) return null;
  const causes = [...Map.groupBy(told, ({ code }) => code)].map(([code, ofCode]) => ({
    code,
    posts: sum(ofCode),
  }));
  return {
    kind: 'lost',
    posts: sum(told),
    channels: countOf(told, ({ channelId }) => channelId),
    servers: countOf(told, ({ channelId }) => serverOf(channelId)),
    causes: causes.toSorted((a, b) => b.posts - a.posts || (a.code < b.code ? -1 : 1)),
    since,
    until,
  };
}

function sum(losses: readonly Loss[]): number {
  return losses.reduce((total, { posts }) => total + posts, 0);
}

function countOf(losses: readonly Loss[], read: (loss: Loss) => string | null): number {
  return new Set(losses.map(read).filter((one) => one !== null)).size;
}
