import type { CarriedRoom } from './carry-rows.ts';
import { carryBatches } from './carry-rows.ts';
import { migrate } from './database.ts';
import { postgresKeyvSteps } from './keyv-postgres.ts';
import { keyvSteps } from './keyv-sqlite.ts';
import { migratePostgres } from './postgres.ts';

/** The small things of all rooms, but for those that have expired, as they go to a server. */
export const carriedKeyv: CarriedRoom = {
  tables: { keyv: 'small records' },
  prepare: (db) => migrate(db, 'keyv', keyvSteps),
  makeTables: (postgres) => migratePostgres(postgres, 'keyv', postgresKeyvSteps),
  async carry({ db, send, now, note }) {
    // The first writing of each namespace.
    await send('DELETE FROM keyv_turn');
    const select = `SELECT namespace, key, value, expires FROM keyv WHERE expires IS NULL OR expires > ${Math.floor(now)}`;
    await carryBatches({ db }, select, (rows) => async () => {
      const column = (name: string) => rows.map((row) => row[name]);
      await send(
        `WITH given AS MATERIALIZED (
           SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::bigint[]) AS given (namespace, key, value, expires)
         ), turn AS (
           INSERT INTO keyv_turn (namespace, number) SELECT DISTINCT namespace, 1 FROM given ON CONFLICT DO NOTHING
         )
         INSERT INTO keyv (namespace, key, value, expires, number) SELECT namespace, key, value, expires, 1 FROM given`,
        ['namespace', 'key', 'value', 'expires'].map(column),
      );
      note('keyv', rows.length);
    });
  },
};
