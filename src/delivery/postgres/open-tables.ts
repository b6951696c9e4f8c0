import { migratePostgres, type Postgres, type PostgresQuery } from '../../store/postgres.ts';

/**
 * Gives what is to be waited for before each use of a room's tables: they are brought to the newest version at the first, and where that fails
 * anew at the next. Rejects as `migratePostgres`.
 */
export function openTables(db: Postgres, room: string, steps: readonly string[]): () => Promise<void> {
  let made: Promise<void> | null = null;
  return () => {
    made ??= migratePostgres(db, room, steps).catch((error: unknown) => {
      made = null;
      throw error;
    });
    return made;
  };
}

/** `db.query` once its tables are there. */
export function queryOf(db: Postgres, tables: () => Promise<void>): PostgresQuery {
  return async (sql, values) => {
    await tables();
    return db.query(sql, values);
  };
}
