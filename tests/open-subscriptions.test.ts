import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createSqliteArchive } from '../src/archive/sqlite-archive.ts';
import { readSubscriptions } from '../src/open-subscriptions.ts';
import { openDatabase } from '../src/store/database.ts';

test('a database in which no bot has run has no subscriptions', async () => {
  const home = mkdtempSync(join(tmpdir(), 'telex-subscriptions-'));
  try {
    const path = join(home, 'telex.sqlite');
    const db = openDatabase(path);
    createSqliteArchive(db);
    db.close();
    expect(await readSubscriptions(path, null)).toEqual([]);
  } finally {
    rmSync(home, { recursive: true });
  }
});
