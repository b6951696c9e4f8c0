import { lstatSync, readdirSync, readlinkSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';

/** The right to be the only bot on a database. */
export interface SoleUse {
  /** Gives it back; the next bot may have it. */
  release(): void;
}

/**
 * A database has several names by hard links. SQLite keeps its log by the name, so that two programs on two of them destroy
 * the file ("How To Corrupt An SQLite Database File", section 2.5), and the lock of the one is not seen by the other.
 */
export class SeveralNames extends Error {
  override readonly name = 'SeveralNames';
  readonly code = 'SEVERAL_NAMES';
}

/** How long a bot that is just stopping is waited for, ms. */
const patience = 1_000;
/** Links to links that are followed where the last one leads to nothing yet; as many as Linux follows. */
const mostLinks = 40;

/**
 * Takes the sole use of the database at `path` for a bot: two bots on one file would take each other's deliveries for
 * those of a process that died, and answer every reader twice. Null when another process (or another bot in this one)
 * has it, under whatever path. Commands that only read or add copy need no such right.
 *
 * The right is SQLite's lock on an empty file beside the database, `<path>-bot`: the operating system takes it back
 * when the process ends, however it ends, so there is no stale lock to clear away. `:memory:` is always free.
 * Throws what SQLite throws when that file cannot be made, and `SeveralNames`.
 */
export function takeSoleUse(path: string): SoleUse | null {
  if (path === ':memory:') return { release() {} };
  const real = followLinks(path);
  const names = namesOf(real);
  if (names > 1) throw new SeveralNames(`${real} has ${names} names`);
  const lock = new BetterSqlite3(`${real}-bot`, { timeout: patience });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (error instanceof BetterSqlite3.SqliteError && error.code.startsWith('SQLITE_BUSY')) return null;
    throw error;
  }
  return { release: () => void lock.close() };
}

/** How many names a file has, but for those that a restore which was killed left beside it (`setAside` in backup.ts). */
function namesOf(path: string): number {
  const file = statSync(path, { throwIfNoEntry: false });
  if (!file?.isFile() || file.nlink === 1) return 1;
  const folder = dirname(path);
  const isAside = (name: string) =>
    name.startsWith(`${basename(path)}.before-`) && statSync(join(folder, name)).ino === file.ino;
  return file.nlink - readdirSync(folder).filter(isAside).length;
}

/** Where the file is, or will be made: symbolic links are followed also while there is nothing at their end. */
function followLinks(path: string): string {
  let at = resolve(path);
  for (let i = 0; i < mostLinks && lstatSync(at, { throwIfNoEntry: false })?.isSymbolicLink(); i += 1) {
    at = resolve(dirname(at), readlinkSync(at));
  }
  try {
    return join(realpathSync(dirname(at)), basename(at));
  } catch {
    // Its folder is not there: SQLite says so in its words.
    return at;
  }
}
