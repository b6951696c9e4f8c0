import { expect, test } from 'vitest';
import { openDatabase } from '../../src/store/database.ts';
import { KeyvSqlite, openKeyv } from '../../src/store/keyv-sqlite.ts';
import { describeKeyv } from '../contracts/keyv.ts';

describeKeyv('the SQLite file', async () => {
  const db = openDatabase(':memory:');
  return {
    open: (namespace, now) => openKeyv(db, namespace, now),
    adapter: (now) => new KeyvSqlite(db, now),
    countRows: async () => db.prepare('SELECT count(*) FROM keyv').pluck().get() as number,
    spoil: async () => void db.prepare(`UPDATE keyv SET value = '{broken'`).run(),
    async breakDown() {
      db.close();
      return /The database connection is not open/;
    },
    close: async () => void db.close(),
  };
});

test('Keyv on the SQLite file uses the store as it is, without a bridge or a memory of its own', () => {
  const db = openDatabase(':memory:');
  expect(openKeyv(db, 'room').store).toBeInstanceOf(KeyvSqlite);
  db.close();
});
