import type { Database } from '../store/database.ts';
import type { Problem } from '../wire/problem.ts';
import type { WireFile } from './wire-files.ts';

/** A file that was moved after it was read, as it was then. */
export interface MovedFile extends WireFile {
  readonly movedTo: string;
}

/** What intake remembers of where it put the files that it read. Its calls throw what SQLite throws. */
export interface MoveLog {
  /** Where this file, as it now is (same size and time of writing), was moved before, or was about to be; null when it was not. */
  placeOf(file: WireFile): string | null;
  /** Why this file, which was read and not yet moved, could not be read, or not all of it; null when all of it was. */
  problemOf(file: WireFile): Problem | null;
  /** Notes where it goes, before it does; `now` in ms. */
  noteMove(file: WireFile, to: string, now: number): void;
  /** It is no longer there. */
  forgetMove(file: WireFile, from: string): void;
  /** Files that were moved since `since` (ms) and written at most `quiet` ms before; oldest first. */
  movedSince(since: number, quiet: number): readonly MovedFile[];
  /** True when a file that was read is known to have been moved there. */
  hasMovedTo(path: string): boolean;
  /** When the newest of the files that were moved was, ms; null when none was. */
  lastMoveAt(): number | null;
  /** Forgets some thousands of the files that were moved before `before` (ms), and that they were read. */
  forgetMoved(before: number): void;
}

/** The move log on the tables of `intakeSteps`. */
export function createMoveLog(db: Database): MoveLog {
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
    'INSERT OR REPLACE INTO intake_moved (moved_to, path, size, modified_at, moved_at) VALUES (?, ?, ?, ?, ?)',
  );
  const forget = db.prepare('DELETE FROM intake_moved WHERE moved_to = ?');
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
  return {
    placeOf: (file) => (find.get(file.path, file.size, file.modifiedAt) as string | undefined) ?? null,
    problemOf({ path }) {
      const row = why.get(path) as { code: string; message: string; line: number | null } | undefined;
      if (row === undefined) return null;
      const { code, message, line } = row;
      return { code, message, ...(line === null ? {} : { at: { line } }) };
    },
    noteMove: db.transaction((file: WireFile, to: string, now: number) => {
      note.run(to, file.path, file.size, file.modifiedAt, now);
      follow.run({ path: file.path, from: file.path, to });
    }),
    forgetMove: db.transaction((file: WireFile, from: string) => {
      forget.run(from);
      follow.run({ path: file.path, from, to: file.path });
    }),
    movedSince: (since, quiet) => lately.all(since, quiet) as MovedFile[],
    hasMovedTo: (path) => isThere.get(path) !== undefined,
    lastMoveAt: () => last.get() as number | null,
    forgetMoved: db.transaction((before: number) => {
      forgetRead.run({ before });
      forgetOldest.run({ before });
    }),
  };
}
