import { expect, test } from 'vitest';
import { ledgerSchema } from '../../src/delivery/postgres/schema.ts';
import { migratePostgres, openPostgres } from '../../src/store/postgres.ts';
import { makeDatabase } from '../archive/make-database.ts';
import { describeTables } from '../archive/postgres-rows.ts';

const versions = ledgerSchema.map((_, index) => index + 1);

// A fixture that is not there yet is written here, to be committed; in CI it is a failure.
test.each(versions)(
  'The ledger’s tables and triggers of version %i are what they were when they were added',
  async (version) => {
    const db = openPostgres(await makeDatabase());
    await migratePostgres(db, 'delivery', ledgerSchema.slice(0, version));
    const made = await db.query<{ definition: string }>(
      `SELECT pg_get_functiondef(oid) AS definition, 1 AS kind, proname AS name FROM pg_proc
       WHERE pronamespace = current_schema()::regnamespace
     UNION ALL SELECT pg_get_triggerdef(oid), 2, tgname FROM pg_trigger WHERE NOT tgisinternal
     UNION ALL SELECT pg_get_constraintdef(oid), 3, conname FROM pg_constraint
       WHERE contype = 'c' AND connamespace = current_schema()::regnamespace
     ORDER BY kind, name`,
    );
    const all = `${await describeTables(db)}${made.map(({ definition }) => `${definition.trim()}\n`).join('')}`;
    await db.close();
    await expect(all).toMatchFileSnapshot(
      new URL(`../../fixtures/store/postgres-delivery-tables-${version}.txt`, import.meta.url).pathname,
    );
  },
);
