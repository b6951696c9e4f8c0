import { migrateOnce, type Postgres } from './postgres.ts';
import type { RestoreMark } from './restore-mark.ts';

/** The table of the mark, as steps for `migratePostgres`. */
export const postgresRestoreSteps: readonly string[] = [
  'CREATE TABLE restored (taken_at bigint, restored_at bigint NOT NULL)',
];

/** The restore mark of a PostgreSQL database. Calls reject as `Postgres.query` does. */
export interface PostgresRestoreMark {
  /** As `readRestoreMark`. */
  read(): Promise<RestoreMark | null>;
  /** As `setRestoreMark`. */
  set(mark: RestoreMark): Promise<void>;
  /** As `clearRestoreMark`. */
  clear(): Promise<void>;
}

/** The tables are made by the first call. Whoever puts a dump back sets the mark: the server's own programs do not. */
export function createPostgresRestoreMark(postgres: Postgres): PostgresRestoreMark {
  const { query } = migrateOnce(postgres, 'restored', postgresRestoreSteps);
  return {
    async read() {
      const [row] = await query<{ taken: number | null; restored: number | null }>(
        `SELECT CASE WHEN count(*) = count(taken_at) THEN min(taken_at) END AS taken, max(restored_at) AS restored
         FROM restored`,
      );
      const restoredAt = row?.restored ?? null;
      return restoredAt === null ? null : { takenAt: row?.taken ?? null, restoredAt };
    },
    async set({ takenAt, restoredAt }) {
      await query('INSERT INTO restored (taken_at, restored_at) VALUES ($1, $2)', [takenAt, restoredAt]);
    },
    async clear() {
      await query('DELETE FROM restored');
    },
  };
}
