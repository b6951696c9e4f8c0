import type { PostgresQuery } from '../../store/postgres.ts';
import type { ArchivedStory } from '../../wire/story.ts';
import { changeKind, changesKept } from '../change-kind.ts';
import type { StoryArchive, StoryChange } from '../story-archive.ts';
import { readStoryRow, type StoryRow } from '../story-row.ts';

/** Rows that one step of letting go takes. */
const rowsAtOnce = 2_000;

/** As `StoryChanges.note` of SQLite. Who writes has the turn to write, so that numbers come in the order of commits. */
export async function noteChange(
  send: PostgresQuery,
  held: StoryRow,
  after: ArchivedStory,
  now: number,
): Promise<void> {
  await send('INSERT INTO story_change (id, revision, kind, at) VALUES ($1, $2, $3, $4)', [
    after.id,
    after.revision,
    changeKind(readStoryRow(held), after, now),
    now,
  ]);
}

/** The highest number that the feed ever gave; null when none was. */
export async function lastChangeGiven(send: PostgresQuery): Promise<number | null> {
  const [given] = await send<{ number: number | null }>(
    `SELECT pg_sequence_last_value(pg_get_serial_sequence('story_change', 'number')::regclass) AS number`,
  );
  return given?.number ?? null;
}

/** As `StoryChanges.since` of SQLite. */
export function createChangedSince(query: PostgresQuery): StoryArchive['changedSince'] {
  return async (cursor, limit) => {
    const from = cursor > ((await lastChangeGiven(query)) ?? 0) ? 0 : cursor;
    const rows = await query<StoryChange & { readonly number: number }>(
      `SELECT number, id AS "storyId", revision, kind FROM story_change WHERE number > $1 ORDER BY number LIMIT $2`,
      [from, limit],
    );
    return {
      changes: rows.map(({ storyId, revision, kind }) => ({ storyId, revision, kind })),
      cursor: rows.at(-1)?.number ?? from,
    };
  };
}

/** As `StoryChanges.forget` of SQLite. */
export async function forgetChanges(send: PostgresQuery, now: number): Promise<boolean> {
  const gone = await send(
    `DELETE FROM story_change WHERE number IN (SELECT number FROM story_change WHERE at < $1 ORDER BY at LIMIT $2)
     RETURNING 1`,
    [now - changesKept, rowsAtOnce],
  );
  return gone.length < rowsAtOnce;
}
