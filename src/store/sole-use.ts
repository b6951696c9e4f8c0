import BetterSqlite3 from 'better-sqlite3';

/** The right to be the only bot on a database. */
export interface SoleUse {
  /** Gives it back; the next bot may have it. */
  release(): void;
}

/** How long a bot that is just stopping is waited for, ms. */
const patience = 1_000;

/**
 * Takes the sole use of the database at `path` for a bot: two bots on one file would take each other's deliveries for
 * those of a process that died, and answer every reader twice. Null when another process (or another bot in this one)
 * has it. Commands that only read or add copy need no such right.
 *
 * The right is SQLite's lock on an empty file beside the database, `<path>-bot`: the operating system takes it back
 * when the process ends, however it ends, so there is no stale lock to clear away. `:memory:` is always free.
 * Throws what SQLite throws when that file cannot be made.
 */
export function takeSoleUse(path: string): SoleUse | null {
  if (path === ':memory:') return { release() {} };
  const lock = new BetterSqlite3(`${path}-bot`, { timeout: patience });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (error instanceof BetterSqlite3.SqliteError && error.code.startsWith('SQLITE_BUSY')) return null;
    throw error;
  }
  return { release: () => void lock.close() };
}
