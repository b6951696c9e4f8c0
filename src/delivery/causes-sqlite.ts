import { type Database, migrate } from '../store/database.ts';
import type { CauseBook } from './causes.ts';

/** The table's steps for `migrate`; times in ms since the epoch. */
export const causeSteps: readonly string[] = [
  `CREATE TABLE cause (
     cause TEXT PRIMARY KEY,
     invalid INTEGER NOT NULL,
     rests_until INTEGER NOT NULL
   ) STRICT, WITHOUT ROWID`,
];

/** The book of causes on an open SQLite file; makes its table when it is not there. */
export function createSqliteCauses(db: Database): CauseBook {
  migrate(db, 'causes', causeSteps);
  const read = db.prepare('SELECT cause, invalid, rests_until AS restsUntil FROM cause');
  const write = db.prepare(
    `INSERT INTO cause (cause, invalid, rests_until) VALUES (@cause, @invalid, @restsUntil)
     ON CONFLICT (cause) DO UPDATE SET invalid = excluded.invalid, rests_until = excluded.rests_until`,
  );
  const forget = db.prepare('DELETE FROM cause WHERE cause = ?');
  return {
    read: async () => read.all() as Awaited<ReturnType<CauseBook['read']>>,
    write: async (record) => void write.run({ ...record }),
    forget: async (cause) => void forget.run(cause),
  };
}
