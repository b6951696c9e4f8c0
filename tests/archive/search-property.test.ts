import { createSqliteArchive } from '../../src/archive/sqlite-archive.ts';
import { openDatabase } from '../../src/store/database.ts';
import { describeSearching } from '../contracts/story-archive-searching.ts';

describeSearching(
  'The SQLite archive',
  async () => {
    const db = openDatabase(':memory:');
    const archive = createSqliteArchive(db);
    return { archive, reopen: async () => archive, close: async () => void db.close() };
  },
  150,
);
