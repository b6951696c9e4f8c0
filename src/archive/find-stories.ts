import type { Database } from '../store/database.ts';
import type { Query } from '../wire/query.ts';
import { planPage } from './find-page.ts';
import { matchesStory } from './match-story.ts';
import { seqRange } from './news-clock.ts';
import { planSearch, type SearchStep } from './search-plan.ts';
import type { FindOptions, Found, Names } from './story-archive.ts';
import { readStoryRow, type StoryRow, storyColumns } from './story-row.ts';
import { writeFts5 } from './write-fts5.ts';

/** Rows read at once while looking for those that really match; grows when few do. */
const smallestBatch = 16;
const largestBatch = 512;

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
    const page = planPage(query, options);
    const within = { from: options.from ?? -8.64e15, to: options.to ?? 8.64e15 };
    return page.toPage(collectRows(page.before, page.wanted));

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
          ...(step.match === null ? {} : { match: writeFts5(step.match) }),
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
