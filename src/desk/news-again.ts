import type { Precision } from '../wire/item.ts';
import type { Story } from '../wire/story.ts';
import { isHeldBack } from './hold.ts';
import { timeBetween } from './news-time.ts';

const hour = 3_600_000;

/** What is further apart than this was sent twice: a warning of this morning is not sent on until tomorrow. */
const sentTwice = 20 * hour;

/** Words above which a text that comes again is the same piece, published again. */
const repeatable = 120;

const known: ReadonlySet<Precision> = new Set(['minute', 'hour', 'day']);

/**
 * Whether an item in the words of a held story, or nearly so, is news again: each has a time of its own, known to the day
 * at least, and these lie over 20 hours further apart than they may be off. What is held back or dead stays so whenever
 * its words come in, and a long text is no warning that recurs. `words`: of the shorter of the two.
 */
export function isNewsAgain(item: Story, held: Story, words: number): boolean {
  if (words > repeatable || isHeldBack(item) || isHeldBack(held)) return false;
  return isTimed(item) && isTimed(held) && timeBetween(item, held) > sentTwice;
}

function isTimed(story: Story): boolean {
  return story.publishedAt !== null && known.has(story.precision ?? 'minute');
}
