import type { Database } from '../store/database.ts';
import type { Query } from '../wire/query.ts';
import { matchesStory } from './match-story.ts';
import { seqRange } from './news-clock.ts';
import { decodeBestToken, decodePageToken, encodeBestToken, encodePageToken } from './page-token.ts';
import { rankStory } from './rank-story.ts';
import { planSearch, type SearchStep } from './search-plan.ts';
import type { FindOptions, Found, Names } from './story-archive.ts';
import { readStoryRow, type StoryRow, storyColumns } from './story-row.ts';

/** Rows read at once while looking for those that really match; grows when few do. */
const smallestBatch = 16;
const largestBatch = 512;

/** Matches that are ranked when the best are asked for, the newest: some milliseconds. */
const mostRanked = 100;

const mayBeShown = "story.status = 'usable' AND (story.embargo_until IS NULL OR story.embargo_until <= @now)";
const inStretch = 'story.news_at >= @from AND story.news_at < @to';

/** How `StoryArchive.find` is done on SQLite. `compoundsOf`: see `Vocabulary`. */
export function createFinder(
  db: Database,
  names: Names,
  compoundsOf: (word: string) => readonly string[],
): (query: Query, options: FindOptions, now: number) => Found {
  // The index leads, whatever the planner thinks: it gives its rows newest first.
  const matching = db.prepare(
    `SELECT ${storyColumns} FROM story_index CROSS JOIN story ON story.seq = story_index.rowid
     WHERE story_index MATCH @match AND story_index.rowid >= @low AND story_index.rowid < @high
       AND ${mayBeShown} AND ${inStretch}
     ORDER BY story_index.rowid DESC LIMIT @limit`,
  );
  const every = db.prepare(
    `SELECT ${storyColumns} FROM story
     WHERE story.seq >= @low AND story.seq < @high AND ${mayBeShown} AND ${inStretch}
     ORDER BY story.seq DESC LIMIT @limit`,
  );

  return (query, options, now) => {
    const limit = Math.min(100, Math.max(1, Math.trunc(options.limit)));
    const within = { from: options.from ?? -8.64e15, to: options.to ?? 8.64e15 };
    if (options.order === 'best') return findBest();
    const before = options.after === undefined ? Number.MAX_SAFE_INTEGER : decodePageToken(options.after);
    // One more than asked for: whether there is a next page.
    const rows = collectRows(before, limit + 1);
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      stories: page.map(readStoryRow),
      next: rows.length > limit && last !== undefined ? encodePageToken(last.seq) : null,
    };

    /** The newest matches ranked, those of one rank newest first: as they were when the first page was asked for. */
    function findBest(): Found {
      const at = options.after === undefined ? null : decodeBestToken(options.after);
      const rows = collectRows(at === null ? Number.MAX_SAFE_INTEGER : at.newest + 1, mostRanked);
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
    }

    /** The newest `wanted` matches below the number `before`. */
    function collectRows(before: number, wanted: number): readonly StoryRow[] {
      const rows: StoryRow[] = [];
      for (const step of planSearch(query, within, names, compoundsOf)) {
        collectStep(step, before, wanted, rows);
        if (rows.length >= wanted) break;
      }
      return rows;
    }

    function collectStep(step: SearchStep, ceiling: number, wanted: number, rows: StoryRow[]): void {
      const range = seqRange(step.from, step.to);
      let high = Math.min(range.to, ceiling);
      let batch = step.verify ? smallestBatch : wanted - rows.length;
      while (rows.length < wanted && high > range.from) {
        const bound = {
          low: BigInt(range.from),
          high: BigInt(high),
          from: BigInt(step.from),
          to: BigInt(step.to),
        };
        const read = (step.match === null ? every : matching).all({
          ...bound,
          now: BigInt(now),
          limit: BigInt(batch),
          ...(step.match === null ? {} : { match: step.match }),
        }) as StoryRow[];
        for (const row of read) {
          if (rows.length < wanted && (!step.verify || matchesStory(query, readStoryRow(row), names)))
            rows.push(row);
        }
        const last = read.at(-1);
        if (read.length < batch || last === undefined) return;
        high = last.seq;
        batch = Math.min(largestBatch, batch * 2);
      }
    }
  };
}
