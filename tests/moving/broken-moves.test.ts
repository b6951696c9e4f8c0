import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createSqliteArchive } from '../../src/archive/sqlite-archive.ts';
import { knownNames } from '../../src/desk/known-names.ts';
import { moveToPostgres } from '../../src/move-to-postgres.ts';
import { makeArrivalTable, setArrivalMark } from '../../src/store/arrival-mark.ts';
import { openDatabase } from '../../src/store/database.ts';
import { requireNotMoved, setMovedMark } from '../../src/store/moved-mark.ts';
import { nameOfAddress, openPostgres } from '../../src/store/postgres.ts';
import { openPostgresStores, openSqliteStores } from '../../src/stores.ts';
import { makeDatabase } from '../archive/make-database.ts';
import { startPostgresServer } from '../archive/postgres-server.ts';
import { makeFolder } from '../cli/telex.ts';
import { noon } from '../contracts/invent-story.ts';
import { fillStores } from './fill-stores.ts';

const now = () => noon;

async function layFile(): Promise<string> {
  const databasePath = join(makeFolder(), 'telex.sqlite');
  const db = openDatabase(databasePath);
  await fillStores(db, openSqliteStores(db), createSqliteArchive(db, knownNames));
  db.close();
  return databasePath;
}

function lookForMark(databasePath: string): void {
  const db = openDatabase(databasePath);
  try {
    requireNotMoved(db);
  } finally {
    db.close();
  }
}

test('a server that is lost on the way leaves both sides closed to bots; once it is back the next try moves all', async () => {
  const server = await startPostgresServer();
  try {
    const databasePath = await layFile();
    const databaseUrl = await server.createDatabase();
    let stopped: Promise<void> | null = null;
    const onProgress = () => {
      stopped ??= server.stop();
    };
    await expect(moveToPostgres({ databasePath, databaseUrl, now, onProgress })).rejects.toThrow(
      /Whether all of it was moved is not known: run this again/,
    );
    await stopped;
    expect(() => lookForMark(databasePath)).toThrow(/was about to be moved/);
    await server.start();
    const postgres = openPostgres(databaseUrl);
    await expect(openPostgresStores(postgres).requireWhole()).rejects.toThrow(/is being moved to this/);
    expect((await moveToPostgres({ databasePath, databaseUrl, now })).rows?.get('deliveries')).toBe(9);
    await openPostgresStores(postgres).requireWhole();
    expect(() => lookForMark(databasePath)).toThrow(/was moved to PostgreSQL/);
    await postgres.close();
  } finally {
    await server.close();
  }
}, 60_000);

test('a try whose end the server has still under way is waited for, and taken for the move that it is', async () => {
  const databasePath = await layFile();
  const databaseUrl = await makeDatabase();
  const postgres = openPostgres(databaseUrl);
  const mark = { move: 'a', target: nameOfAddress(databaseUrl), begunAt: noon, endedAt: null };
  const db = openDatabase(databasePath);
  setMovedMark(db, mark);
  db.close();
  await makeArrivalTable(postgres);
  await setArrivalMark(postgres.query, { ...mark, source: databasePath });
  let moving: ReturnType<typeof moveToPostgres> | undefined;
  await postgres.transaction(async (send) => {
    await setArrivalMark(send, { ...mark, source: databasePath, endedAt: noon + 1 });
    moving = moveToPostgres({ databasePath, databaseUrl, now });
    for (let isWaiting = false; !isWaiting; ) {
      const [row] = await postgres.query<{ waits: boolean }>(
        `SELECT EXISTS (SELECT FROM pg_locks JOIN pg_stat_activity USING (pid)
           WHERE NOT granted AND datname = current_database()) AS waits`,
      );
      isWaiting = row?.waits === true;
    }
  });
  expect(await moving).toMatchObject({ rows: null });
  expect(() => lookForMark(databasePath)).toThrow(/was moved to PostgreSQL/);
  await postgres.close();
}, 30_000);
