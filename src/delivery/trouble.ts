const minute = 60_000;
const hour = 60 * minute;
/**
 * Answers 401, 403 and 429 that a cause may draw in a row before it rests, and how long it rests after that, answer by answer,
 * in ms; the last is kept to. Discord bans an address for 10,000 of them in ten minutes (its documentation, "Invalid Request
 * Limit"). Seven, and one after each rest, are ten in a day for one cause: it takes a thousand causes at once, and for those there
 * is `createInvalidBudget`. The first rests are short, since most troubles pass and editions wait meanwhile.
 */
export const borne = 7;
/** See `borne`. */
export const rests: readonly number[] = [10 * minute, 50 * minute, 12 * hour];
/** What one cause may draw in the time that Discord counts by. */
export const mostInvalid = 10;
/** The time that Discord counts invalid answers by, ms. */
export const countedFor = 10 * minute;
/** The longest rest, ms. */
export const longestRest = 12 * hour;

/** What is known of a cause of trouble. Times in ms since the epoch. */
export interface Trouble {
  /** What went wrong, in a row. */
  count: number;
  /** When it went wrong last, and until when it rests. */
  last: number;
  until: number;
}

/** No trouble. */
export const none: Readonly<Trouble> = { count: 0, last: 0, until: 0 };

/** Notes that it went wrong once more at `now`, and that it is to `rest` for so long, ms; 0 for not at all. */
export function worsen(trouble: Trouble, rest: number, now: number): void {
  trouble.count += 1;
  trouble.last = now;
  if (rest > 0) trouble.until = Math.max(trouble.until, now + Math.min(rest, longestRest));
}

/** How long to rest after the `count`th time in a row, the `first`th of which is the first to be followed by a rest; ms. */
export function restAfter(count: number, first: number, steps: readonly number[]): number {
  return count < first ? 0 : (steps[Math.min(count - first, steps.length - 1)] ?? 0);
}
