import type { Postgres, PostgresQuery } from '../../../store/postgres.ts';
import { type ArchivedStory, sentTime } from '../../../wire/story.ts';
import { type CheckedRow, checkedColumns, readSound } from '../../check/examine-story.ts';
import {
  emptySurvey,
  type GramRef,
  type RevisionRef,
  type StoryRef,
  type Survey,
  surveyStories,
} from '../../check/survey.ts';
import { changesSince, lostChanges } from '../../check/survey-changes.ts';
import { toAnalysisState } from '../../check/survey-state.ts';
import { createWordSurvey } from '../../check/survey-words.ts';
import { gramPeriodOf, gramsOf, oldestGramPeriod } from '../../near-copy-rules.ts';
import type { Names } from '../../story-archive.ts';
import type { StoryRow } from '../../story-row.ts';
import { everyStory } from '../../story-terms.ts';
import type { TallyCount } from '../../tally-entries.ts';
import type { PickedWord } from '../../word-help.ts';
import { quoteLexeme } from '../lexemes.ts';
import { lastChangeGiven } from '../story-changes.ts';
import { findForgotten, findMisindexed } from './survey-content.ts';

/** Rows that are read at once. */
const batch = 500;

/** Looks the stories through, and all that hangs on them, as they are at one moment; `now` in ms. */
export function surveyPostgres(
  db: Postgres,
  names: Names,
  now: number,
  onProgress: (at: string) => void = () => {},
): Promise<Survey> {
  return db.transaction(async (send) => {
    await send('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY');
    const indexed = await readIndex(send);
    const stories = surveyStories(names, now);
    const ungrammed: GramRef[] = [];
    const misindexed: StoryRef[] = [];
    const forgotten: StoryRef[] = [];
    // What was indexed by another analysis of words is upkeep's to make again.
    const analysis = toAnalysisState(
      await send<{ key: string; value: number }>('SELECT key, value FROM archive_state'),
    );
    const words = createWordSurvey(await send<PickedWord>('SELECT word, reversed, shown FROM archive_word'));
    let met = 0;
    for (let at = Number.MIN_SAFE_INTEGER; ; ) {
      const rows = await send<CheckedRow & { readonly has_terms: boolean }>(
        `SELECT ${checkedColumns}, story.terms IS NOT NULL AS has_terms FROM story WHERE seq > $1 ORDER BY seq LIMIT $2`,
        [at, batch],
      );
      const last = rows.at(-1);
      if (last === undefined) break;
      at = last.seq;
      const page: { readonly story: ArchivedStory; readonly seq: number }[] = [];
      for (const row of rows) {
        const isFound = row.status === 'usable' ? indexed.has(row.seq) : row.has_terms;
        const story = stories.take(row, isFound);
        if (story) page.push({ story, seq: row.seq });
      }
      met += rows.length;
      onProgress(`story ${met}`);
      const shown = page.filter(({ story, seq }) => story.status === 'usable' && indexed.has(seq));
      if (analysis !== 'other') misindexed.push(...(await findMisindexed(send, shown, names)));
      for (const { story } of page) if (story.status === 'usable') words.take(story);
      forgotten.push(...(await findForgotten(send, page)));
      ungrammed.push(...(await findUngrammed(send, page, now)));
    }
    const tallies = await send<TallyCount>('SELECT kind, key, name, country, stories FROM tally');
    return {
      ...emptySurvey(),
      ...stories.finish(tallies),
      ...(await surveyRevisions(send)),
      change: await findLostChanges(send, now),
      ...(await surveyPointers(send, now)),
      ungrammed,
      misindexed,
      forgotten,
      word: analysis === 'other' ? [] : words.finish(),
      state: analysis === 'unknown' && met > 0 ? ['analysis of words'] : [],
    };
  });
}

/** The numbers that the index finds: by the index itself, not by the terms in the rows. */
async function readIndex(send: PostgresQuery): Promise<ReadonlySet<number>> {
  await send('SET LOCAL enable_seqscan = off; SET LOCAL enable_indexscan = off');
  const rows = await send<{ seq: number }>('SELECT seq FROM story WHERE terms @@ $1::tsquery', [
    quoteLexeme(everyStory),
  ]);
  await send('SET LOCAL enable_seqscan = on; SET LOCAL enable_indexscan = on');
  return new Set(rows.map(({ seq }) => seq));
}

async function findUngrammed(
  send: PostgresQuery,
  stories: readonly { readonly story: ArchivedStory; readonly seq: number }[],
  now: number,
): Promise<readonly GramRef[]> {
  const oldest = oldestGramPeriod(now);
  const wanted = stories.flatMap(({ story, seq }) => {
    const period = gramPeriodOf(sentTime(story));
    return period < oldest ? [] : gramsOf(story).map((hash) => ({ period, hash, seq, id: story.id }));
  });
  const missing = await send<{ place: number }>(
    `SELECT wanted.place FROM unnest($1::integer[], $2::bigint[], $3::bigint[]) WITH ORDINALITY AS wanted (period, hash, seq, place)
     WHERE NOT EXISTS (SELECT 1 FROM story_gram AS held
       WHERE held.period = wanted.period AND held.hash = wanted.hash AND held.seq = wanted.seq)`,
    [wanted.map(({ period }) => period), wanted.map(({ hash }) => hash), wanted.map(({ seq }) => seq)],
  );
  const refs = missing.flatMap(({ place }) => wanted[place - 1] ?? []);
  return [...new Map(refs.map(({ period, seq, id }) => [seq, { period, seq, id }])).values()];
}

async function surveyRevisions(
  send: PostgresQuery,
): Promise<Pick<Survey, 'revision' | 'orphan' | 'unversioned'>> {
  const revision: RevisionRef[] = [];
  const orphan: RevisionRef[] = [];
  type Row = Omit<StoryRow, 'seq' | 'counted'> & { readonly is_orphan: boolean };
  for (let after: RevisionRef = { id: '', revision: -1 }; ; ) {
    const rows: readonly Row[] = await send<Row>(
      `SELECT earlier.id, earlier.revision, earlier.changed_at, earlier.body, 0 AS first_seen_at, story.id IS NULL AS is_orphan
       FROM story_revision AS earlier LEFT JOIN story USING (id) WHERE (earlier.id, earlier.revision) > ($1, $2)
       ORDER BY earlier.id, earlier.revision LIMIT $3`,
      [after.id, after.revision, batch],
    );
    for (const row of rows) {
      const ref = { id: row.id, revision: row.revision };
      if (row.is_orphan) orphan.push(ref);
      else if (readSound(row)?.id !== row.id) revision.push(ref);
    }
    const last = rows.at(-1);
    if (last === undefined) return { revision, orphan, unversioned: await findUnversioned(send) };
    after = last;
  }
}

/** As on SQLite. */
function findUnversioned(send: PostgresQuery): Promise<readonly RevisionRef[]> {
  return send<{ id: string; revision: number }>(
    `SELECT id, revision FROM story WHERE revision > 1
       AND (SELECT count(*) FROM story_revision AS earlier WHERE earlier.id = story.id) < revision - 1
       AND id NOT IN (SELECT row::json ->> 'id' FROM archive_damaged WHERE kind IN ('lost', 'revision'))`,
  );
}

/** As on SQLite. */
async function findLostChanges(send: PostgresQuery, now: number): Promise<readonly RevisionRef[]> {
  const [first = null] = await send<{ number: number; at: number }>(
    'SELECT number, at FROM story_change ORDER BY number LIMIT 1',
  );
  const since = changesSince({ given: await lastChangeGiven(send), first }, now);
  return since === null ? [] : send<{ id: string; revision: number }>(lostChanges(since));
}

async function surveyPointers(
  send: PostgresQuery,
  now: number,
): Promise<Pick<Survey, 'key' | 'text' | 'follows' | 'gram'>> {
  const nowhere = async (table: string) =>
    (
      await send<{ id: string }>(
        `SELECT id FROM ${table} WHERE NOT EXISTS (SELECT 1 FROM story WHERE story.id = ${table}.id)`,
      )
    ).map(({ id }) => id);
  const follows = await send<{ id: string }>(
    `SELECT id FROM story WHERE follows = id OR follows IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM story AS first WHERE first.id = story.follows)`,
  );
  const grams = await send<{ period: number; seq: number }>(
    `SELECT DISTINCT period, seq FROM story_gram WHERE period >= $1
       AND NOT EXISTS (SELECT 1 FROM story WHERE story.seq = story_gram.seq)`,
    [oldestGramPeriod(now)],
  );
  return {
    key: await nowhere('story_key'),
    text: await nowhere('story_text'),
    follows: follows.map(({ id }) => id),
    gram: grams.map(({ period, seq }) => ({ period, seq, id: `number ${seq}` })),
  };
}
