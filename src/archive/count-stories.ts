import type { Database } from '../store/database.ts';
import type { Query } from '../wire/query.ts';
import { createCounting, type PieceCounter } from './count-pieces.ts';
import { planSearch, type SearchStep } from './search-plan.ts';
import { keepWithin, mayPassOver } from './search-spans.ts';
import type { CountOptions, Names, StoryCount } from './story-archive.ts';
import { indexVersion } from './story-terms.ts';
import { writeFts5 } from './write-fts5.ts';

const mayBeCounted =
  "story.status = 'usable' AND (story.embargo_until IS NULL OR story.embargo_until <= @now) AND story.news_at >= @from AND story.news_at < @to";

/** How `StoryArchive.count` is done on SQLite. `compoundsOf`: see `Vocabulary`; `find`: of the same archive. */
export function createCounter(
  db: Database,
  names: Names,
  compoundsOf: (word: string) => readonly string[],
  find: PieceCounter['find'],
): (query: Query, options: CountOptions, now: number) => Promise<StoryCount> {
  // By an index that has all that is asked of a story: the rows themselves are a hundred times as large.
  const matching = db
    .prepare(
      `SELECT count(*) FROM story_index CROSS JOIN story INDEXED BY story_brief ON story.seq = story_index.rowid
       WHERE story_index MATCH @match AND story_index.rowid >= @low AND story_index.rowid < @high AND ${mayBeCounted}`,
    )
    .pluck();
  const every = db
    .prepare(
      `SELECT count(*) FROM story INDEXED BY story_brief
       WHERE story.seq >= @low AND story.seq < @high AND ${mayBeCounted}`,
    )
    .pluck();
  const analysis = db.prepare("SELECT value FROM archive_state WHERE key = 'analysis'").pluck();

  function countPiece({ match, from, to }: SearchStep, low: number, high: number, now: number): number {
    const bound = {
      low: BigInt(low),
      high: BigInt(high),
      from: BigInt(from),
      to: BigInt(to),
      now: BigInt(now),
    };
    if (match === null) return Number(every.get(bound));
    const hasSpans = mayPassOver(match) && analysis.get() === indexVersion;
    return Number(
      matching.get({ ...bound, match: writeFts5(hasSpans ? keepWithin(match, low, high) : match) }),
    );
  }

  return createCounting({
    aim: 6,
    plan: (query, within) => planSearch(query, within, names, compoundsOf),
    countPiece,
    find,
  });
}
