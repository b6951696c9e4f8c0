import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { spreadLevels } from '../../src/archive/index-levels.ts';
import { plainNames } from '../../src/archive/names.ts';
import { createSqliteArchive } from '../../src/archive/sqlite-archive.ts';
import { createStoryIndex } from '../../src/archive/story-index.ts';
import { createVocabulary } from '../../src/archive/vocabulary.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { invent, minute, noon } from '../contracts/invent-story.ts';

const word = (text: string) => ({ kind: 'word', text }) as const;
const tell = (n: number) =>
  invent({
    text: `Bericht ${n} over hulpgoederen, brug${n * 7}, sluis${n * 13} en havenhoofd${n * 31}.`,
    publishedAt: noon - n * minute,
    precision: 'minute',
  });

/** The record as it stands, in hexadecimal, and how many levels it tells of. */
function readRecord(db: Database) {
  const record = db.prepare('SELECT block FROM story_index_data WHERE id = 10').pluck().get() as Buffer;
  return { hex: record.toString('hex'), levels: record.readUInt8(8) };
}

function check(db: Database): void {
  db.exec("INSERT INTO story_index (story_index, rank) VALUES ('integrity-check', 0)");
}

/** An archive as a bulk leaves it: a few large segments on the lowest level. */
async function fill(db: Database, bulks: number): Promise<void> {
  for (let bulk = 0; bulk < bulks; bulk += 1) {
    const archive = createSqliteArchive(db);
    await archive.inBulk(async () => {
      for (let n = 0; n < 300; n += 1) await archive.file(tell(bulk * 300 + n), 'new', noon);
    });
  }
}

test('large segments stand above the small ones, and nothing of what the index holds is another', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'telex-levels-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'telex.db');
  const db = openDatabase(path);
  await fill(db, 2);
  db.close();
  const spread = openDatabase(path);
  const before = readRecord(spread);
  spreadLevels(spread);
  expect(readRecord(spread).levels).toBeGreaterThan(before.levels);
  check(spread);
  const once = readRecord(spread).hex;
  spreadLevels(spread);
  expect(readRecord(spread).hex).toBe(once);

  const archive = createSqliteArchive(spread);
  expect((await archive.find(word('goederen'), { limit: 100 }, noon)).stories).toHaveLength(100);
  for (let n = 600; n < 640; n += 1) await archive.file(tell(n), 'new', noon);
  const merge = createStoryIndex(spread, plainNames, createVocabulary(spread)).merge;
  while (!merge());
  check(spread);
  for (const n of [0, 299, 599, 639])
    expect((await archive.find(word(`havenhoofd${n * 31}`), { limit: 5 }, noon)).stories).toHaveLength(1);
  spread.close();
});

test('a record that is not understood is left as it is', async () => {
  const db = openDatabase(':memory:');
  createSqliteArchive(db);
  const record = db.prepare('SELECT block FROM story_index_data WHERE id = 10').pluck();
  for (const block of [Buffer.alloc(3), Buffer.from('00000000ff00000140ffffffffffffffffff', 'hex'), null]) {
    db.unsafeMode(true);
    db.prepare('UPDATE story_index_data SET block = ? WHERE id = 10').run(block);
    db.unsafeMode(false);
    spreadLevels(db);
    expect(record.get()).toEqual(block);
  }
  db.close();
});
