import { afterAll, beforeAll } from 'vitest';
import { openPostgresArchive } from '../../src/archive/postgres/postgres-archive.ts';
import { openPostgres } from '../../src/store/postgres.ts';
import { describeStoryArchive } from '../contracts/story-archive.ts';
import type { HeldArchive } from '../contracts/story-archive-bench.ts';
import { describeSearching } from '../contracts/story-archive-searching.ts';
import { type PostgresServer, startPostgresServer } from './postgres-server.ts';

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgresServer();
});
afterAll(() => server.close());

async function openArchive(): Promise<HeldArchive> {
  const address = await server.createDatabase();
  let db = openPostgres(address);
  return {
    archive: await openPostgresArchive(db),
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
