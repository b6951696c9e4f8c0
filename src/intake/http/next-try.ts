import type { Lasts } from './fetch-outcome.ts';
import type { Pace } from './read-pace.ts';

/** What decides when an address is asked again. Durations in ms. */
export interface Trying {
  /** The operator's, between two tries when all is well. */
  readonly interval: number;
  /** How many tries failed in a row, this one included; 0 when it went well. */
  readonly failures: number;
  /** How long what is wrong is likely to last; null when it went well. */
  readonly lasts: Lasts | null;
  readonly pace: Pace;
  /** What a feed says of itself (`ttl`, syndication's period), null when it says nothing. */
  readonly ttl: number | null;
}

const hour = 3_600_000;
/** A feed that says it holds for a year is mistaken: what a server declares of its copy counts for a day at most. */
const longestFresh = 24 * hour;
/** Nor is anybody asked to wait for ten years. */
const longestWait = 7 * 24 * hour;
/** The most that failures add: what passes by itself is noticed within the hour, what lasts within a day. */
const longestBackOff = { passing: hour, lasting: 24 * hour };
/** Nobody mends a refused address within minutes. */
const leastLasting = hour / 2;

/**
 * When to ask again, in ms since the epoch; null for never by itself. Never sooner than the interval or than the server
 * asked, within bounds. Failures in a row add up to twice as much each time, by chance (`random` gives 0 to 1) so that
 * what failed together does not come back together; the first success brings the interval back.
 */
export function chooseNextTry(
  now: number,
  { interval, failures, lasts, pace, ttl }: Trying,
  random: () => number,
): number | null {
  if (lasts === 'final') return null;
  const crawlDelay = Math.min(pace.crawlDelay ?? 0, longestFresh);
  const asked = Math.min(pace.retryAt ?? 0, now + longestWait);
  if (lasts === null) {
    const fresh = Math.min(Math.max(pace.freshUntil ?? 0, now + (ttl ?? 0)), now + longestFresh);
    return Math.ceil(Math.max(now + interval, now + crawlDelay, asked, fresh));
  }
  const least = Math.max(interval, crawlDelay, lasts === 'lasting' ? leastLasting : 0);
  const spread = Math.min(least * 2 ** Math.min(failures, 30), longestBackOff[lasts]);
  // The chance part comes on top of what a server asked for, too: all who were sent away would return in one second.
  const jitter = random() * (asked > now + least ? Math.min(spread, interval) : spread);
  return Math.ceil(Math.max(now + least, asked) + jitter);
}
