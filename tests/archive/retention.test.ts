import { createSqliteCheck } from '../../src/archive/check/check-sqlite.ts';
import { plainNames } from '../../src/archive/names.ts';
import { createSqliteArchive } from '../../src/archive/sqlite-archive.ts';
import { openDatabase } from '../../src/store/database.ts';
import { describeRetention } from '../contracts/archive-retention.ts';

describeRetention('The SQLite archive', async () => {
  const db = openDatabase(':memory:');
  return {
    open: async (retention) => createSqliteArchive(db, plainNames, retention),
    check: () => createSqliteCheck(db),
    size: async () => (db.pragma('page_count', { simple: true }) as number) * 0.004_096,
    count: async (table) => db.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number,
    close: async () => {
      db.close();
    },
  };
});
