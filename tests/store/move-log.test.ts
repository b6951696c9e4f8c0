import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDatabase } from '../../src/store/database.ts';
import { moveLog } from '../../src/store/move-log.ts';

test('a log that was moved begins anew: it does not grow by what is written next', () => {
  const folder = mkdtempSync(join(tmpdir(), 'telex-log-'));
  const path = join(folder, 'telex.sqlite');
  const [bot, beside] = [openDatabase(path), openDatabase(path)];
  bot.pragma('wal_autocheckpoint = 0');
  bot.exec('CREATE TABLE note (text TEXT) STRICT');
  const write = () => {
    const insert = bot.prepare('INSERT INTO note VALUES (?)');
    for (let i = 0; i < 50; i++) insert.run('x'.repeat(2_000));
  };
  const size = () => statSync(`${path}-wal`).size;
  write();
  const once = size();
  write();
  const twice = size();
  expect(twice).toBeGreaterThan(once);
  moveLog(beside);
  write();
  expect(size()).toBe(twice);
  for (const db of [bot, beside]) db.close();
  rmSync(folder, { recursive: true });
});
