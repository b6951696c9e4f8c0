import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { keepFirstCapture } from '../../src/intake/first-capture.ts';
import { noFilings } from '../../src/intake/take-in.ts';
import { openNewsroom } from '../../src/newsroom.ts';
import { readOnce } from './read-once.ts';

const day = 86_400_000;
const first = Date.parse('2026-03-01T12:00:00+01:00');
const page = [
  'Brug open',
  'OOSTERHAVEN (ANP) - De Koningin Emmabrug bij Oosterhaven is na drie weken weer open voor al het verkeer.',
  'Meer uit Binnenland',
  'WESTERDAM (ANP) - Het weerinstituut heeft code geel afgegeven vanwege gladheid op de wegen langs de kust.',
  '13 minuten geleden',
  '',
].join('\n');

describe('Copy whose bytes came in before', () => {
  let home: string;
  let database: string;
  const put = (name: string, text: string, at: number) => {
    const path = join(home, name);
    writeFileSync(path, text);
    utimesSync(path, at / 1_000, at / 1_000);
  };
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'telex-'));
    database = join(mkdtempSync(join(tmpdir(), 'telex-')), 'telex.sqlite');
  });
  afterEach(() => {
    rmSync(home, { recursive: true });
    rmSync(join(database, '..'), { recursive: true });
  });

  test.each([
    ['whose file was touched', 'a.txt'],
    ['of a file that was copied', 'b.txt'],
  ])('%s is no news of another day', async (_, name) => {
    put('a.txt', page, first);
    expect(await readOnce(home, database)).toEqual({ ...noFilings(), new: 2 });
    put(name, page, first + 5 * day);
    expect(await readOnce(home, database)).toEqual({ ...noFilings(), known: 2 });
  });

  test('is news of another day when something else stands on the page', async () => {
    put('a.txt', page, first);
    await readOnce(home, database);
    put('a.txt', page.replace('Brug open', 'Brug is open'), first + 5 * day);
    expect(await readOnce(home, database)).toEqual({ ...noFilings(), new: 1, known: 1 });
  });

  test('keeps its first moment in hand and on the disk, also when the database is opened again', async () => {
    const bytes = new TextEncoder().encode(page);
    put('a.txt', page, first);
    const inHand = { source: '-', bytes, capturedAt: first };
    const onDisk = { source: join(home, 'a.txt'), size: bytes.length, capturedAt: first + day };
    for (const copy of [inHand, onDisk, { ...inHand, capturedAt: first - day }]) {
      const { log, close } = openNewsroom(database);
      expect(await keepFirstCapture(copy, log)).toEqual({ ...copy, capturedAt: first });
      close();
    }
  });

  test('that the disk does not give is left to its reader', async () => {
    const { log, close } = openNewsroom(database);
    const copy = { source: join(home, 'gone.txt'), size: 1, capturedAt: first };
    expect(await keepFirstCapture(copy, log)).toEqual(copy);
    close();
  });
});
