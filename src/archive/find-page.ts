import type { Query } from '../wire/query.ts';
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
  /** The page that these rows, newest first, come to. */
  toPage(rows: readonly StoryRow[]): Found;
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
    toPage(rows) {
      const page = rows.slice(0, limit);
      const last = page.at(-1);
      return {
        stories: page.map(readStoryRow),
        next: rows.length > limit && last !== undefined ? encodePageToken(last.seq) : null,
      };
    },
  };
}

/** The newest matches ranked, those of one rank newest first: as they were when the first page was asked for. */
function planBest(query: Query, limit: number, after: string | undefined): PageNeed {
  const at = after === undefined ? null : decodeBestToken(after);
  return {
    before: at === null ? Number.MAX_SAFE_INTEGER : at.newest + 1,
    wanted: mostRanked,
    toPage(rows) {
      const ranked = rows
        .map(readStoryRow)
        .map((story) => ({ story, rank: rankStory(query, story) }))
        .sort((a, b) => b.rank - a.rank);
      const from = at?.from ?? 0;
      const newest = rows[0]?.seq;
      const hasMore = ranked.length > from + limit && newest !== undefined;
      return {
        stories: ranked.slice(from, from + limit).map(({ story }) => story),
        next: hasMore ? encodeBestToken({ newest: at?.newest ?? newest, from: from + limit }) : null,
      };
    },
  };
}
