import { beforeAll } from 'vitest';
import { openPostgresArchive } from '../../src/archive/postgres/postgres-archive.ts';
import { openPostgres } from '../../src/store/postgres.ts';
import { describeStoryArchive } from '../contracts/story-archive.ts';
import type { HeldArchive } from '../contracts/story-archive-bench.ts';
import { describeSearching } from '../contracts/story-archive-searching.ts';
import { makeDatabase } from './make-database.ts';

let address: string;
beforeAll(async () => {
  address = await makeDatabase();
});

/** One database serves all tests, emptied: making one takes longer than most of them. */
async function openArchive(): Promise<HeldArchive> {
  let db = openPostgres(address);
  let archive = await openPostgresArchive(db);
  await archive.settled();
  const tables = await db.query<{ name: string }>(
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'schema_version'",
  );
  for (const { name } of tables) await db.query(`DELETE FROM ${name}`);
  archive = await openPostgresArchive(db);
  return {
    archive,
    async reopen() {
      await db.close();
      db = openPostgres(address);
      return openPostgresArchive(db);
    },
    close: () => db.close(),
  };
}

describeStoryArchive('The PostgreSQL archive', openArchive);
describeSearching('The PostgreSQL archive', openArchive, 60);
