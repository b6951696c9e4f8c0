import type { Database } from '../store/database.ts';
import type { Problem } from '../wire/problem.ts';
import type { WireFile } from './wire-files.ts';

/** A file that was moved after it was read, as it was then. */
export interface MovedFile extends WireFile {
  readonly movedTo: string;
}

/** What intake remembers of where it put the files that it read. Its calls reject when the database fails. */
export interface MoveLog {
  /** Where this file, as it now is (same size and time of writing), was moved before, or was about to be; null when it was not. */
  placeOf(file: WireFile): Promise<string | null>;
  /** Why this file, which was read and not yet moved, could not be read, or not all of it; null when all of it was. */
  problemOf(file: WireFile): Promise<Problem | null>;
  /**
   * Notes where it goes, before it does; `now` in ms. False, and nothing is noted, when that is another's place: of a name that is
   * `new` when one was noted there at `now` or later, of one that was `left` by a crash when any is.
   */
  noteMove(file: WireFile, to: string, now: number, name: 'new' | 'left'): Promise<boolean>;
  /** It is no longer there. */
  forgetMove(file: WireFile, from: string): Promise<void>;
  /** Files that were moved since `since` (ms) and written at most `quiet` ms before; oldest first. */
  movedSince(since: number, quiet: number): Promise<readonly MovedFile[]>;
  /** True when a file that was read is known to have been moved there. */
  hasMovedTo(path: string): Promise<boolean>;
  /** When the newest of the files that were moved was, ms; null when none was. */
  lastMoveAt(): Promise<number | null>;
  /** Forgets some thousands of the files that were moved before `before` (ms), and that they were read. */
  forgetMoved(before: number): Promise<void>;
}

/** A reason as tables hold it. */
export interface ReasonRow {
  readonly code: string;
  readonly message: string;
  readonly line: number | null;
}

/** The reason that a row tells. */
export function readReason({ code, message, line }: ReasonRow): Problem {
  return { code, message, ...(line === null ? {} : { at: { line } }) };
}

/** The move log on a SQLite file with the tables of `intakeSteps`. `isMoved`: whether `placeOf` gives a place, at once. */
export function createSqliteMoveLog(
  db: Database,
): MoveLog & { readonly isMoved: (file: WireFile) => boolean } {
  const find = db
    .prepare(
      `SELECT moved_to FROM intake_moved WHERE path = ? AND size = ? AND modified_at = ?
       ORDER BY moved_at DESC LIMIT 1`,
    )
    .pluck();
  // A retry that failed as well has a later time; a record from before is about another text of that name.
  const why = db.prepare(
    `SELECT code, message, line FROM spike JOIN intake_file ON path = source
     WHERE source = ? AND spiked_at >= read_at ORDER BY spiked_at DESC LIMIT 1`,
  );
  const note = db.prepare(
    `INSERT INTO intake_moved (moved_to, path, size, modified_at, moved_at) VALUES (@to, @path, @size, @modifiedAt, @now)
     ON CONFLICT (moved_to) DO UPDATE SET path = excluded.path, size = excluded.size,
       modified_at = excluded.modified_at, moved_at = excluded.moved_at WHERE intake_moved.moved_at < @taken`,
  );
  const forget = db.prepare('DELETE FROM intake_moved WHERE moved_to = ? AND path = ?');
  // Copy that is too large to be kept whole is known by where it is.
  const follow = db.prepare(
    `UPDATE OR REPLACE spike SET source = @to WHERE left_size IS NOT NULL AND source = @from
     AND spiked_at >= (SELECT read_at FROM intake_file WHERE path = @path)`,
  );
  const lately = db.prepare(
    `SELECT path, size, modified_at AS modifiedAt, moved_to AS movedTo FROM intake_moved
     WHERE moved_at >= ? AND modified_at >= moved_at - ? ORDER BY moved_at`,
  );
  const isThere = db.prepare('SELECT 1 FROM intake_moved WHERE moved_to = ?');
  const last = db.prepare('SELECT max(moved_at) FROM intake_moved').pluck();
  const oldest = 'FROM intake_moved WHERE moved_at < @before ORDER BY moved_at LIMIT 5000';
  const forgetRead = db.prepare(
    `DELETE FROM intake_file WHERE read_at < @before AND path IN (SELECT path ${oldest})`,
  );
  const forgetOldest = db.prepare(`DELETE FROM intake_moved WHERE moved_to IN (SELECT moved_to ${oldest})`);
  const noteMove = db.transaction(
    (file: WireFile, to: string, now: number, name: 'new' | 'left'): boolean => {
      const { path, size, modifiedAt } = file;
      const taken = name === 'new' ? now : Number.MIN_SAFE_INTEGER;
      if (note.run({ to, path, size, modifiedAt, now, taken }).changes === 0) return false;
      follow.run({ path, from: path, to });
      return true;
    },
  );
  const forgetMove = db.transaction(({ path }: WireFile, from: string) => {
    forget.run(from, path);
    follow.run({ path, from, to: path });
  });
  const forgetMoved = db.transaction((before: number) => {
    forgetRead.run({ before });
    forgetOldest.run({ before });
  });
  const placeOf = (file: WireFile) =>
    (find.get(file.path, file.size, file.modifiedAt) as string | undefined) ?? null;
  return {
    isMoved: (file) => placeOf(file) !== null,
    placeOf: async (file) => placeOf(file),
    async problemOf({ path }) {
      const row = why.get(path) as ReasonRow | undefined;
      return row === undefined ? null : readReason(row);
    },
    noteMove: async (file, to, now, name) => noteMove(file, to, now, name),
    forgetMove: async (file, from) => forgetMove(file, from),
    movedSince: async (since, quiet) => lately.all(since, quiet) as MovedFile[],
    hasMovedTo: async (path) => isThere.get(path) !== undefined,
    lastMoveAt: async () => last.get() as number | null,
    forgetMoved: async (before) => forgetMoved(before),
  };
}
