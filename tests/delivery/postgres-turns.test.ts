import { afterEach, beforeEach, expect, test } from 'vitest';
import { lockKinds } from '../../src/delivery/postgres/lanes.ts';
import { createPostgresLedger } from '../../src/delivery/postgres/postgres-ledger.ts';
import { openPostgres, type Postgres, PostgresTrouble } from '../../src/store/postgres.ts';
import { makeDatabase } from '../archive/make-database.ts';
import { eight, id, minute, planned, rendered } from '../contracts/ledger-bench.ts';

let db: Postgres;
let rival: Postgres;
beforeEach(async () => {
  const address = await makeDatabase();
  [db, rival] = [openPostgres(address), openPostgres(address)];
});
afterEach(async () => void (await Promise.all([db.close(), rival.close()])));

test('A call that was undone for another is made anew', async () => {
  const ledger = createPostgresLedger(db);
  await ledger.plan([planned()], eight);
  let claimed: ReturnType<typeof ledger.claim> | undefined;
  await rival.transaction(async (send) => {
    // Who waits in a circle finds it out after a second: the ledger does, since its rival is more patient.
    await send(`SET LOCAL deadlock_timeout = '15s'`);
    await send('SELECT FROM delivery WHERE id = $1 FOR UPDATE', [id]);
    claimed = ledger.claim(id, eight, eight + minute, rendered());
    // The ledger has locked the channel and waits for the row.
    for (let isWaiting = false; !isWaiting; ) {
      const [row] = await db.query<{ waits: boolean }>(
        `SELECT EXISTS (SELECT FROM pg_locks JOIN pg_stat_activity USING (pid)
           WHERE NOT granted AND datname = current_database()) AS waits`,
      );
      isWaiting = row?.waits === true;
    }
    await send(`SELECT pg_advisory_xact_lock(${lockKinds.channel}, ledger_lock('ch1'))`);
    await send('UPDATE delivery SET faults = 7 WHERE id = $1', [id]);
  });
  expect(await claimed).toMatchObject({ state: 'sending', faults: 7, attempts: 1 });
});

test('What is on record is written before a call resolves, also where the server would acknowledge sooner', async () => {
  const address = await makeDatabase();
  const first = openPostgres(address);
  await first.query(`ALTER DATABASE ${new URL(address).pathname.slice(1)} SET synchronous_commit = off`);
  await first.close();
  const hasty = openPostgres(address);
  const ledger = createPostgresLedger(hasty);
  await ledger.plan([planned()], eight);
  await hasty.query(`CREATE TABLE seen (synchronous text);
    CREATE FUNCTION see() RETURNS trigger LANGUAGE plpgsql AS
      'BEGIN INSERT INTO seen VALUES (current_setting(''synchronous_commit'')); RETURN NULL; END';
    CREATE TRIGGER see AFTER UPDATE ON delivery EXECUTE FUNCTION see()`);
  await ledger.claim(id, eight, eight + minute, rendered());
  expect(await hasty.query('SELECT synchronous FROM seen')).toEqual([{ synchronous: 'on' }]);
  expect(await hasty.query('SHOW synchronous_commit')).toEqual([{ synchronous_commit: 'off' }]);
  await hasty.close();
});

test('A server that is not there says so, and the tables are made once it is', async () => {
  const away = openPostgres('postgresql://telex:secret@127.0.0.1:1/none');
  const ledger = createPostgresLedger(away);
  await expect(ledger.nextTryAt()).rejects.toThrow(PostgresTrouble);
  await expect(ledger.plan([planned()], eight)).rejects.toThrow(PostgresTrouble);
  await away.close();
});
