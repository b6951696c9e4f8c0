import { createReadLog } from '../../src/intake/read-log.ts';
import { openDatabase } from '../../src/store/database.ts';
import { describeReadLog } from '../contracts/read-log.ts';

describeReadLog('a SQLite file', async () => {
  const db = openDatabase(':memory:');
  return {
    open: () => createReadLog(db),
    breakDown: async () => void db.close(),
    close: async () => void db.close(),
  };
});
