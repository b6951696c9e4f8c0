import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../src/store/database.ts';
import { syncLog } from '../../src/store/sync-log.ts';

function openFile() {
  const home = mkdtempSync(join(tmpdir(), 'telex-sync-'));
  onTestFinished(() => rmSync(home, { recursive: true }));
  const db = openDatabase(join(home, 'telex.sqlite'));
  onTestFinished(() => void db.close());
  return db;
}

test('the log is synced while it is written and read, and the database goes on', async () => {
  const db = openFile();
  db.exec('CREATE TABLE a (b)');
  const before = readFileSync(`${db.name}-wal`);
  const synced = syncLog(db);
  db.exec('INSERT INTO a VALUES (1)');
  await synced;
  expect(readFileSync(`${db.name}-wal`).length).toBeGreaterThan(before.length);
  // Its locks are still its own: another connection waits for a write that is open.
  db.exec('BEGIN IMMEDIATE');
  await syncLog(db);
  const other = openDatabase(db.name);
  other.pragma('busy_timeout = 0');
  expect(() => other.exec('BEGIN IMMEDIATE')).toThrow(/locked/);
  other.close();
  db.exec('COMMIT');
});

test('there is nothing to sync without a log: in memory, or when it was copied into the file', async () => {
  await syncLog(openDatabase(':memory:'));
  const db = openFile();
  db.pragma('journal_mode = DELETE');
  await syncLog(db);
  // What is no file that can be synced rejects: nobody is told that something is on the disk that may not be.
  rmSync(`${db.name}-wal`, { force: true });
  writeFileSync(`${db.name}-x`, '');
  const odd = new Proxy(db, { get: (of, key) => (key === 'name' ? `${db.name}-x/y` : Reflect.get(of, key)) });
  await expect(syncLog(odd)).rejects.toMatchObject({ code: 'ENOTDIR' });
});
