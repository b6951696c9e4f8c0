import { seqRange } from './news-clock.ts';

/** How long stories are kept. */
export interface Retention {
  /** Days of news time; null for ever. */
  readonly days: number | null;
  /** Megabytes (of a million bytes) that the archive may take; null for as much as there is. */
  readonly megabytes: number | null;
}

/** The whole archive, for ever. */
export const keepEverything: Retention = { days: null, megabytes: null };

const day = 86_400_000;

/** A digest of a month tells of ten weeks at most, and the ledger knows for 90 days what a channel had: ms. */
const stillNeeded = 90 * day;

/** What came in again within this time (ms) still stands on a page, and would come in once more. */
const stillSeen = 14 * day;

/** Which stories may be let go at a moment. */
export interface PruneRule {
  /** Every story that may go has a number below this. */
  readonly below: number;
  /** Whether this one may: by its age, or when space is wanted (`isFull`). */
  mayGo(story: PrunedRow, isFull: boolean): boolean;
}

/** What of a row decides whether it may go. */
export interface PrunedRow {
  readonly status: string;
  readonly news_at: number;
  readonly last_seen_at: number;
}

/**
 * The rule at `now` (ms). Nothing goes that is younger than 90 days or was seen in the last two weeks, nor what was killed or
 * withheld: by it copies of it are known, and stay hidden.
 */
export function pruneRule(keep: Retention, now: number): PruneRule {
  const youngest = now - stillNeeded;
  const tooOld = keep.days === null ? Number.NEGATIVE_INFINITY : now - Math.max(keep.days * day, stillNeeded);
  const before = keep.megabytes === null ? tooOld : youngest;
  return {
    below: Number.isFinite(before) ? seqRange(before, before).to : Number.MIN_SAFE_INTEGER,
    mayGo: ({ status, news_at, last_seen_at }, isFull) =>
      status === 'usable' && last_seen_at < now - stillSeen && news_at < (isFull ? youngest : tooOld),
  };
}
