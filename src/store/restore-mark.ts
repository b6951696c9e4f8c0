import type { Database } from './database.ts';

/** What `restore` leaves in a database, until somebody has looked what happened since the backup. */
export interface RestoreMark {
  /** The moment that the backup shows, ms since the epoch; null when it does not say. */
  readonly takenAt: number | null;
  /** When it was put back, ms since the epoch. */
  readonly restoredAt: number;
}

/** Writes the mark, in place of an earlier one: what that one asked for is asked for again. */
export function setRestoreMark(db: Database, { takenAt, restoredAt }: RestoreMark): void {
  db.exec('CREATE TABLE IF NOT EXISTS restored (taken_at INTEGER, restored_at INTEGER NOT NULL) STRICT');
  db.prepare('INSERT INTO restored (taken_at, restored_at) VALUES (?, ?)').run(
    takenAt === null ? null : BigInt(takenAt),
    BigInt(restoredAt),
  );
}

/**
 * The mark of this database, null when there is none. When several backups were put back without a start between
 * them, what the oldest of them does not show is not known.
 */
export function readRestoreMark(db: Database): RestoreMark | null {
  if (db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'restored'").get() === undefined) return null;
  const rows = db
    .prepare('SELECT taken_at AS takenAt, restored_at AS restoredAt FROM restored')
    .all() as RestoreMark[];
  if (rows.length === 0) return null;
  const taken = rows.map((row) => row.takenAt);
  return {
    takenAt: taken.includes(null) ? null : Math.min(...taken.map(Number)),
    restoredAt: Math.max(...rows.map((row) => row.restoredAt)),
  };
}

/** Takes the mark away: what happened since the backup is on record. */
export function clearRestoreMark(db: Database): void {
  db.exec('DROP TABLE IF EXISTS restored');
}
