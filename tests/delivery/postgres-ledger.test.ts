import { beforeAll } from 'vitest';
import { createPostgresCauses } from '../../src/delivery/postgres/causes.ts';
import { createPostgresPostCounter } from '../../src/delivery/postgres/count-posts.ts';
import { createPostgresForgetter } from '../../src/delivery/postgres/forget-deliveries.ts';
import { createPostgresPlaceNames } from '../../src/delivery/postgres/place-names.ts';
import { createPostgresLedger } from '../../src/delivery/postgres/postgres-ledger.ts';
import { createPostgresDeliveryWatch } from '../../src/delivery/postgres/watch-deliveries.ts';
import { openPostgres, type Postgres } from '../../src/store/postgres.ts';
import { makeDatabase } from '../archive/make-database.ts';
import { type LedgerUnderTest, ledgerContract } from '../contracts/ledger.ts';
import { adoptingContract } from '../contracts/ledger-adopting.ts';
import { besideContract } from '../contracts/ledger-beside.ts';
import { partsContract } from '../contracts/ledger-parts.ts';
import { togetherContract } from '../contracts/ledger-together.ts';

let address: string;
beforeAll(async () => {
  address = await makeDatabase();
});

/** One database serves all tests, emptied: making one takes longer than most of them. */
async function openEmpty(): Promise<Postgres> {
  const db = openPostgres(address);
  await createPostgresLedger(db).nextTryAt();
  const tables = await db.query<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'schema_version'`,
  );
  await db.query(tables.map(({ name }) => `DELETE FROM ${name}`).join('; '));
  return db;
}

async function open(): Promise<LedgerUnderTest> {
  const db = await openEmpty();
  return {
    ledger: createPostgresLedger(db),
    // What is on record lies in the database alone.
    reopen: () => createPostgresLedger(db),
    breakDown: () => db.close(),
    close: () => db.close(),
  };
}
ledgerContract('PostgreSQL', open);
partsContract('PostgreSQL', open);
adoptingContract('PostgreSQL', open);

besideContract('PostgreSQL', async () => {
  const db = await openEmpty();
  return {
    ledger: createPostgresLedger(db),
    causes: createPostgresCauses(db),
    names: createPostgresPlaceNames(db),
    postsOf: createPostgresPostCounter(db),
    watch: createPostgresDeliveryWatch(db),
    forget: createPostgresForgetter(db),
    close: () => db.close(),
  };
});

togetherContract('PostgreSQL', async () => {
  const all = [await openEmpty(), openPostgres(address), openPostgres(address)] as const;
  const [one, other, third] = all;
  return {
    ledgers: [createPostgresLedger(one), createPostgresLedger(other), createPostgresLedger(third)],
    close: async () => void (await Promise.all(all.map((db) => db.close()))),
  };
});
