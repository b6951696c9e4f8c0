import type { Query } from '../wire/query.ts';
import { createPace, type Pace } from './pace.ts';
import { placeSteps, type SearchStep } from './search-plan.ts';
import type { CountOptions, FindOptions, Found, StoryCount } from './story-archive.ts';

/** A second of numbers (news-clock.ts). */
const second = 4_096;
const day = 86_400 * second;
/** Numbers that are counted at once, at first and at most: two months hold little of a rare word. */
const firstPiece = day;
const largestPiece = 64 * day;
const smallestPiece = 60 * second;

/** How an engine counts. */
export interface PieceCounter {
  /** What one piece is to take, ms on the clock: less than half of it, and the next is larger; more, and it is smaller. */
  readonly aim: number;
  plan(
    query: Query,
    within: { readonly from: number; readonly to: number },
  ): Promise<readonly SearchStep[]> | readonly SearchStep[];
  /** How many stories with numbers [low, high) a step that needs no second look finds. `now`: ms since the epoch. */
  countPiece(step: SearchStep, low: number, high: number, now: number): Promise<number> | number;
  /** As of `StoryArchive`, for what must be looked at one by one. */
  find(query: Query, options: FindOptions, now: number): Promise<Found>;
}

/**
 * How `StoryArchive.count` is done on either engine: stretch by stretch, newest first, in pieces of the index between which others have
 * their turn. What the index cannot tell for sure is read and counted.
 */
export function createCounting(
  counter: PieceCounter,
): (query: Query, options: CountOptions, now: number) => Promise<StoryCount> {
  return async (query, { edges, mostTime }, now) => {
    const pace = createPace(mostTime);
    const counts: (number | null)[] = edges.slice(1).map(() => null);
    let found = 0;
    let piece = firstPiece;

    /** Null when time was over before the end; what was counted until then is in `found`. */
    async function countStep(step: SearchStep, range: { from: number; to: number }): Promise<number | null> {
      let count = 0;
      let high = range.to;
      while (high > range.from) {
        if (pace.isOver()) return null;
        const low = Math.max(range.from, high - piece);
        const begun = performance.now();
        const more = await counter.countPiece(step, low, high, now);
        const took = performance.now() - begun;
        if (took > counter.aim) piece = Math.max(smallestPiece, Math.floor(piece / 2));
        else if (took < counter.aim / 2) piece = Math.min(largestPiece, piece * 2);
        count += more;
        found += more;
        high = low;
        if (pace.isTired()) await pace.rest();
      }
      return count;
    }

    async function countStretch(from: number, to: number): Promise<number | null> {
      let sum = 0;
      for (const { step, range } of placeSteps(await counter.plan(query, { from, to }))) {
        const count = step.verify ? await countRead(step, pace) : await countStep(step, range);
        if (count === null) return null;
        sum += count;
      }
      return sum;
    }

    async function countRead({ from, to }: SearchStep, { timeLeft, isOver }: Pace): Promise<number | null> {
      let count = 0;
      let after: string | undefined;
      do {
        if (isOver()) return null;
        const options = { limit: 100, from, to, mostTime: timeLeft(), ...(after !== undefined && { after }) };
        const page = await counter.find(query, options, now);
        count += page.stories.length;
        found += page.stories.length;
        after = page.next ?? undefined;
      } while (after !== undefined);
      return count;
    }

    for (let at = counts.length - 1; at >= 0; at -= 1) {
      const [from = 0, to = 0] = [edges[at], edges[at + 1]];
      const count = from < to ? await countStretch(from, to) : 0;
      if (count === null) break;
      counts[at] = count;
    }
    return { counts, found };
  };
}
