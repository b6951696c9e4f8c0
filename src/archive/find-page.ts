import type { Query } from '../wire/query.ts';
import type { Pace } from './pace.ts';
import { decodeBestToken, decodePageToken, encodeBestToken, encodePageToken } from './page-token.ts';
import { rankStory } from './rank-story.ts';
import type { FindOptions, Found } from './story-archive.ts';
import { readStoryRow, type StoryRow } from './story-row.ts';

/** Matches that are ranked when the best are asked for, the newest: some milliseconds. */
const mostRanked = 100;

/** Which matches an engine must read for one page. */
export interface PageNeed {
  /** Only stories whose number is below this. */
  readonly before: number;
  /** The newest so many of them. */
  readonly wanted: number;
  /** Only stories of these numbers, which were found before; null for any. */
  readonly only: readonly number[] | null;
  /**
   * The page that these rows, newest first, come to. `readTo`: the number down to which was read when the time was over,
   * null when as many as wanted were found or nothing was left to read.
   */
  toPage(rows: readonly StoryRow[], readTo: number | null, pace: Pace): Promise<Found>;
}

/** What it takes to give one page of `find`. Throws an `ArchiveError` (`bad-page-token`) for a token that no page gave. */
export function planPage(query: Query, options: FindOptions): PageNeed {
  const limit = Math.min(100, Math.max(1, Math.trunc(options.limit)));
  return options.order === 'best' ? planBest(query, limit, options.after) : planNewest(limit, options.after);
}

function planNewest(limit: number, after: string | undefined): PageNeed {
  return {
    before: after === undefined ? Number.MAX_SAFE_INTEGER : decodePageToken(after),
    // One more than asked for: whether there is a next page.
    wanted: limit + 1,
    only: null,
    async toPage(rows, readTo) {
      const page = rows.slice(0, limit);
      const last = page.at(-1);
      const isMore = rows.length > limit && last !== undefined;
      const next = isMore ? last.seq : readTo;
      return {
        stories: page.map(readStoryRow),
        next: next === null ? null : encodePageToken(next),
        ...(!isMore && readTo !== null && { isCutShort: true }),
      };
    },
  };
}

/**
 * The newest matches ranked, those of one rank newest first. Which they are is settled by the first page: each page says
 * which of them are left, so that none comes twice or not at all, whatever is kept or killed meanwhile.
 */
function planBest(query: Query, limit: number, after: string | undefined): PageNeed {
  const at = after === undefined ? { left: [], rest: Number.MAX_SAFE_INTEGER } : decodeBestToken(after);
  const isSettled = at.left.length > 0;
  return {
    before: at.rest ?? Number.MAX_SAFE_INTEGER,
    wanted: mostRanked,
    only: isSettled ? at.left : null,
    async toPage(rows, readTo, pace) {
      const ranked: { readonly row: StoryRow; readonly rank: number }[] = [];
      for (const row of rows) {
        ranked.push({ row, rank: rankStory(query, readStoryRow(row)) });
        if (pace.isTired()) await pace.rest();
      }
      ranked.sort((a, b) => b.rank - a.rank);
      const left = ranked.slice(limit).map(({ row }) => row.seq);
      const rest = isSettled ? at.rest : readTo;
      return {
        stories: ranked.slice(0, limit).map(({ row }) => readStoryRow(row)),
        next: left.length > 0 || rest !== null ? encodeBestToken({ left, rest }) : null,
        ...(left.length === 0 && rest !== null && { isCutShort: true }),
      };
    },
  };
}
