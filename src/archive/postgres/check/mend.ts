import type { Postgres, PostgresQuery } from '../../../store/postgres.ts';
import type { ArchivedStory } from '../../../wire/story.ts';
import {
  type CheckedRow,
  checkedColumns,
  examineRow,
  hiddenRest,
  readSound,
} from '../../check/examine-story.ts';
import type { TallyFault } from '../../check/recount.ts';
import type { RevisionRef, StoryRef, Survey } from '../../check/survey.ts';
import { lostChange } from '../../check/survey-changes.ts';
import { isCountedAt } from '../../keep-rules.ts';
import type { Names } from '../../story-archive.ts';
import { readStoryRow } from '../../story-row.ts';
import { readStory } from '../../story-terms.ts';
import { analysisVersion } from '../../word-forms.ts';
import type { PostgresKeeper } from '../keep-story.ts';
import { moveGrams, rememberItem } from '../near-copies.ts';
import { createSweep } from '../sweep-pointers.ts';
import { addToTally, type PostgresTally } from '../tally.ts';
import type { PostgresVocabulary } from '../vocabulary.ts';
import { writeTsvector } from '../write-tsvector.ts';
import { takeWriteTurn } from '../write-turn.ts';

/** Things that are mended in one transaction. */
const atOnce = 50;

/** What mending works with. */
export interface PostgresMendRooms {
  readonly names: Names;
  readonly keeper: PostgresKeeper;
  readonly tally: PostgresTally;
  readonly vocabulary: PostgresVocabulary;
}

/** Mends what a survey found, as `mendSqlite`; `now` in ms. */
export async function mendPostgres(
  db: Postgres,
  { names, keeper, tally, vocabulary }: PostgresMendRooms,
  survey: Survey,
  now: number,
): Promise<void> {
  function write<T>(work: (send: PostgresQuery) => Promise<T>): Promise<T> {
    return db.transaction(async (send) => {
      await takeWriteTurn(send);
      return work(send);
    });
  }

  async function each<One>(
    all: readonly One[],
    mendOne: (send: PostgresQuery, one: One) => Promise<unknown>,
  ): Promise<void> {
    for (let from = 0; from < all.length; from += atOnce) {
      await write(async (send) => {
        for (const one of all.slice(from, from + atOnce)) await mendOne(send, one);
      });
    }
  }

  async function readRow(send: PostgresQuery, id: string): Promise<CheckedRow | undefined> {
    return (await send<CheckedRow>(`SELECT ${checkedColumns} FROM story WHERE id = $1`, [id]))[0];
  }

  async function setStoryAside(send: PostgresQuery, { id }: StoryRef): Promise<void> {
    const row = await readRow(send, id);
    if (row === undefined || examineRow(row).kind !== 'unreadable') return;
    const rest = hiddenRest(row, now);
    await send(
      `INSERT INTO archive_damaged (kind, found_at, row) SELECT 'story', $2, row_to_json(story)::text FROM story WHERE id = $1`,
      [id, now],
    );
    if (rest === null) {
      await send(
        `INSERT INTO story_gone (hash, first_seen_at) SELECT story_text.hash, story.first_seen_at
         FROM story_text JOIN story USING (id) WHERE story_text.id = $1 ON CONFLICT DO NOTHING`,
        [id],
      );
    }
    await send('DELETE FROM story WHERE id = $1', [id]);
    if (rest !== null) await keeper.write(send, rest, undefined, null, now);
  }

  async function rewrite(send: PostgresQuery, { id }: StoryRef): Promise<void> {
    const row = await readRow(send, id);
    const examined = row && examineRow(row);
    if (examined?.kind === 'columns') await keeper.write(send, examined.mended, row, null, now);
  }

  async function indexAgain(send: PostgresQuery, { id }: StoryRef): Promise<void> {
    const row = await readRow(send, id);
    if (row === undefined) return;
    // To nothing first: PostgreSQL makes no new entry in an index for a value that stays the same.
    await send('UPDATE story SET terms = NULL, is_whole = true WHERE id = $1', [id]);
    if (row.status !== 'usable') return;
    const story = readStoryRow(row);
    const vector = writeTsvector(story, row.seq, names);
    await send('UPDATE story SET terms = $2::tsvector, is_whole = $3 WHERE id = $1', [
      id,
      vector.text,
      vector.isWhole,
    ]);
    await vocabulary.learn(send, readStory(story));
  }

  async function countAgain(send: PostgresQuery, { id }: StoryRef): Promise<void> {
    const row = await readRow(send, id);
    if (row === undefined) return;
    const story = readStoryRow(row);
    const isCounted = isCountedAt(story, now);
    if (isCounted === (row.counted === 1)) return;
    await tally.count(send, [{ story, by: isCounted ? 1 : -1 }]);
    await send('UPDATE story SET counted = $2 WHERE id = $1', [id, isCounted ? 1 : 0]);
  }

  /** By how much it differs, not what it should be: others count on meanwhile. */
  async function correct(send: PostgresQuery, { entry, held, counted }: TallyFault): Promise<void> {
    await addToTally(send, [{ entry, by: counted - held }]);
  }

  async function putGrams(send: PostgresQuery, { id }: StoryRef): Promise<void> {
    const row = await readRow(send, id);
    if (row !== undefined) await moveGrams(send, null, { story: readStoryRow(row), seq: row.seq });
  }

  /** The earlier versions of a story, null for one that cannot be read. */
  async function readEarlier(send: PostgresQuery, id: string): Promise<readonly (ArchivedStory | null)[]> {
    const rows = await send<{ id: string; revision: number; changed_at: number; body: string }>(
      'SELECT id, revision, changed_at, body FROM story_revision WHERE id = $1',
      [id],
    );
    return rows.map((row) => readSound({ ...row, first_seen_at: 0 }));
  }

  async function rememberAgain(send: PostgresQuery, { id }: StoryRef): Promise<void> {
    const row = await readRow(send, id);
    if (row === undefined) return;
    for (const story of await readEarlier(send, id)) if (story) await rememberItem(send, story, id);
    await rememberItem(send, readStoryRow(row), id);
  }

  /** As on SQLite. */
  async function tellChange(send: PostgresQuery, { id, revision }: RevisionRef): Promise<void> {
    const row = await readRow(send, id);
    if (row === undefined) return;
    const lost = lostChange({ id, revision }, [readSound(row), ...(await readEarlier(send, id))]);
    if (lost === null) return;
    await send(
      `INSERT INTO story_change (id, revision, kind, at) SELECT $1::text, $2::integer, $3::text, $4::bigint
       WHERE NOT EXISTS (SELECT 1 FROM story_change WHERE id = $1 AND revision = $2)`,
      [id, revision, lost.kind, lost.at],
    );
  }

  await each(survey.story, setStoryAside);
  await each(survey.columns, rewrite);
  await each([...survey.overindexed, ...survey.unindexed, ...survey.misindexed], indexAgain);
  await each(survey.tally, correct);
  await each([...survey.early, ...survey.late], countAgain);
  for (const kind of ['revision', 'orphan'] as const) {
    await each(survey[kind], (send, { id, revision }) =>
      send(
        `WITH aside AS (DELETE FROM story_revision WHERE id = $1 AND revision = $2 RETURNING *)
         INSERT INTO archive_damaged (kind, found_at, row) SELECT $3, $4, row_to_json(aside)::text FROM aside`,
        [id, revision, kind, now],
      ),
    );
  }
  await each(survey.gram, (send, { period, seq }) =>
    send(
      `DELETE FROM story_gram WHERE period = $1 AND seq = $2
         AND NOT EXISTS (SELECT 1 FROM story WHERE story.seq = story_gram.seq)`,
      [period, seq],
    ),
  );
  await each(survey.ungrammed, putGrams);
  if (survey.key.length > 0 || survey.text.length > 0) {
    const sweep = createSweep();
    while (!(await write(sweep)));
  }
  await each(survey.follows, (send, id) =>
    send(
      `UPDATE story SET follows = NULL WHERE id = $1
         AND (follows = id OR NOT EXISTS (SELECT 1 FROM story AS first WHERE first.id = story.follows))`,
      [id],
    ),
  );
  await each(survey.unversioned, (send, { id, revision }) =>
    send(
      `INSERT INTO archive_damaged (kind, found_at, row)
       VALUES ('lost', $1, json_build_object('id', $2::text, 'revision', $3::integer)::text)`,
      [now, id, revision],
    ),
  );
  await each(survey.word, (send, { word, reversed, shown, isRight }) =>
    isRight
      ? send(
          `INSERT INTO archive_word (word, reversed, shown) VALUES ($1, $2, $3)
           ON CONFLICT (word) DO UPDATE SET reversed = excluded.reversed, shown = excluded.shown`,
          [word, reversed, shown],
        )
      : send('DELETE FROM archive_word WHERE word = $1', [word]),
  );
  await each(survey.forgotten, rememberAgain);
  await each(survey.change, tellChange);
  // As on SQLite: the survey has held the index against this analysis.
  await each(survey.state, (send) =>
    send(
      `INSERT INTO archive_state (key, value) VALUES ('analysis', $1)
       ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
      [analysisVersion],
    ),
  );
}
