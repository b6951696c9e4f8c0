import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type FolderSource, readFolder } from '../../src/intake/folder.ts';
import { createReadLog } from '../../src/intake/read-log.ts';
import { noFilings } from '../../src/intake/take-in.ts';
import { openDatabase } from '../../src/store/database.ts';

const eight = Date.parse('2026-03-10T08:00:00+01:00');
const minute = 60_000;

describe('the folder', () => {
  let home: string;
  let folder: string;
  let taken: string[];
  let source: FolderSource;
  const open = () => {
    const db = openDatabase(join(home, 'telex.sqlite'));
    source = {
      folder,
      log: createReadLog(db),
      capturedAt: (_, file) => file.modifiedAt,
      takeIn: async (copy) => {
        const text = Buffer.from(copy.bytes).toString();
        if (text === 'bad') {
          return { ok: false, problem: { code: 'no-story', message: 'There is no story in it.' } };
        }
        taken.push(text);
        return { ok: true, filings: { ...noFilings(), new: 1 } };
      },
    };
    return () => db.close();
  };
  let close: () => void;
  const put = (name: string, text: string, at: number) => {
    const path = join(folder, name);
    writeFileSync(path, text);
    utimesSync(path, at / 1_000, at / 1_000);
    return path;
  };

  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'telex-'));
    folder = join(home, 'wire');
    mkdirSync(join(folder, 'sub'), { recursive: true });
    taken = [];
    close = open();
  });
  afterEach(() => {
    close();
    rmSync(home, { recursive: true });
  });

  test('is read oldest first, subfolders too, and hidden files are left alone', async () => {
    put('b.txt', 'second', eight - 2 * minute);
    put('sub/a.txt', 'first', eight - 3 * minute);
    put('.half.txt', 'hidden', eight - 3 * minute);
    const reading = await readFolder(source, eight);
    expect(taken).toEqual(['first', 'second']);
    expect(reading).toMatchObject({ files: 2, filings: { new: 2 }, spiked: [] });
  });

  test('gives each file once, also after a restart, and again when it has changed', async () => {
    put('a.txt', 'one', eight - 5 * minute);
    await readFolder(source, eight);
    await readFolder(source, eight + minute);
    close();
    close = open();
    await readFolder(source, eight + 2 * minute);
    expect(taken).toEqual(['one']);
    put('a.txt', 'two', eight + 2 * minute);
    await readFolder(source, eight + 3 * minute);
    expect(taken).toEqual(['one', 'two']);
  });

  test('waits for a file that was written this very moment', async () => {
    put('a.txt', 'fresh', eight - 500);
    await readFolder(source, eight);
    expect(taken).toEqual([]);
    await readFolder(source, eight + minute);
    expect(taken).toEqual(['fresh']);
  });

  test('keeps copy that cannot be read aside, whole and with its reason, and goes on', async () => {
    const path = put('a.txt', 'bad', eight - 5 * minute);
    put('b.txt', 'good', eight - 4 * minute);
    const reading = await readFolder(source, eight);
    expect(taken).toEqual(['good']);
    expect(reading.spiked).toEqual([
      { source: path, problem: expect.objectContaining({ code: 'no-story' }) },
    ]);
    expect(source.log.spiked()).toEqual([
      expect.objectContaining({ source: path, capturedAt: eight - 5 * minute, spikedAt: eight }),
    ]);
    expect((await readFolder(source, eight + minute)).spiked).toEqual([]);
  });

  test('that is gone is an error with its path', async () => {
    rmSync(folder, { recursive: true });
    await expect(readFolder(source, eight)).rejects.toThrow(/wire/);
  });
});
