import BetterSqlite3 from 'better-sqlite3';
import { recogniseVersion } from './recognise-version.ts';

/** One open SQLite file, shared by the rooms that keep something. */
export type Database = BetterSqlite3.Database;

/**
 * Opens (or makes) the SQLite file at `path`; `:memory:` for one that goes with the process.
 * WAL, so that reading does not wait for writing; `synchronous=FULL`, so that what the ledger says was written stays
 * written after a power cut, not only after a crash of the process.
 * Throws what SQLite throws when the file cannot be opened or is no database.
 */
export function openDatabase(path: string): Database {
  const db = new BetterSqlite3(path);
  try {
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    db.pragma('foreign_keys = ON');
    db.pragma('busy_timeout = 5000');
    return db;
  } catch (error) {
    // What SQLite has made beside a file that it then finds damaged goes with the connection.
    db.close();
    throw error;
  }
}

/**
 * Opens the SQLite file at `path` to read what is there: nothing is made and every write throws. By `query_only` and not
 * by SQLite's read-only way of opening, which leaves its `-wal` and `-shm` files behind; a file that this user may not
 * write can be read all the same. Throws what SQLite throws when there is no such file or it cannot be opened.
 */
export function openToRead(path: string): Database {
  const db = new BetterSqlite3(path, { fileMustExist: true });
  db.pragma('busy_timeout = 5000');
  db.pragma('query_only = ON');
  return db;
}

/** How long a bot's own thread waits for another's write lock, ms: all that it does waits with it, and Discord waits three seconds. */
const briefly = 1_500;

/** From now on this connection waits briefly for a lock, and then throws `SQLITE_BUSY`: for a thread that has people to answer. */
export function waitBriefly(db: Database): void {
  db.pragma(`busy_timeout = ${briefly}`);
}

/** Whether a database was opened by `openToRead`: rooms then leave their upkeep alone. */
export function isToRead(db: Database): boolean {
  return db.pragma('query_only', { simple: true }) === 1;
}

/** A database that was opened to read has tables of an older Telex (`version` 0: none); it must be written first. */
export class OlderDatabase extends Error {
  override readonly name = 'OlderDatabase';
  readonly room: string;
  readonly version: number;

  constructor(room: string, version: number) {
    super(`The database holds ${room} tables of version ${version}.`);
    this.room = room;
    this.version = version;
  }
}

/**
 * Brings one room's tables to the newest version. `steps` are SQL scripts in the order they were added; a step that
 * has run is never run again and never edited. Each step and its record are one transaction. A record that is lost is
 * made again by the shape of the tables.
 * Throws when the file was written by a newer Telex than this one, and OlderDatabase when there is something to do on a
 * database that was opened to read.
 */
export function migrate(db: Database, room: string, steps: readonly string[]): void {
  const isRead = isToRead(db);
  if (!isRead) {
    db.exec(
      'CREATE TABLE IF NOT EXISTS schema_version (room TEXT PRIMARY KEY, version INTEGER NOT NULL) STRICT',
    );
  }
  const recorded = recordedVersion(db, room);
  const at = recorded ?? recogniseVersion(db, room, steps);
  if (at > steps.length) {
    throw new Error(
      `The database holds ${room} tables of version ${at}, and this Telex knows up to ${steps.length}: it was written by a newer Telex. Start that one, or restore a backup from before.`,
    );
  }
  if (isRead && at < steps.length) throw new OlderDatabase(room, at);
  if (isRead) return;
  const record = db.prepare(
    'INSERT INTO schema_version (room, version) VALUES (?, ?) ON CONFLICT (room) DO UPDATE SET version = excluded.version',
  );
  if (recorded === null && at > 0) record.run(room, at);
  steps.slice(at).forEach((sql, i) => {
    db.transaction(() => {
      db.exec(sql);
      record.run(room, at + i + 1);
    })();
  });
}

/** The version that the database says a room's tables are of; null when it says nothing. */
export function recordedVersion(db: Database, room: string): number | null {
  if (!isOfTelex(db)) return null;
  const version = db.prepare('SELECT version FROM schema_version WHERE room = ?').pluck().get(room);
  return (version as number | undefined) ?? null;
}

/** Whether a database has the record of versions that every room of Telex makes. */
export function isOfTelex(db: Database): boolean {
  const sql = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'schema_version'";
  return db.prepare(sql).get() !== undefined;
}

/** Whether SQLite says that a file is damaged, or none of its own. */
export function isDamage(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^SQLITE_(CORRUPT|NOTADB)/.test(String(error.code));
}
