import type { Database } from '../store/database.ts';
import type { ArchivedStory } from '../wire/story.ts';
import { changeKind, changesKept } from './change-kind.ts';
import type { StoryArchive, StoryChange } from './story-archive.ts';
import { readStoryRow, type StoryRow } from './story-row.ts';

/** Rows that one step of letting go takes. */
const rowsAtOnce = 200;

/** The feed of changes in one database, its tables made already. Calls throw what SQLite throws. */
export interface StoryChanges {
  /** Notes that a held story has got a new revision, at `now` (ms); inside the transaction that keeps it. */
  note(held: StoryRow, after: ArchivedStory, now: number): void;
  since: StoryArchive['changedSince'];
  /** Forgets some of what was noted too long ago at `now` (ms); true when that was all. */
  forget(now: number): boolean;
}

/** A feed over this database. */
export function createStoryChanges(db: Database): StoryChanges {
  const add = db.prepare<[string, bigint, string, bigint]>(
    'INSERT INTO story_change (id, revision, kind, at) VALUES (?, ?, ?, ?)',
  );
  const after = db.prepare<[bigint, bigint]>(
    'SELECT number, id AS storyId, revision, kind FROM story_change WHERE number > ? ORDER BY number LIMIT ?',
  );
  const highest = db.prepare(`SELECT seq FROM sqlite_sequence WHERE name = 'story_change'`).pluck();
  const old = db.prepare<[bigint, number]>(
    'DELETE FROM story_change WHERE number IN (SELECT number FROM story_change WHERE at < ? ORDER BY at LIMIT ?)',
  );
  return {
    note(held, story, now) {
      add.run(story.id, BigInt(story.revision), changeKind(readStoryRow(held), story, now), BigInt(now));
    },
    async since(cursor, limit) {
      // A cursor from another archive than this one, which was put back from a backup: from the start.
      const known = (highest.get() as number | undefined) ?? 0;
      const from = cursor > known ? 0 : cursor;
      const rows = after.all(BigInt(from), BigInt(limit)) as (StoryChange & { number: number })[];
      return {
        changes: rows.map(({ storyId, revision, kind }) => ({ storyId, revision, kind })),
        cursor: rows.at(-1)?.number ?? from,
      };
    },
    forget: (now) => old.run(BigInt(now - changesKept), rowsAtOnce).changes < rowsAtOnce,
  };
}
