import type { Database } from '../store/database.ts';
import type { Query } from '../wire/query.ts';
import { createRowCheck } from './check-row.ts';
import { planPage } from './find-page.ts';
import { type IndexQuery, joinQueries } from './index-query.ts';
import { createPace } from './pace.ts';
import { placeSteps, planSearch, type SearchStretch } from './search-plan.ts';
import { keepWithin, mayPassOver, openSpans } from './search-spans.ts';
import type { FindOptions, Found, Names } from './story-archive.ts';
import { type StoryRow, storyColumns } from './story-row.ts';
import { indexVersion } from './story-terms.ts';
import { writeFts5 } from './write-fts5.ts';

/** Rows read at once while looking for those that really match; grows when few do. */
const smallestBatch = 16;
const largestBatch = 256;

/** What one statement is to take, ms: less than half of it, and the next may read more; more, and it is to read less. */
const mostAtOnce = 8;

/** Words that must not occur, in one statement: until something is found FTS5 goes through all of them for each story. */
const excludedAtOnce = 8;

const mayBeShown = "story.status = 'usable' AND (story.embargo_until IS NULL OR story.embargo_until <= @now)";
const inStretch = 'story.news_at >= @from AND story.news_at < @to';

/** How `StoryArchive.find` is done on SQLite. `compoundsOf`: see `Vocabulary`. */
export function createFinder(
  db: Database,
  names: Names,
  compoundsOf: (word: string) => readonly string[],
): (query: Query, options: FindOptions, now: number) => Promise<Found> {
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

  const edges = db.prepare<[bigint, bigint]>(
    'SELECT (SELECT min(seq) FROM story WHERE seq >= ?) AS low, (SELECT max(seq) + 1 FROM story WHERE seq < ?) AS high',
  );

  const analysis = db.prepare("SELECT value FROM archive_state WHERE key = 'analysis'").pluck();

  /** The numbers, [low, high), among which a range has stories. */
  function endsOf(from: number, to: number): { readonly low: number; readonly high: number } {
    const { low, high } = edges.get(BigInt(from), BigInt(to)) as Record<'low' | 'high', number | null>;
    return { low: low ?? to, high: high ?? from };
  }

  const these = db.prepare(
    `SELECT ${storyColumns} FROM story
     WHERE story.seq IN (SELECT value FROM json_each(@seqs)) AND ${mayBeShown} AND ${inStretch}
     ORDER BY story.seq DESC`,
  );
  const excluded = db
    .prepare(
      'SELECT rowid FROM story_index WHERE story_index MATCH @match AND rowid >= @low AND rowid <= @high',
    )
    .pluck();

  return async (query, options, now) => {
    const pace = createPace(options.mostTime);
    const page = planPage(query, options);
    const within = { from: options.from ?? -8.64e15, to: options.to ?? 8.64e15 };
    const check = createRowCheck(query, names);
    const rows: StoryRow[] = [];
    const seen = new Set<string>();
    const readTo = page.only === null ? await collectNewest() : await collectThese(page.only);
    return page.toPage(rows, readTo, pace);

    /** The newest that are wanted; gives the number down to which was read where time was over before, else null. */
    async function collectNewest(): Promise<number | null> {
      for (const stretch of placeSteps(planSearch(query, within, names, compoundsOf))) {
        const readTo = await collectStretch(stretch);
        if (readTo !== null || rows.length >= page.wanted) return readTo;
      }
      return null;
    }

    async function collectThese(seqs: readonly number[]): Promise<null> {
      const bound = { from: BigInt(within.from), to: BigInt(within.to), now: BigInt(now) };
      await take(these.all({ ...bound, seqs: JSON.stringify(seqs) }) as StoryRow[], true);
      return null;
    }

    async function collectStretch({ step, range, isClearAt }: SearchStretch): Promise<number | null> {
      const { match, others } = step.match === null ? nothingToMatch : splitExcluded(step.match);
      const isSifted = step.verify || others.length > 0;
      const top = Math.min(range.to, page.before);
      // Until all has been indexed anew not every story has its mark.
      const spans =
        match !== null && mayPassOver(match) && analysis.get() === indexVersion ? openSpans() : null;
      const ends = spans === null ? { low: range.from, high: top } : endsOf(range.from, top);
      let { high } = ends;
      let batch = smallestBatch;
      while (high > ends.low && rows.length < page.wanted) {
        const low = spans === null ? ends.low : Math.max(ends.low, spans.lowBelow(high));
        const limit = isSifted ? batch : page.wanted - rows.length;
        const begun = performance.now();
        const read = (match === null ? every : matching).all({
          low: BigInt(low),
          high: BigInt(high),
          from: BigInt(step.from),
          to: BigInt(step.to),
          now: BigInt(now),
          limit: BigInt(limit),
          ...(match !== null && { match: writeFts5(spans === null ? match : keepWithin(match, low, high)) }),
        }) as StoryRow[];
        const took = performance.now() - begun;
        if (took > mostAtOnce) batch = Math.max(smallestBatch, batch / 2);
        else if (took < mostAtOnce / 2) batch = Math.min(largestBatch, batch * 2);
        await take(await leaveOut(others, read, spans !== null), step.verify);
        const last = read.at(-1);
        const isWhole = read.length < limit || last === undefined;
        if (isWhole) spans?.took(took);
        // Over time in which there is nothing at once.
        high = isWhole ? (spans === null ? low : endsOf(ends.low, low).high) : last.seq;
        if (high <= ends.low) return null;
        if (pace.isTired()) await pace.rest();
        if (rows.length < page.wanted && pace.isOver() && isClearAt(high)) return high;
      }
      return null;
    }

    async function leaveOut(
      others: readonly IndexQuery[],
      read: readonly StoryRow[],
      hasSpans: boolean,
    ): Promise<readonly StoryRow[]> {
      let left = read;
      for (const match of others) {
        const [top, low] = [left[0]?.seq, left.at(-1)?.seq];
        if (top === undefined || low === undefined) break;
        if (pace.isTired()) await pace.rest();
        const out = new Set(
          excluded.all({
            match: writeFts5(hasSpans ? keepWithin(match, low, top + 1) : match),
            low: BigInt(low),
            high: BigInt(top),
          }),
        );
        left = left.filter(({ seq }) => !out.has(seq));
      }
      return left;
    }

    async function take(read: readonly StoryRow[], verify: boolean): Promise<void> {
      for (const row of read) {
        if (rows.length >= page.wanted) return;
        if (verify && pace.isTired()) await pace.rest();
        // One that moved in time between two turns would be there twice.
        if (seen.has(row.id) || (verify && !check(row))) continue;
        seen.add(row.id);
        rows.push(row);
      }
    }
  };
}

const nothingToMatch = { match: null, others: [] };

/** A query as an expression that finds too much where much must not occur, and what finds the rest of that. */
function splitExcluded(query: IndexQuery): {
  readonly match: IndexQuery;
  readonly others: readonly IndexQuery[];
} {
  if (query.kind !== 'but' || query.not.kind !== 'any') return { match: query, others: [] };
  const { parts } = query.not;
  const groups = Array.from({ length: Math.ceil(parts.length / excludedAtOnce) }, (_, i) =>
    joinQueries('any', parts.slice(i * excludedAtOnce, (i + 1) * excludedAtOnce)),
  );
  const [not = query.not, ...others] = groups;
  return { match: { ...query, not }, others };
}
