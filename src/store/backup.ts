import { copyFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { type Database, isDamage, isOfTelex } from './database.ts';
import { behindLinks, moveCompanions, nameAlso, nameAlsoFreely, removeDatabase, sync } from './put-beside.ts';
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
  const place = behindLinks(to);
  const part = `${place}.part`;
  try {
    if (isSameFile(from, to)) throw new BackupError(`${to} is the database itself. Take another name`);
    requirePlace(to);
    if (!replace && exists(to)) throw taken(to);
    removeDatabase(part);
    usingExisting(from, (db) => {
      requireTelex(db, from);
      // VACUUM INTO reads in one transaction and leaves out what was deleted; in WAL mode nobody waits for it.
      db.prepare('VACUUM INTO ?').run(part);
    });
    using(new BetterSqlite3(part), (db) => {
      db.exec('CREATE TABLE IF NOT EXISTS backup_mark (taken_at INTEGER NOT NULL) STRICT');
      db.exec('DELETE FROM backup_mark');
      db.prepare('INSERT INTO backup_mark (taken_at) VALUES (?)').run(BigInt(now));
      // What a copy has of damage it has from there.
      requireWhole(db, from);
    });
    sync(part);
    if (replace) {
      renameSync(part, place);
    } else {
      // Unlike a renaming this does not replace what appeared under that name meanwhile.
      nameAlso(part, place);
    }
  } catch (error) {
    throw inWords(error, `No backup of ${from} was made to ${to}`);
  } finally {
    removeDatabase(part);
  }
  syncNames(place, `The backup ${to} is made`);
  return { path: to, bytes: statSync(to).size, takenAt: now };
}

/** What `restore` did. */
export interface Restored {
  readonly backup: Backup;
  /** Where the database went that was there before; null when there was none. */
  readonly before: string | null;
}

/**
 * Puts the backup `from` in the place of the database at `named`, the file that a link leads to. What stood there stays beside it under another name, also
 * when it is damaged. At no moment is there no database: a process that is killed leaves the old one or the new one.
 * `now`: ms since the epoch. Throws a `BackupError` in words: when the backup is damaged or none of Telex, when the
 * database is in use, or when the backup is in place and nobody knows whether the disk has it.
 */
export function restore(from: string, named: string, now: number): Restored {
  const to = behindLinks(named);
  const part = `${to}.part`;
  // Held to the end: a bot that is started meanwhile must not open the file that is about to be replaced.
  const use = isFolder(dirname(to)) ? takeSoleUse(to) : null;
  if (use === null && isFolder(dirname(to))) throw inUse(to);
  try {
    requirePlace(to);
    removeDatabase(part);
    if (isSameFile(from, to)) throw new BackupError(`${from} is the database itself, and no backup of it`);
    const takenAt = usingExisting(from, (db) => {
      requireTelex(db, from);
      requireWhole(db, from);
      return markOf(db);
    });
    copyFileSync(from, part);
    using(new BetterSqlite3(part), (db) => {
      db.exec('DROP TABLE IF EXISTS backup_mark');
      setRestoreMark(db, { takenAt, restoredAt: now });
    });
    sync(part);
    const { size: bytes } = statSync(from);
    // From here on nothing may say that the backup was not put back, but what stands in the way of the renaming.
    const before = replace(part, to, now);
    const end = before === null ? '' : `. What was there before: ${before}`;
    syncNames(to, `${to} is the backup ${from} now${end}`);
    return { backup: { path: from, bytes, takenAt }, before };
  } catch (error) {
    throw inWords(error, `${from} was not put back as ${to}`);
  } finally {
    use?.release();
    removeDatabase(part);
  }
}

/**
 * Renames `part` to `to`; gives the name beside it that the database got which was there, null when there was none. When it
 * throws, that database stands under its own name alone, as before.
 */
function replace(part: string, to: string, now: number): string | null {
  const aside = `${to}.before-${new Date(now).toISOString().replace(/[-:]|\.\d+/g, '')}`;
  let before: string | null = null;
  let moveBack: (() => void) | null = null;
  try {
    if (exists(to)) {
      closeLog(to);
      before = nameAlsoFreely(to, aside);
    }
    // A log that is left is of the old database (or of one that somebody removed without it).
    moveBack = moveCompanions(to, before ?? aside);
    // On the disk before the backup gets the name: after a power failure it must not stand there beside that log.
    if (moveBack !== null) sync(dirname(to));
    renameSync(part, to);
    return before;
  } catch (error) {
    moveBack?.();
    if (before !== null) rmSync(before, { force: true });
    throw error;
  }
}

/**
 * Makes sure that nobody has the database at `path` open, and that its file alone is all of it. Of a file that is damaged
 * SQLite can do neither: no bot has it, since its sole use is held, and what stands beside it goes with it.
 */
function closeLog(path: string): void {
  try {
    using(openExisting(path), (db) => {
      db.pragma('busy_timeout = 0');
      // Leaving WAL mode takes the file for itself: SQLite refuses while any other connection is open. It also puts
      // what is still in the log into the file.
      db.pragma('journal_mode = DELETE');
    });
  } catch (error) {
    if (isSqliteError(error, 'SQLITE_BUSY')) throw inUse(path);
    if (!isDamage(error)) throw error;
  }
}

function openExisting(path: string): Database {
  if (!exists(path)) throw new BackupError(`There is no file ${path}`);
  if (!statSync(path).isFile()) throw new BackupError(`${path} is not a file`);
  return new BetterSqlite3(path, { fileMustExist: true });
}

/** Does `work` with the database at `path`, which is there; of one that is damaged says so by its name. */
function usingExisting<T>(path: string, work: (db: Database) => T): T {
  try {
    return using(openExisting(path), work);
  } catch (error) {
    if (isSqliteError(error, 'SQLITE_NOTADB'))
      throw new BackupError(`${path} is no SQLite database`, { cause: error });
    if (isDamage(error)) throw damaged(path, (error as Error).message, error);
    throw error;
  }
}

function damaged(path: string, how: string, cause?: unknown): BackupError {
  return new BackupError(
    `${path} is damaged: ${how}. \`telex archive check --database ${path}\` tells how much, and what to do`,
    { cause },
  );
}

function requireTelex(db: Database, path: string): void {
  if (!isOfTelex(db)) throw new BackupError(`${path} is no database of Telex`);
}

function requireWhole(db: Database, path: string): void {
  const found = db.pragma('integrity_check(3)', { simple: false }) as readonly {
    readonly integrity_check: string;
  }[];
  const faults = found.map((row) => row.integrity_check).filter((line) => line !== 'ok');
  if (faults.length > 0) throw damaged(path, faults.join('; '));
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

/** Waits until what now has the name `path` is on the disk under it. `said`: what is done, should that not be certain. */
function syncNames(path: string, said: string): void {
  try {
    sync(dirname(path));
  } catch (error) {
    const why = (error as Error).message;
    throw new BackupError(
      `${said}. But the disk did not confirm it (${why}): after a power failure it may be undone. Look at the disk`,
      { cause: error },
    );
  }
}

/** Makes sure that a file can stand under this name: in a folder that is there, and in the place of nothing but a file. */
function requirePlace(path: string): void {
  const held = statSync(path, { throwIfNoEntry: false });
  if (held?.isDirectory()) throw new BackupError(`${path} is a folder. Name a file in it`);
  if (held !== undefined && !held.isFile()) throw new BackupError(`${path} is no file`);
  const folder = dirname(behindLinks(path));
  if (!isFolder(folder)) throw new BackupError(`There is no folder ${folder}`);
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
  return new BackupError(`${what}: ${message}`, { cause: error });
}

function isSqliteError(error: unknown, code: string): boolean {
  return error instanceof BetterSqlite3.SqliteError && error.code.startsWith(code);
}
