import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createSqliteArchive } from '../../src/archive/sqlite-archive.ts';
import { openDatabase } from '../../src/store/database.ts';
import { invent, noon } from '../contracts/invent-story.ts';
import { describeStoryArchive } from '../contracts/story-archive.ts';
import type { HeldArchive } from '../contracts/story-archive-bench.ts';

async function openArchive(): Promise<HeldArchive> {
  const folder = mkdtempSync(join(tmpdir(), 'telex-archive-'));
  const path = join(folder, 'telex.db');
  let db = openDatabase(path);
  return {
    archive: createSqliteArchive(db),
    async reopen() {
      db.close();
      db = openDatabase(path);
      return createSqliteArchive(db);
    },
    async close() {
      db.close();
      rmSync(folder, { recursive: true });
    },
  };
}

describeStoryArchive('The SQLite archive', openArchive);

test('two connections to one file see each other: an import beside the running bot', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'telex-archive-'));
  const path = join(folder, 'telex.db');
  const [bot, importer] = [openDatabase(path), openDatabase(path)];
  const [reading, writing] = [createSqliteArchive(bot), createSqliteArchive(importer)];
  expect(await reading.cities('', 5, noon)).toEqual([]);
  await writing.file(invent({ text: 'Een bericht.', cities: ['GOES'] }), 'new', noon);
  expect(await reading.cities('', 5, noon)).toEqual([{ name: 'GOES', country: null, stories: 1 }]);
  await reading.file(invent({ text: 'Nog een bericht.', cities: ['GOES'] }), 'new', noon);
  expect(await writing.cities('', 5, noon)).toEqual([{ name: 'GOES', country: null, stories: 2 }]);
  bot.close();
  importer.close();
  rmSync(folder, { recursive: true });
});

test('a full second spills over, in order, and time bounds stay exact', async () => {
  const db = openDatabase(':memory:');
  const archive = createSqliteArchive(db);
  const stories = Array.from({ length: 4_100 }, (_, i) => invent({ text: `Bericht ${i}.` }));
  await archive.admit(stories, (story) => ({ filing: 'new', story, follows: null }), noon);
  const newest = await archive.find({ kind: 'all' }, { limit: 2 }, noon);
  expect(newest.stories.map((story) => story.paragraphs[0])).toEqual(['Bericht 0.', 'Bericht 1.']);
  expect(
    (await archive.find({ kind: 'word', text: '4099' }, { limit: 2, from: noon }, noon)).stories,
  ).toHaveLength(1);
  expect(
    (await archive.find({ kind: 'word', text: '4099' }, { limit: 2, to: noon }, noon)).stories,
  ).toHaveLength(0);
  db.close();
});
