import { type CarriedRoom, carryRows } from './carry-rows.ts';
import { migratePostgres } from './postgres.ts';
import { postgresRestoreSteps } from './restore-mark-postgres.ts';

/** What a restore left in the file and no bot has looked after yet, as it goes to a server. */
export const carriedRestoreMark: CarriedRoom = {
  tables: { restored: 'restore marks' },
  // The table is made by the first restore.
  prepare() {},
  makeTables: (postgres) => migratePostgres(postgres, 'restored', postgresRestoreSteps),
  async carry(carrying) {
    const isThere = carrying.db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'restored'").get();
    if (isThere === undefined) return;
    await carryRows(carrying, {
      table: 'restored',
      select: 'SELECT taken_at, restored_at FROM restored',
      columns: { taken_at: 'bigint', restored_at: 'bigint' },
    });
  },
};
