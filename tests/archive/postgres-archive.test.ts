import { beforeAll, expect, test } from 'vitest';
import { openPostgresArchive } from '../../src/archive/postgres/postgres-archive.ts';
import { knownNames } from '../../src/desk/known-names.ts';
import { openPostgres } from '../../src/store/postgres.ts';
import { invent, noon } from '../contracts/invent-story.ts';
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

test('The PostgreSQL archive that knows the gazetteer offers a place for a name in another language', async () => {
  const held = await openArchive();
  await held.archive.file(invent({ text: 'Overleg in Keulen.' }), 'new', noon);
  const db = openPostgres(address);
  const archive = await openPostgresArchive(db, { names: knownNames });
  expect(await archive.suggest({ kind: 'word', text: 'Köln' }, noon)).toEqual({
    kind: 'word',
    text: 'Keulen',
  });
  await db.close();
  await held.close();
});
