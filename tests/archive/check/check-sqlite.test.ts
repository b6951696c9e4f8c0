import { closeSync, mkdtempSync, openSync, readSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createSqliteCheck } from '../../../src/archive/check/check-sqlite.ts';
import { createSqliteArchive } from '../../../src/archive/sqlite-archive.ts';
import { type Database, openDatabase } from '../../../src/store/database.ts';
import { describeArchiveCheck } from '../../contracts/archive-check.ts';
import { day, hour, invent, noon } from '../../contracts/invent-story.ts';

let folder: string;
let path: string;
let db: Database;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'telex-check-'));
  path = join(folder, 'telex.sqlite');
  db = openDatabase(path);
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true });
});

describeArchiveCheck('The SQLite archive', async () => ({
  archive: createSqliteArchive(db),
  check: createSqliteCheck(db),
  run: async (sql, ...values) => {
    db.prepare(sql).run(...values.map((value) => (typeof value === 'number' ? BigInt(value) : value)));
  },
  read: async (sql) => db.prepare(sql).pluck().all(),
  unindex: (seq) => db.prepare('DELETE FROM story_index WHERE rowid = ?').run(BigInt(seq)),
  indexWords: (seq) =>
    db.prepare("INSERT INTO story_index (rowid, words, marks) VALUES (?, 'geheim', 'all_')").run(BigInt(seq)),
  reopen: async () => createSqliteArchive(db),
}));

describe('The check of a SQLite file', () => {
  const story = (i: number) =>
    invent({ text: `Bericht ${i} over de vuurtoren van Oosterhaven. ${'Het licht brandt. '.repeat(20)}` });
  const word = { kind: 'word', text: 'vuurtoren' } as const;

  async function fill(count: number) {
    const archive = createSqliteArchive(db);
    for (let i = 0; i < count; i += 1) await archive.file(story(i), 'new', noon);
    return archive;
  }

  test.each([
    'UPDATE story_index_data SET block = zeroblob(length(block)) WHERE id > 10',
    "UPDATE story_index_data SET block = x'00' WHERE id = 10",
    'DELETE FROM story_index_data WHERE id > 10',
  ])('finds a full-text index that is damaged within itself, and makes it again: %s', async (damage) => {
    await fill(20);
    let archive = createSqliteArchive(db);
    const killed = story(99);
    await archive.file(killed, 'new', noon);
    await archive.file(killed, 'killed', noon);
    db.unsafeMode(true);
    db.exec(damage);
    db.close();
    db = openDatabase(path);
    const check = createSqliteCheck(db);
    const told = await check.check({ mend: false, now: noon });
    expect(told.left.map(({ kind }) => kind)).toEqual(['index']);
    expect((await check.check({ mend: true, now: noon })).left).toEqual([]);
    expect((await check.check({ mend: false, now: noon })).found).toEqual([]);
    archive = createSqliteArchive(db);
    expect((await archive.find(word, { limit: 100 }, noon)).stories).toHaveLength(20);
  });

  test('finds an index of which one half is gone', async () => {
    const archive = await fill(5);
    db.unsafeMode(true);
    db.exec('DELETE FROM story_index_docsize WHERE id = (SELECT min(seq) FROM story)');
    const check = createSqliteCheck(db);
    const { found, left } = await check.check({ mend: true, now: noon });
    expect(found.map(({ kind }) => kind)).toContain('index');
    expect(left).toEqual([]);
    expect((await archive.find(word, { limit: 100 }, noon)).stories).toHaveLength(5);
  });

  test('tells damaged pages and changes nothing', async () => {
    await fill(200);
    db.pragma('wal_checkpoint(TRUNCATE)');
    db.close();
    const size = statSync(path).size;
    const file = openSync(path, 'r+');
    const page = Buffer.alloc(4_096);
    // Every page with stories' bodies in it.
    for (let at = 4_096; at < size; at += 4_096) {
      readSync(file, page, 0, 4_096, at);
      if (page.includes('"paragraphs"')) writeSync(file, Buffer.alloc(64, 0xff), 0, 64, at);
    }
    closeSync(file);
    db = openDatabase(path);
    const { found, left } = await createSqliteCheck(db).check({ mend: true, now: noon });
    expect(left).toEqual(found);
    expect(left).toEqual([{ kind: 'file', count: expect.any(Number), example: expect.any(String) }]);
  });

  test('finds packs of grams that are damaged, and grams of no story', async () => {
    const archive = await fill(3);
    const [id] = db.prepare('SELECT id FROM gram_pack ORDER BY id').pluck().all();
    db.prepare("UPDATE gram_pack SET stories = x'0102030405' WHERE id = ?").run(id);
    db.exec('DELETE FROM story WHERE seq = (SELECT min(seq) FROM story)');
    const { found, left } = await createSqliteCheck(db).check({ mend: true, now: noon });
    expect(found.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['gram', 'ungrammed']));
    expect(left).toEqual([]);
    const again = createSqliteArchive(db);
    const near = invent({ text: `${story(0).paragraphs[0]} En meer.`, capturedAt: noon + hour });
    expect((await again.candidates(near)).length).toBeGreaterThan(0);
    expect(archive).toBeDefined();
  });

  test('goes on while the bot files stories, and both are right afterwards', async () => {
    const archive = await fill(30);
    db.exec('UPDATE tally SET stories = 77; DELETE FROM story_index WHERE rowid % 2 = 0');
    const own = openDatabase(path);
    const mending = createSqliteCheck(own).check({ mend: true, now: noon });
    for (let i = 100; i < 130; i += 1) await archive.file(story(i), 'new', noon + day);
    expect((await mending).left).toEqual([]);
    expect((await createSqliteCheck(own).check({ mend: false, now: noon + day })).found).toEqual([]);
    expect((await archive.find(word, { limit: 100 }, noon + day)).stories).toHaveLength(60);
    own.close();
  });
});
