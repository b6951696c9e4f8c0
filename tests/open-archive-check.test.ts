import {
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createSqliteArchive } from '../src/archive/sqlite-archive.ts';
import { openArchiveCheck } from '../src/open-archive-check.ts';
import { openDatabase } from '../src/store/database.ts';
import { invent, noon } from './contracts/invent-story.ts';

describe('A file whose end is missing', () => {
  const stories = 150;
  let home: string;
  /** Filled once: each test cuts a copy. */
  let whole: string;
  let folder: string;
  let path: string;
  beforeAll(async () => {
    home = mkdtempSync(join(tmpdir(), 'telex-short-'));
    whole = join(home, 'whole.sqlite');
    const db = openDatabase(whole);
    db.pragma('synchronous = OFF');
    const archive = createSqliteArchive(db);
    for (let i = 0; i < stories; i += 1) {
      const text = `Bericht ${i}. ${Array.from({ length: 60 }, (_, j) => `woord${(i * 61 + j) % 3_001}`).join(' ')}`;
      await archive.file(invent({ text }), 'new', noon);
    }
    db.close();
  });
  afterAll(() => rmSync(home, { recursive: true }));
  beforeEach(() => {
    folder = mkdtempSync(join(home, 'cut-'));
    path = join(folder, 'telex.sqlite');
    copyFileSync(whole, path);
  });

  async function check(mend: boolean) {
    const { check, close } = openArchiveCheck(path, null, mend);
    try {
      return await check.check({ mend, now: noon });
    } finally {
      close();
    }
  }

  test.each([
    [1, 'the file is 1 page short'],
    [40, 'the file is 40 pages short'],
  ])(
    'by %i pages: so much is said, and what stands before is put into a file beside it',
    async (pages, example) => {
      truncateSync(path, statSync(path).size - pages * 4_096);
      const cut = readFileSync(path);
      const left = [{ kind: 'file', count: 1, example }];
      expect(await check(false)).toEqual({ found: left, left });
      const told = await check(true);
      expect(told.left).toEqual(left);
      const { path: beside = '', stories: saved = 0, lost = [], isWhole } = told.salvaged ?? {};
      expect(isWhole).toBe(true);
      expect(saved).toBeGreaterThan(stories / 2);
      const { ids, isAll = true } = lost.find(({ table }) => table === 'story') ?? {};
      const known = saved + (ids?.length ?? 0);
      // Which stories are lost is known as far as the index of their ids was not cut off itself.
      expect(isAll ? known === stories : known <= stories).toBe(true);
      // The damaged file is only read, and no copy of it is left.
      expect(readFileSync(path).equals(cut)).toBe(true);
      expect(readdirSync(folder).sort()).toEqual(['telex.sqlite', 'telex.sqlite.salvaged']);
      path = beside;
      expect((await check(false)).found).toEqual([]);
    },
  );

  test('so far that not even its tables are known: nothing of it can be read', async () => {
    truncateSync(path, 4_096);
    const { left, salvaged } = await check(true);
    expect(left).toEqual([{ kind: 'file', count: 1, example: expect.stringMatching(/\d{2,} pages short$/) }]);
    expect(salvaged).toBeNull();
    expect(readdirSync(folder)).toEqual(['telex.sqlite']);
  });
});
