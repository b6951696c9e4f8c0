import type { Database } from './database.ts';
import { DatabaseTrouble } from './database-trouble.ts';

/** What a move to a server leaves in the file that was moved. */
export interface MovedMark {
  /** By this number both sides know the move. */
  readonly move: string;
  /** Where it went, as `nameOfAddress` has it. */
  readonly target: string;
  /** ms since the epoch. */
  readonly begunAt: number;
  /** When all of it was there, ms since the epoch; null while that is not certain. */
  readonly endedAt: number | null;
}

/** Writes the mark, in place of an earlier one. */
export function setMovedMark(db: Database, { move, target, begunAt, endedAt }: MovedMark): void {
  db.transaction(() => {
    db.exec(
      `CREATE TABLE IF NOT EXISTS moved (move TEXT NOT NULL, target TEXT NOT NULL, begun_at INTEGER NOT NULL, ended_at INTEGER) STRICT;
       DELETE FROM moved`,
    );
    db.prepare('INSERT INTO moved (move, target, begun_at, ended_at) VALUES (?, ?, ?, ?)').run(
      move,
      target,
      BigInt(begunAt),
      endedAt === null ? null : BigInt(endedAt),
    );
  })();
}

/** The mark of this file, null when it was not moved. */
export function readMovedMark(db: Database): MovedMark | null {
  if (db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'moved'").get() === undefined) return null;
  const row = db.prepare('SELECT move, target, begun_at AS begunAt, ended_at AS endedAt FROM moved').get() as
    | MovedMark
    | undefined;
  return row ?? null;
}

/** Takes the mark away: the file is in use again. */
export function clearMovedMark(db: Database): void {
  db.exec('DROP TABLE IF EXISTS moved');
}

/**
 * Throws a `DatabaseTrouble` in words when the file that is open was moved to a server, or was about to be: a bot on it would post
 * again what the one there has posted.
 */
export function requireNotMoved(db: Database): void {
  const mark = readMovedMark(db);
  if (mark === null) return;
  const { target, begunAt, endedAt } = mark;
  const undo = '`telex migrate undo` has Telex go on with the file, and look first what was posted since';
  throw new DatabaseTrouble(
    endedAt === null
      ? `The database ${db.name} was about to be moved to PostgreSQL (${target}) on ${inWords(begunAt)}, and that did not end. Run \`telex migrate sqlite-to-postgres\` again. Or ${undo}.`
      : `The database ${db.name} was moved to PostgreSQL (${target}) on ${inWords(endedAt)}. Set DATABASE_URL. Or, with no bot on that database, ${undo}.`,
  );
}

/** A moment (ms) as it is told to whoever runs Telex: `2026-03-10T07:00:00.000Z`. */
export function inWords(at: number): string {
  return new Date(at).toISOString();
}
