import type { Kept, UnaskedMatter } from './matter.ts';

/** So long a part could not be asked for before anybody is told, ms. */
const toldAfter = 5 * 60_000;

/** When each part could not be asked for, and whether that was said. Moments in ms since the epoch. */
export interface Outage {
  readonly since: number;
  /** Whether it has lasted long enough to be told of. */
  readonly isLong: boolean;
}

/** What is known of a part after it was asked at `now` (ms): the outage that lasts, and the one that has ended and is to be told. */
export function stepOutage(
  part: Kept,
  before: Outage | null,
  didAnswer: boolean,
  now: number,
): { readonly outage: Outage | null; readonly ended: UnaskedMatter | null } {
  if (!didAnswer) {
    const since = before === null ? now : Math.min(before.since, now);
    return { outage: { since, isLong: now - since >= toldAfter }, ended: null };
  }
  if (before === null || now - before.since < toldAfter) return { outage: null, ended: null };
  return { outage: null, ended: { kind: 'unasked', part, since: before.since, until: now } };
}
