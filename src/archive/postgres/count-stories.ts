import type { PostgresQuery } from '../../store/postgres.ts';
import type { Query } from '../../wire/query.ts';
import { createRowCheck } from '../check-row.ts';
import { createCounting, type PieceCounter } from '../count-pieces.ts';
import type { SearchStep } from '../search-plan.ts';
import type { CountOptions, Names, StoryCount } from '../story-archive.ts';
import { type StoryRow, storyColumns } from '../story-row.ts';
import { spans } from './lexemes.ts';
import { type SpanRange, writeTsquery } from './write-tsquery.ts';

/** Spans that are asked for at once: the index looks up each of them for each match. */
const spansAtOnce = 4;

const mayBeCounted =
  "story.status = 'usable' AND (story.embargo_until IS NULL OR story.embargo_until <= $1) AND story.news_at >= $2 AND story.news_at < $3";

// All that is asked of a story is in the index of its number (story_brief).
const everyStatement = `SELECT count(*)::integer AS sure, 0 AS unsure FROM story
  WHERE story.seq >= $4 AND story.seq < $5 AND ${mayBeCounted}`;

// The index of words leads, as in find-stories.ts.
const found = `FROM story WHERE story.terms @@ $6::tsquery AND story.seq + 0 >= $4 AND story.seq + 0 < $5 AND ${mayBeCounted}`;
const matchingStatement = `SELECT count(*) FILTER (WHERE story.is_whole)::integer AS sure,
  count(*) FILTER (WHERE NOT story.is_whole)::integer AS unsure ${found}`;
const unsureStatement = `SELECT ${storyColumns} ${found} AND NOT story.is_whole`;

/** How `StoryArchive.count` is done on PostgreSQL. `plan`, `find`: as those of the same archive. */
export function createCounter(
  send: PostgresQuery,
  names: Names,
  { plan, find }: Pick<PieceCounter, 'plan' | 'find'>,
): (query: Query, options: CountOptions, now: number) => Promise<StoryCount> {
  return async (query, options, now) => {
    const check = createRowCheck(query, names);

    async function countPiece(
      { match, from, to }: SearchStep,
      low: number,
      high: number,
      at: number,
    ): Promise<number> {
      const bounds = [at, from, to, low, high];
      const values = match === null ? bounds : [...bounds, writeTsquery(match, spansOf(low, high))];
      const [row] = await send<{ sure: number; unsure: number }>(
        match === null ? everyStatement : matchingStatement,
        values,
      );
      const { sure = 0, unsure = 0 } = row ?? {};
      if (unsure === 0) return sure;
      // Stories that the index could not hold whole: few, and as long as books.
      return sure + (await send<StoryRow>(unsureStatement, values)).filter(check).length;
    }

    return createCounting({ aim: 120, plan, countPiece, find })(query, options, now);
  };
}

/** The spans of the smallest kind of which few hold all of these numbers; null where it takes many. */
function spansOf(low: number, high: number): SpanRange | null {
  for (const { kind, width } of spans) {
    const [first, last] = [Math.floor(low / width), Math.floor((high - 1) / width)];
    if (last - first < spansAtOnce) return { kind, first, last };
  }
  return null;
}
