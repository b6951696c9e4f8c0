import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isInHand, readBytes } from '../../src/intake/copy-file.ts';
import { type FolderBounds, openWireFolder, type WireFolder } from '../../src/intake/folder.ts';
import { createReadLog, type ReadLog } from '../../src/intake/read-log.ts';
import { noFilings, type Taken } from '../../src/intake/take-in.ts';
import { openDatabase } from '../../src/store/database.ts';

const eight = Date.parse('2026-03-10T08:00:00+01:00');
const minute = 60_000;

describe('the folder', () => {
  let home: string;
  let folder: string;
  let taken: string[];
  let wire: WireFolder;
  let log: ReadLog;
  /** What else happens while a file is taken in. */
  let meanwhile: (text: string) => void;
  const open = (bounds: FolderBounds = {}) => {
    const db = openDatabase(join(home, 'telex.sqlite'));
    log = createReadLog(db);
    wire = openWireFolder(
      {
        folder: { path: folder },
        log,
        capturedAt: (_, file) => file.modifiedAt,
        takeIn: async (copy, _now, _signal, place): Promise<Taken> => {
          await place.mayFile();
          const bytes = isInHand(copy) ? copy.bytes : await readBytes(copy.source);
          const text = Buffer.from(bytes).toString();
          meanwhile(text);
          if (text === 'bad') {
            return {
              filings: noFilings(),
              problem: { code: 'no-story', message: 'There is no story in it.' },
            };
          }
          taken.push(text);
          return { filings: { ...noFilings(), new: 1 }, problem: null };
        },
      },
      bounds,
    );
    return () => db.close();
  };
  let close: () => void;
  const reopen = (bounds?: FolderBounds) => {
    close();
    close = open(bounds);
  };
  const put = (name: string, text: string, at = eight - 5 * minute) => {
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
    meanwhile = () => {};
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
    const reading = await wire.read(eight);
    expect(taken).toEqual(['first', 'second']);
    expect(reading).toMatchObject({ files: 2, filings: { new: 2 }, spiked: [], unreadable: [] });
  });

  test('gives each file once, also after a restart, and again when it has changed', async () => {
    put('a.txt', 'one', eight - 5 * minute);
    await wire.read(eight);
    await wire.read(eight + minute);
    reopen();
    await wire.read(eight + 2 * minute);
    expect(taken).toEqual(['one']);
    put('a.txt', 'two', eight + 2 * minute);
    await wire.read(eight + 3 * minute);
    expect(taken).toEqual(['one', 'two']);
  });

  test('waits for a file that was written this very moment', async () => {
    put('a.txt', 'fresh', eight - 500);
    await wire.read(eight);
    expect(taken).toEqual([]);
    await wire.read(eight + minute);
    expect(taken).toEqual(['fresh']);
  });

  test('takes a file that is written while it is read for half of one, and reads it again', async () => {
    put('a.txt', 'half');
    put('b.txt', 'other', eight - 4 * minute);
    meanwhile = (text) => {
      if (text === 'half') put('a.txt', 'half and the rest', eight - 4 * minute);
    };
    expect(await wire.read(eight)).toMatchObject({ files: 1 });
    await wire.read(eight + minute);
    expect(taken).toEqual(['half', 'other', 'half and the rest']);
    await wire.read(eight + 2 * minute);
    expect(taken).toHaveLength(3);
  });

  test('does not keep aside what could not be read of a file that was being written', async () => {
    put('a.txt', 'bad');
    meanwhile = () => put('a.txt', 'good after all', eight - 4 * minute);
    expect((await wire.read(eight)).spiked).toEqual([]);
    expect(await log.spiked()).toEqual([]);
    await wire.read(eight + minute);
    expect(taken).toEqual(['good after all']);
  });

  test('reads a file once it has its name, and none under a name for what is not finished', async () => {
    const names = ['a.tmp', 'b.txt.part', 'c.partial', 'd.xml~', 'e.FILEPART', '.f.txt.Xy12', 'g.crdownload'];
    for (const name of names) put(name, name);
    mkdirSync(join(folder, '.stfolder'));
    put('.stfolder/h.txt', 'hidden');
    expect(await wire.read(eight)).toMatchObject({ files: 0, spiked: [], unreadable: [] });
    renameSync(join(folder, 'a.tmp'), join(folder, 'a.txt'));
    await wire.read(eight);
    expect(taken).toEqual(['a.tmp']);
  });

  test('keeps copy that cannot be read aside, whole and with its reason, and goes on', async () => {
    const path = put('a.txt', 'bad', eight - 5 * minute);
    put('b.txt', 'good', eight - 4 * minute);
    const reading = await wire.read(eight);
    expect(taken).toEqual(['good']);
    expect(reading.spiked).toEqual([
      { source: path, problem: expect.objectContaining({ code: 'no-story' }) },
    ]);
    expect(await log.spiked()).toEqual([
      expect.objectContaining({ source: path, capturedAt: eight - 5 * minute, spikedAt: eight }),
    ]);
    const kept = await log.spikedCopy(1);
    expect(kept && isInHand(kept) && Buffer.from(kept.bytes).toString()).toBe('bad');
    expect((await wire.read(eight + minute)).spiked).toEqual([]);
  });

  test('follows links to files in it, and neither links out of it, to folders or in a circle', async () => {
    const outside = join(home, 'outside');
    mkdirSync(outside);
    writeFileSync(join(outside, 'secret.txt'), 'secret');
    put('a.txt', 'near');
    writeFileSync(join(folder, '.kept'), 'far');
    symlinkSync('.kept', join(folder, 'link.txt'));
    const out = join(folder, 'out.txt');
    symlinkSync(join(outside, 'secret.txt'), out);
    symlinkSync(outside, join(folder, 'link-to-folder'));
    symlinkSync('..', join(folder, 'sub', 'up'));
    symlinkSync(join(folder, 'gone.txt'), join(folder, 'dangling.txt'));
    const loop = join(folder, 'loop.txt');
    symlinkSync(loop, loop);
    const reading = await wire.read(Date.now() + minute);
    expect(taken.sort()).toEqual(['far', 'near']);
    expect(reading.unreadable.toSorted((a, b) => (a.source < b.source ? -1 : 1))).toEqual([
      { source: loop, problem: expect.objectContaining({ code: 'unreadable-file' }) },
      { source: out, problem: expect.objectContaining({ message: expect.stringMatching(/leads out of/) }) },
    ]);
  });

  test('tells once what the disk does not give, reads the rest, and reads it when it can', async () => {
    const loop = join(folder, 'loop.txt');
    symlinkSync(loop, loop);
    put('a.txt', 'good');
    expect((await wire.read(eight)).unreadable).toMatchObject([{ source: loop }]);
    expect(taken).toEqual(['good']);
    expect((await wire.read(eight + minute)).unreadable).toEqual([]);
    rmSync(loop);
    put('loop.txt', 'mended');
    expect((await wire.read(eight + 2 * minute)).unreadable).toEqual([]);
    expect(taken).toEqual(['good', 'mended']);
  });

  // The one user who may read everything cannot be kept out.
  test.skipIf(process.getuid?.() === 0)('goes on past a folder and a file that it may not read', async () => {
    const [sub, file] = [join(folder, 'sub'), put('a.txt', 'closed')];
    put('b.txt', 'good');
    chmodSync(sub, 0);
    chmodSync(file, 0);
    const reading = await wire.read(eight);
    chmodSync(sub, 0o755);
    chmodSync(file, 0o644);
    expect(taken).toEqual(['good']);
    expect(reading.unreadable.map(({ source }) => source).sort()).toEqual([file, sub]);
    await wire.read(eight + minute);
    expect(taken).toEqual(['good', 'closed']);
  });

  test('leaves pipes alone, which would make it wait for ever', async () => {
    execFileSync('mkfifo', [join(folder, 'pipe.txt')]);
    symlinkSync('/dev/zero', join(folder, 'endless.txt'));
    put('a.txt', 'good');
    expect(await wire.read(eight)).toMatchObject({ files: 1, unreadable: [] });
  });

  test('reads files whatever their names', async () => {
    const names = ['né à Zürich.txt', 'two\nlines.txt', '新聞.txt', "'; DROP TABLE spike;--", '-n', '%00'];
    for (const name of names) put(name, name);
    await wire.read(eight);
    expect([...taken].sort()).toEqual([...names].sort());
    await wire.read(eight + minute);
    expect(taken).toHaveLength(names.length);
  });

  test('says so of a file whose name is no UTF-8', async () => {
    writeFileSync(Buffer.concat([Buffer.from(`${folder}/caf`), Buffer.from([0xe9])]), 'latin');
    put('a.txt', 'good');
    const reading = await wire.read(eight);
    expect(reading.unreadable).toMatchObject([{ problem: { message: expect.stringContaining('UTF-8') } }]);
    expect(taken).toEqual(['good']);
  });

  test('passes over a file that goes away between being listed and being read', async () => {
    const second = put('b.txt', 'second', eight - 4 * minute);
    put('a.txt', 'first', eight - 5 * minute);
    reopen({ sideBySide: 1 });
    meanwhile = () => rmSync(second, { force: true });
    expect(await wire.read(eight)).toMatchObject({ files: 1, spiked: [], unreadable: [] });
    expect(taken).toEqual(['first']);
  });

  test('breaks off when it is stopped, and reads the rest another time', async () => {
    put('a.txt', 'first', eight - 5 * minute);
    put('b.txt', 'second', eight - 4 * minute);
    reopen({ sideBySide: 1 });
    meanwhile = () => void wire.stop();
    expect(await wire.read(eight)).toMatchObject({ files: 1 });
    reopen();
    meanwhile = () => {};
    await wire.read(eight);
    expect(taken).toEqual(['first', 'second']);
  });

  test('gives what was read by then when there is very much, and the rest at the next look', async () => {
    put('a.txt', 'first', eight - 5 * minute);
    put('b.txt', 'second', eight - 4 * minute);
    const [held, reached] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const patient = openWireFolder(
      {
        folder: { path: folder },
        log,
        capturedAt: (_, file) => file.modifiedAt,
        takeIn: async ({ source }) => {
          if (source.endsWith('b.txt')) {
            reached.resolve();
            await held.promise;
          }
          return { filings: { ...noFilings(), new: 1 }, problem: null };
        },
      },
      { patience: 5, sideBySide: 1 },
    );
    const first = await patient.read(eight);
    await reached.promise;
    const meanwhileRead = await patient.read(eight);
    held.resolve();
    await patient.stop();
    const rest = await patient.read(eight + minute);
    expect(first.files + meanwhileRead.files).toBe(1);
    expect(rest).toMatchObject({ files: 1, filings: { new: 1 } });
  });

  test('that is gone is an error with its path; when it is back nothing is read twice', async () => {
    put('a.txt', 'one');
    await wire.read(eight);
    renameSync(folder, `${folder}-unmounted`);
    await expect(wire.read(eight + minute)).rejects.toThrow(/wire/);
    mkdirSync(folder);
    expect(await wire.read(eight + 2 * minute)).toMatchObject({ files: 0 });
    rmSync(folder, { recursive: true });
    renameSync(`${folder}-unmounted`, folder);
    put('b.txt', 'two');
    await wire.read(eight + 3 * minute);
    expect(taken).toEqual(['one', 'two']);
  });
});
