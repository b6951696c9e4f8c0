import type { PostgresQuery } from '../../store/postgres.ts';
import type { Query } from '../../wire/query.ts';
import { createRowCheck } from '../check-row.ts';
import { planPage } from '../find-page.ts';
import { createPace } from '../pace.ts';
import { placeSteps, planSearch, type SearchStep, type SearchStretch } from '../search-plan.ts';
import type { FindOptions, Found, Names } from '../story-archive.ts';
import { type StoryRow, storyColumns } from '../story-row.ts';
import { spans } from './lexemes.ts';
import { type SpanRange, writeTsquery } from './write-tsquery.ts';

/** The newest stories that are looked through one by one before the index is asked: about a millisecond. */
const scanned = 1_500;

/**
 * Spans of one kind that are asked for at once, at most: the index looks up each of them for each match. Fewer where those
 * before say that fewer hold what is missing: of words side by side each row that has both is read.
 */
const spansAtOnce = 4;

/** Rows read at once when they must be held against the query. */
const batch = 64;

type FoundRow = StoryRow & { readonly is_whole: boolean };

/** Numbers, [low, high), among which to look. */
interface Stretch {
  readonly low: number;
  readonly high: number;
}

const columns = `${storyColumns}, story.is_whole`;
const mayBeShown = "story.status = 'usable' AND (story.embargo_until IS NULL OR story.embargo_until <= $1)";
const inStretch = 'story.news_at >= $2 AND story.news_at < $3';

const everyStatement = `SELECT ${columns} FROM story
  WHERE story.seq >= $4 AND story.seq < $5 AND ${mayBeShown} AND ${inStretch}
  ORDER BY story.seq DESC LIMIT $6`;

const theseStatement = `SELECT ${columns} FROM story
  WHERE story.seq = ANY ($4::bigint[]) AND ${mayBeShown} AND ${inStretch} ORDER BY story.seq DESC`;

// By the function behind @@, which no index knows: the newest are held against the words one by one, until there are enough.
const scanStatement = `WITH edge AS MATERIALIZED (SELECT coalesce(
    (SELECT seq FROM story WHERE seq >= $4 AND seq < $5 ORDER BY seq DESC OFFSET $8 LIMIT 1), $4) AS lowest)
  SELECT edge.lowest, hits.* FROM edge
  LEFT JOIN LATERAL (SELECT ${columns} FROM story
    WHERE story.seq >= edge.lowest AND story.seq < $5 AND ts_match_vq(story.terms, $7::tsquery)
      AND ${mayBeShown} AND ${inStretch}
    ORDER BY story.seq DESC LIMIT $6) AS hits ON true`;

// The index leads, whatever the planner thinks: by a sum no other index can give the order.
const indexStatement = `SELECT ${columns} FROM story
  WHERE story.terms @@ $7::tsquery AND story.seq + 0 >= $4 AND story.seq + 0 < $5 AND ${mayBeShown} AND ${inStretch}
  ORDER BY story.seq + 0 DESC LIMIT $6`;

/**
 * How `StoryArchive.find` is done on PostgreSQL, whose word index knows no order. The newest stories are looked through
 * one by one, which finds common words at once; then the index is asked, for the spans of time before, then for longer
 * ones, then for all that is left.
 */
export function createFinder(
  send: PostgresQuery,
  names: Names,
  plan: ReturnType<typeof createPlanner>,
): (query: Query, options: FindOptions, now: number) => Promise<Found> {
  return async (query, options, now) => {
    const pace = createPace(options.mostTime);
    const page = planPage(query, options);
    const within = { from: options.from ?? -8.64e15, to: options.to ?? 8.64e15 };
    const check = createRowCheck(query, names);
    const rows: StoryRow[] = [];
    const seen = new Set<string>();
    /** The number down to which was read when the time was over. */
    let readTo: number | null = null;
    if (page.only === null) await collectNewest();
    else await take(await send<FoundRow>(theseStatement, [...bounds(within), page.only]), () => false);
    return page.toPage(rows, readTo, pace);

    async function collectNewest(): Promise<void> {
      for (const stretch of placeSteps(await plan(query, within))) {
        await collectStretch(stretch);
        if (rows.length >= page.wanted || readTo !== null) return;
      }
    }

    async function collectStretch(stretch: SearchStretch): Promise<void> {
      const { step, range } = stretch;
      let rest: Stretch = { low: range.from, high: Math.min(range.to, page.before) };
      if (step.match === null) return collect(everyStatement, rest, stretch, []);
      const match = step.match;
      let before = rows.length;
      /** For how many numbers one was found, where it was looked last. */
      let numbersEach = Number.POSITIVE_INFINITY;
      const goOn = (low: number) => {
        const found = rows.length - before;
        numbersEach = found > 0 ? (rest.high - low) / found : Number.POSITIVE_INFINITY;
        before = rows.length;
        rest = { ...rest, high: low };
      };
      goOn(await scan(stretch, writeTsquery(match, null), rest));
      for (const { kind, width } of spans) {
        for (let isNear = true; isNear; isNear = spansMissing(numbersEach, width) <= spansAtOnce) {
          if (isDone(rest)) return;
          const count = Math.min(spansAtOnce, spansMissing(numbersEach, width));
          const last = Math.floor((rest.high - 1) / width);
          const first = Math.max(Math.floor(rest.low / width), last - count + 1);
          const low = Math.max(rest.low, first * width);
          await collectByIndex(match, stretch, { low, high: rest.high }, { kind, first, last });
          goOn(low);
        }
      }
      if (!isDone(rest)) await collectByIndex(match, stretch, rest, null);
    }

    /** In how many spans of that width what is missing may be, with one found for so many numbers. */
    function spansMissing(numbersEach: number, width: number): number {
      const missing = page.wanted - rows.length;
      return missing > 0 ? Math.ceil((missing * numbersEach) / width) : 1;
    }

    function isDone({ low, high }: Stretch): boolean {
      return rows.length >= page.wanted || high <= low || readTo !== null;
    }

    /** To be called when all down to a number has been read: goes no further when the time is over. */
    function stopAt(seq: number, { isClearAt }: SearchStretch): void {
      if (rows.length < page.wanted && pace.isOver() && isClearAt(seq)) readTo = seq;
    }

    /** Looks through the newest of a stretch; gives the number down to which it did. */
    async function scan(stretch: SearchStretch, match: string, { low, high }: Stretch): Promise<number> {
      const { step } = stretch;
      let at = high;
      while (!isDone({ low, high: at })) {
        const limit = limitOf(step);
        const found = await send<FoundRow & { lowest: number }>(scanStatement, [
          ...bounds(step),
          low,
          at,
          limit,
          match,
          scanned,
        ]);
        const hits = found.filter((row) => row.seq !== null);
        await take(hits, (row) => isSure(row, step));
        const last = hits.at(-1);
        // As many as asked for: it pays to go on from there, should they not be enough.
        const isWhole = hits.length < limit || last === undefined;
        at = isWhole ? (found[0]?.lowest ?? low) : last.seq;
        if (at > low) stopAt(at, stretch);
        if (isWhole) return at;
      }
      return at;
    }

    function collectByIndex(
      match: NonNullable<SearchStep['match']>,
      stretch: SearchStretch,
      numbers: Stretch,
      span: SpanRange | null,
    ): Promise<void> {
      return collect(indexStatement, numbers, stretch, [writeTsquery(match, span)]);
    }

    async function collect(
      statement: string,
      { low, high }: Stretch,
      stretch: SearchStretch,
      more: readonly string[],
    ): Promise<void> {
      const { step, range } = stretch;
      let at = high;
      while (!isDone({ low, high: at })) {
        const limit = limitOf(step);
        const found = await send<FoundRow>(statement, [...bounds(step), low, at, limit, ...more]);
        await take(found, (row) => isSure(row, step));
        const last = found.at(-1);
        const isWhole = found.length < limit || last === undefined;
        at = isWhole ? low : last.seq;
        if (at > range.from) stopAt(at, stretch);
      }
    }

    function limitOf({ verify }: SearchStep): number {
      return verify ? Math.max(batch, page.wanted) : page.wanted - rows.length;
    }

    function isSure(row: FoundRow, { verify, match }: SearchStep): boolean {
      return !verify && (row.is_whole || match === null);
    }

    async function take(found: readonly FoundRow[], isSure: (row: FoundRow) => boolean): Promise<void> {
      for (const row of found) {
        if (rows.length >= page.wanted) return;
        const isChecked = isSure(row);
        if (!isChecked && pace.isTired()) await pace.rest();
        // One that moved in time between two statements would be there twice.
        if (seen.has(row.id) || !(isChecked || check(row))) continue;
        seen.add(row.id);
        rows.push(row);
      }
    }

    function bounds({ from, to }: { readonly from: number; readonly to: number }): readonly number[] {
      return [now, from, to];
    }
  };
}

/** Plans searches; `compoundsOf`: see `Vocabulary`. */
export function createPlanner(
  names: Names,
  compoundsOf: (words: readonly string[]) => Promise<ReadonlyMap<string, readonly string[]>>,
): (query: Query, within: { readonly from: number; readonly to: number }) => Promise<readonly SearchStep[]> {
  // Twice: which words of the archive a query takes is known only when it has been read.
  return async (query, within) => {
    const asked = new Set<string>();
    const steps = planSearch(query, within, names, (word) => {
      asked.add(word);
      return [];
    });
    const compounds = await compoundsOf([...asked]);
    return compounds.size === 0
      ? steps
      : planSearch(query, within, names, (word) => compounds.get(word) ?? []);
  };
}
