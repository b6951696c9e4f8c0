import { migrateOnce, type Postgres } from '../../store/postgres.ts';
import type { CauseBook, CauseRecord } from '../causes.ts';

/** The table's steps; times in ms since the epoch. */
export const causeSteps: readonly string[] = [
  `CREATE TABLE cause (
     cause text COLLATE "C" PRIMARY KEY,
     invalid integer NOT NULL,
     rests_until bigint NOT NULL
   )`,
];

/** The book of causes in a PostgreSQL database; makes its table at the first call. Calls reject as `Postgres.query`. */
export function createPostgresCauses(postgres: Postgres): CauseBook {
  const { query } = migrateOnce(postgres, 'causes', causeSteps);
  return {
    read: () => query<CauseRecord>('SELECT cause, invalid, rests_until AS "restsUntil" FROM cause'),
    async write({ cause, invalid, restsUntil }) {
      await query(
        `INSERT INTO cause (cause, invalid, rests_until) VALUES ($1, $2, $3)
         ON CONFLICT (cause) DO UPDATE SET invalid = excluded.invalid, rests_until = excluded.rests_until`,
        [cause, invalid, restsUntil],
      );
    },
    async forget(cause) {
      await query('DELETE FROM cause WHERE cause = $1', [cause]);
    },
  };
}
