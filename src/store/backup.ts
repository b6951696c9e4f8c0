import {
  closeSync,
  constants,
  copyFileSync,
  fsyncSync,
  linkSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import type { Database } from './database.ts';
import { setRestoreMark } from './restore-mark.ts';
import { takeSoleUse } from './sole-use.ts';

/** Why a backup could not be made or put back, in words for the operator. */
export class BackupError extends Error {}

/** A backup that was made or put back. */
export interface Backup {
  readonly path: string;
  readonly bytes: number;
  /** The moment that it shows, ms since the epoch; null when it does not say (a plain copy of the file). */
  readonly takenAt: number | null;
}

/**
 * Writes a copy of the database at `from` to `to`: whole, of one moment, and checked, while others read and write the
 * original. A file at `to` is left alone unless `replace`. The copy appears under its name only when it is whole and
 * on the disk. `now`: ms since the epoch. Throws a `BackupError` in words.
 */
export function backUp(from: string, to: string, now: number, replace = false): Backup {
  const part = `${to}.part`;
  rmSync(part, { force: true });
  try {
    if (isSameFile(from, to)) throw new BackupError(`${to} is the database itself. Take another name`);
    if (!replace && exists(to)) throw taken(to);
    using(openExisting(from), (db) => {
      requireTelex(db, from);
      // VACUUM INTO reads in one transaction and leaves out what was deleted; in WAL mode nobody waits for it.
      db.prepare('VACUUM INTO ?').run(part);
    });
    using(new BetterSqlite3(part), (db) => {
      db.exec('CREATE TABLE IF NOT EXISTS backup_mark (taken_at INTEGER NOT NULL) STRICT');
      db.exec('DELETE FROM backup_mark');
      db.prepare('INSERT INTO backup_mark (taken_at) VALUES (?)').run(BigInt(now));
      requireWhole(db, part);
    });
    sync(part);
    if (replace) {
      renameSync(part, to);
    } else {
      // Unlike a renaming this does not replace what appeared under that name meanwhile.
      nameAlso(part, to);
    }
    sync(dirname(to));
    return { path: to, bytes: statSync(to).size, takenAt: now };
  } catch (error) {
    throw inWords(error, `No backup of ${from} was made to ${to}`);
  } finally {
    rmSync(part, { force: true });
  }
}

/** What `restore` did. */
export interface Restored {
  readonly backup: Backup;
  /** Where the database went that was there before; null when there was none. */
  readonly before: string | null;
}

/**
 * Puts the backup `from` in the place of the database at `to`. What stood there stays beside it under another name.
 * At no moment is there no database: a process that is killed leaves the old one or the new one.
 * `now`: ms since the epoch. Throws a `BackupError` in words: when the backup is damaged or none of Telex, or when the
 * database is in use.
 */
export function restore(from: string, to: string, now: number): Restored {
  const part = `${to}.part`;
  rmSync(part, { force: true });
  let before: string | null = null;
  // Held to the end: a bot that is started meanwhile must not open the file that is about to be replaced.
  const use = isFolder(dirname(to)) ? takeSoleUse(to) : null;
  try {
    if (use === null && isFolder(dirname(to))) throw inUse(to);
    if (isSameFile(from, to)) throw new BackupError(`${from} is the database itself, and no backup of it`);
    const takenAt = using(openExisting(from), (db) => {
      requireTelex(db, from);
      requireWhole(db, from);
      return markOf(db);
    });
    if (exists(to)) before = setAside(to, now);
    copyFileSync(from, part);
    using(new BetterSqlite3(part), (db) => {
      db.exec('DROP TABLE IF EXISTS backup_mark');
      setRestoreMark(db, { takenAt, restoredAt: now });
    });
    sync(part);
    renameSync(part, to);
    sync(dirname(to));
    return { backup: { path: from, bytes: statSync(from).size, takenAt }, before };
  } catch (error) {
    // The database still stands under its own name.
    if (before !== null) rmSync(before, { force: true });
    throw inWords(error, `${from} was not put back as ${to}`);
  } finally {
    use?.release();
    rmSync(part, { force: true });
  }
}

/** Gives the database at `path` a second name beside it, and makes sure that nobody has it open. */
function setAside(path: string, now: number): string {
  using(openExisting(path), (db) => {
    db.pragma('busy_timeout = 0');
    try {
      // Leaving WAL mode takes the file for itself: SQLite refuses while any other connection is open. It also puts
      // what is still in the log into the file, so that the file alone is the database.
      db.pragma('journal_mode = DELETE');
    } catch (error) {
      if (!isSqliteError(error, 'SQLITE_BUSY')) throw error;
      throw inUse(path);
    }
  });
  const stamp = new Date(now).toISOString().replace(/[-:]|\.\d+/g, '');
  const aside = `${path}.before-${stamp}`;
  nameAlso(path, aside);
  return aside;
}

/** Gives a file a second name, which must not be taken; a copy where the file system knows no second names. */
function nameAlso(path: string, name: string): void {
  try {
    linkSync(path, name);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (!['EPERM', 'ENOTSUP', 'ENOSYS'].includes(code)) throw error;
    copyFileSync(path, name, constants.COPYFILE_EXCL);
    sync(name);
  }
}

function openExisting(path: string): Database {
  if (!exists(path)) throw new BackupError(`There is no file ${path}`);
  if (!statSync(path).isFile()) throw new BackupError(`${path} is not a file`);
  return new BetterSqlite3(path, { fileMustExist: true });
}

function requireTelex(db: Database, path: string): void {
  const sql = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'schema_version'";
  if (db.prepare(sql).get() === undefined) throw new BackupError(`${path} is no database of Telex`);
}

function requireWhole(db: Database, path: string): void {
  const found = db.pragma('integrity_check(3)', { simple: false }) as readonly {
    readonly integrity_check: string;
  }[];
  const faults = found.map((row) => row.integrity_check).filter((line) => line !== 'ok');
  if (faults.length > 0) throw new BackupError(`${path} is damaged: ${faults.join('; ')}`);
}

function markOf(db: Database): number | null {
  const has = db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'backup_mark'").get() !== undefined;
  return has ? ((db.prepare('SELECT max(taken_at) FROM backup_mark').pluck().get() as number) ?? null) : null;
}

function using<T>(db: Database, work: (db: Database) => T): T {
  try {
    return work(db);
  } finally {
    db.close();
  }
}

/** Whether two paths lead to one file, by whatever names. */
function isSameFile(a: string, b: string): boolean {
  const [one, other] = [a, b].map((path) => statSync(path, { throwIfNoEntry: false, bigint: true }));
  return one !== undefined && one.ino === other?.ino && one.dev === other.dev;
}

function exists(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}

/** Waits until a file, or the names in a folder, are on the disk. */
function sync(path: string): void {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function inUse(path: string): BackupError {
  return new BackupError(`${path} is in use. Stop the bot (and what else has it open), then try again`);
}

function taken(path: string): BackupError {
  return new BackupError(`${path} is there already. Take another name, or add --force to replace it`);
}

function inWords(error: unknown, what: string): BackupError {
  if (error instanceof BackupError) return error;
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'EEXIST') return new BackupError(`${what}: the name is taken`, { cause: error });
  const why = code === 'SQLITE_NOTADB' ? 'it is no SQLite database' : message;
  return new BackupError(`${what}: ${why}`, { cause: error });
}

function isSqliteError(error: unknown, code: string): boolean {
  return error instanceof BetterSqlite3.SqliteError && error.code === code;
}
