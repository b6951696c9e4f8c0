import {
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { isInHand, readBytes } from '../../src/intake/copy-file.ts';
import { openWireFolder } from '../../src/intake/folder.ts';
import { moveFile } from '../../src/intake/move-file.ts';
import { createPostgresReadLog } from '../../src/intake/postgres/read-log.ts';
import { createPuttingAway } from '../../src/intake/put-away.ts';
import type { ReadLog } from '../../src/intake/read-log.ts';
import { noFilings } from '../../src/intake/take-in.ts';
import { openPostgres, type Postgres } from '../../src/store/postgres.ts';
import { makeDatabase } from '../archive/make-database.ts';

const eight = Date.parse('2026-03-10T08:00:00+01:00');
const minute = 60_000;
const today = 'done/2026-03-10';

describe('a folder that two processes look at, on one PostgreSQL database', () => {
  let address: string;
  let folder: string;
  let opened: Postgres[];
  beforeAll(async () => {
    address = await makeDatabase();
  });
  beforeEach(() => {
    folder = join(mkdtempSync(join(tmpdir(), 'telex-')), 'wire');
    mkdirSync(folder);
    opened = [];
  });
  afterEach(async () => {
    for (const one of opened) await one.close();
    rmSync(join(folder, '..'), { recursive: true });
  });

  function openLog(): ReadLog {
    const postgres = openPostgres(address);
    opened.push(postgres);
    return createPostgresReadLog(postgres);
  }
  const put = (name: string, text: string, at = eight - 20 * minute) => {
    const path = join(folder, name);
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, text);
    utimesSync(path, at / 1_000, at / 1_000);
    return { path, size: Buffer.byteLength(text), modifiedAt: at };
  };
  const texts = (pattern: string) =>
    globSync(pattern, { cwd: folder })
      .map((name) => readFileSync(join(folder, name), 'utf8'))
      .sort();

  test('is emptied by both, and each file lies in done/ once, whatever its name', async () => {
    const taken = new Set<string>();
    const open = () =>
      openWireFolder({
        folder: { path: folder },
        log: openLog(),
        capturedAt: (_, file) => file.modifiedAt,
        takeIn: async (copy) => {
          taken.add(Buffer.from(isInHand(copy) ? copy.bytes : await readBytes(copy.source)).toString());
          return { filings: { ...noFilings(), new: 1 }, problem: null };
        },
      });
    const readers = [open(), open()];
    const all: string[] = [];
    for (let round = 0; round < 3; round += 1) {
      for (let i = 0; i < 40; i += 1) {
        const text = `round ${round}, file ${i}`;
        all.push(text);
        // Names that were moved before, and the same name in several folders.
        put(`${i % 4}/${Math.floor(i / 4)}.txt`, text, eight + round * minute - 30 * minute);
      }
      await Promise.all(readers.map((one) => one.read(eight + round * minute)));
    }
    for (const one of readers) await one.read(eight + 9 * minute);
    expect([...taken].sort()).toEqual(all.toSorted());
    expect(texts('done/**/*.txt')).toEqual(all.toSorted());
    expect(texts('[0-9]/*.txt')).toEqual([]);
    for (const one of readers) await one.stop();
  });

  test('a name that one made before it slept, and another took over, is the other’s', async () => {
    const [mine, theirs] = [openLog(), openLog()];
    const [first, second] = [put('a.txt', 'one'), put('sub/a.txt', 'two')];
    const to = join(folder, today, 'a.txt');
    // Theirs comes upon the empty name while mine sleeps between making and noting it.
    const destination = { folder: join(folder, today), name: 'a.txt' };
    const moved = await moveFile(first.path, destination, eight, async (path, name) => {
      if (path !== to) return mine.moves.noteMove(first, path, eight, name);
      const took = await createTaking(theirs, second.path, to);
      expect(took).toBe(true);
      return mine.moves.noteMove(first, path, eight, name);
    });
    expect(basename(moved)).not.toBe('a.txt');
    expect(readFileSync(moved, 'utf8')).toBe('one');
    expect(readFileSync(to, 'utf8')).toBe('two');
    expect(existsSync(first.path)).toBe(false);
    expect(await theirs.moves.placeOf(first)).toBe(moved);
    expect(await mine.moves.placeOf(second)).toBe(to);

    /** As another process does, for which no name is in hand. */
    async function createTaking(log: ReadLog, from: string, place: string): Promise<boolean> {
      if (readFileSync(place).length > 0 || (await log.moves.hasMovedTo(place))) return false;
      const isNoted = await log.moves.noteMove(second, place, eight + minute, 'left');
      if (isNoted) {
        rmSync(place);
        renameSync(from, place);
      }
      return isNoted;
    }
  });

  test('a file that another moved away is no trouble, and what that one moved there stays', async () => {
    const log = openLog();
    const file = put('a.txt', 'one');
    await createPuttingAway(folder, log.moves).putAway(file, null, eight);
    await expect(createPuttingAway(folder, openLog().moves).putAway(file, null, eight + 1)).rejects.toThrow(
      'ENOENT',
    );
    expect(texts('done/**/*.txt')).toEqual(['one']);
    expect(await log.moves.placeOf(file)).toBe(join(folder, today, 'a.txt'));
  });
});
