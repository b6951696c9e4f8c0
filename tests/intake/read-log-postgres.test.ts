import { afterAll, beforeAll } from 'vitest';
import { createPostgresReadLog } from '../../src/intake/postgres/read-log.ts';
import { openPostgres, type Postgres } from '../../src/store/postgres.ts';
import { makeDatabase } from '../archive/make-database.ts';
import { describeReadLog } from '../contracts/read-log.ts';

let address: string;
let admin: Postgres;
beforeAll(async () => {
  address = await makeDatabase();
  admin = openPostgres(address);
  await createPostgresReadLog(admin).spiked();
});
afterAll(() => admin.close());

describeReadLog('PostgreSQL', async () => {
  await admin.query('TRUNCATE intake_file, intake_copy, intake_moved, spike RESTART IDENTITY');
  // Each has connections of its own, as processes have.
  const opened: Postgres[] = [];
  const close = async () => {
    for (const one of opened) await one.close();
  };
  return {
    open() {
      const postgres = openPostgres(address);
      opened.push(postgres);
      return createPostgresReadLog(postgres);
    },
    breakDown: close,
    close,
  };
});
