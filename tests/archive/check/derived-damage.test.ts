import { closeSync, copyFileSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createSqliteCheck } from '../../../src/archive/check/check-sqlite.ts';
import { createSqliteArchive } from '../../../src/archive/sqlite-archive.ts';
import { type Database, openDatabase, openToRead } from '../../../src/store/database.ts';
import { invent, noon } from '../../contracts/invent-story.ts';

let folder: string;
/** An archive that is whole, filed once: each test damages a copy. */
let whole: string;
let path: string;
let db: Database;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'telex-derived-'));
  whole = join(folder, 'whole.sqlite');
  const filled = openDatabase(whole);
  const archive = createSqliteArchive(filled);
  for (let i = 0; i < stories; i += 1) await archive.file(story(i), 'new', noon);
  await archive.admit(
    [{ ...story(0), paragraphs: ['De vuurtoren kreeg een nieuwe lamp.'] }],
    (item) => ({ filing: 'changed', story: item, follows: story(1).id }),
    noon,
  );
  // Nothing is left beside the file, so that the file is all of it.
  filled.close();
});
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(() => {
  path = join(mkdtempSync(join(folder, 'damaged-')), 'telex.sqlite');
  copyFileSync(whole, path);
  db = openDatabase(path);
});
afterEach(() => {
  db.close();
});

const stories = 120;
const story = (i: number) =>
  invent({
    text: `Bericht ${i} over de vuurtoren van Oosterhaven. ${Array.from({ length: 60 }, (_, j) => `woord${(i * 61 + j) % 3_001}`).join(' ')}`,
    headline: `Vuurtoren nummer ${i}`,
    storyKey: `K-${i}`,
    cities: ['GOES'],
    section: 'Binnenland',
  });

const look = () => createSqliteCheck(db).check({ mend: false, now: noon });
const mend = () => createSqliteCheck(db).check({ mend: true, now: noon });
const kindsOf = (findings: readonly { readonly kind: string }[]) => findings.map(({ kind }) => kind);
const found = async (text: string) =>
  (await createSqliteArchive(db).find({ kind: 'word', text }, { limit: 100 }, noon)).stories.length;

function damage(sql: string): void {
  db.unsafeMode(true);
  db.exec(sql);
  db.unsafeMode(false);
  db.close();
  db = openDatabase(path);
}

test('An archive that nothing damaged is whole', async () => {
  expect((await look()).found).toEqual([]);
});

describe('What is derived from the stories', () => {
  test.each([
    ['index', 'DELETE FROM story_index_idx'],
    ['misindexed', "UPDATE story_index SET words = 'x', marks = 'all_'"],
    ['word', 'DELETE FROM archive_word'],
    ['word', "UPDATE archive_word SET reversed = 'x' || word, shown = '#'"],
    ['forgotten', 'DELETE FROM story_text'],
    ['forgotten', 'DELETE FROM story_key'],
    ['schema', 'DROP INDEX story_headline'],
    ['schema', 'DROP INDEX story_follows'],
    ['schema', 'DROP INDEX archive_word_reversed'],
    ['schema', 'DROP INDEX story_waiting; CREATE INDEX story_waiting ON story (news_at)'],
    ['follows', 'UPDATE story SET follows = id'],
    ['unversioned', 'DELETE FROM story_revision'],
    ['change', 'DELETE FROM story_change'],
    ['state', 'DELETE FROM archive_state'],
    ['index', "UPDATE story_index_docsize SET sz = x'ffffffff'"],
    [
      'index',
      "UPDATE story_index_docsize SET sz = x'0101' WHERE id = (SELECT min(id) FROM story_index_docsize)",
    ],
    ['index', 'UPDATE story_index_docsize SET origin = NULL'],
    ['schema', 'DROP TABLE story_index'],
    ['schema', 'DROP TABLE tally'],
    ['schema', 'DROP TABLE gram_pack'],
    ['schema', 'DROP TABLE archive_word'],
    ['schema', 'DROP TABLE story_change'],
    ['schema', 'DROP TABLE story_index_docsize'],
    ['schema', 'DELETE FROM schema_version'],
    ['schema', 'DROP TABLE schema_version'],
  ])('is compared with them, and made again (%s): %s', async (kind, sql) => {
    damage(sql);
    const told = await look();
    expect(kindsOf(told.found)).toEqual([kind]);
    expect((await mend()).left).toEqual([]);
    expect((await look()).found).toEqual([]);
    expect(await found('vuurtoren')).toBe(100);
    expect(await found('woord1500')).toBeGreaterThan(0);
    expect((await createSqliteArchive(db).changedSince(0, 9)).changes).toEqual([
      { storyId: story(0).id, revision: 2, kind: 'updated' },
    ]);
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(await createSqliteArchive(db).cities('', 9, noon)).toEqual([
      { name: 'GOES', country: null, stories },
    ]);
  });

  test('is made again when the full-text index cannot even be opened', async () => {
    damage('DELETE FROM story_index_config');
    expect((await look()).found.length).toBeGreaterThan(0);
    expect((await mend()).left).toEqual([]);
    expect((await look()).found).toEqual([]);
    expect(await found('vuurtoren')).toBe(100);
  });

  test('is compared on a connection that only reads, which stays so', async () => {
    damage("UPDATE story_index SET words = 'x', marks = 'all_'");
    const reading = openToRead(path);
    const { found: told } = await createSqliteCheck(reading).check({ mend: false, now: noon });
    expect(told).toEqual([{ kind: 'misindexed', count: stories, example: expect.any(String) }]);
    expect(() => reading.exec('DELETE FROM tally')).toThrow(/readonly/);
    reading.close();
  });

  test('is told of while it is looked at', async () => {
    const told: string[] = [];
    await createSqliteCheck(db).check({ mend: false, now: noon, onProgress: (at) => told.push(at) });
    expect(told).toContain('the pages of the file');
  });
});

describe('Damaged pages', () => {
  /** Spoils the head of the pages of a table or index, all but its root; `every`: of so many one. */
  function spoil(name: string, every = 1): void {
    db.pragma('wal_checkpoint(TRUNCATE)');
    const root = db.prepare<[string]>('SELECT rootpage FROM sqlite_schema WHERE name = ?').pluck().get(name);
    const pages = db
      .prepare<[string, unknown]>(
        "SELECT pageno FROM dbstat WHERE name = ? AND pageno <> ? AND pagetype = 'leaf'",
      )
      .pluck()
      .all(name, root) as number[];
    expect(pages.length).toBeGreaterThan(0);
    db.close();
    const file = openSync(path, 'r+');
    pages.forEach((page, i) => {
      if (i % every === every - 1) writeSync(file, Buffer.alloc(64, 0xff), 0, 64, (page - 1) * 4_096);
    });
    closeSync(file);
    db = openDatabase(path);
  }

  test('an index that lacks rows of its table is made again', async () => {
    damage(
      `PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = sql || ' WHERE 0' WHERE name = 'archive_word_reversed';
       PRAGMA writable_schema = RESET; REINDEX archive_word_reversed;
       PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, ' WHERE 0', '') WHERE name = 'archive_word_reversed';`,
    );
    expect(kindsOf((await look()).found)).toEqual(['derived']);
    expect((await mend()).left).toEqual([]);
    expect((await look()).found).toEqual([]);
  });

  test('of stories: what can be read is put into a file beside, whole, and what is lost is listed', async () => {
    const garbled = db.prepare('SELECT id FROM story ORDER BY seq LIMIT 1').pluck().get() as string;
    db.prepare("UPDATE story SET body = '{' WHERE id = ?").run(garbled);
    spoil('story', 4);
    const { left, salvaged } = await mend();
    expect(kindsOf(left)).toEqual(['file']);
    const { path: beside = '', stories: saved = 0, lost = [], isWhole } = salvaged ?? {};
    expect(isWhole).toBe(true);
    expect(saved).toBeGreaterThan(stories / 2);
    const { ids, isAll } = lost.find(({ table }) => table === 'story') ?? {};
    expect({ isAll, all: saved + (ids?.length ?? 0) }).toEqual({ isAll: true, all: stories });
    expect(ids).toContain(garbled);
    const fresh = openDatabase(beside);
    expect((await createSqliteCheck(fresh).check({ mend: false, now: noon })).found).toEqual([]);
    const archive = createSqliteArchive(fresh);
    expect(await archive.get(ids?.[0] ?? '')).toBeNull();
    expect(
      (await archive.find({ kind: 'word', text: 'vuurtoren' }, { limit: 100 }, noon)).stories,
    ).toHaveLength(Math.min(saved, 100));
    fresh.close();
  });

  test('of what is derived cost no story', async () => {
    spoil('gram_pack', 2);
    const { left, salvaged } = await mend();
    if (left.length > 0) expect(salvaged).toMatchObject({ stories, lost: [], isWhole: true });
    else expect((await look()).found).toEqual([]);
  });
});
