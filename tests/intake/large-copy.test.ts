import { mkdirSync, mkdtempSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openWireFolder } from '../../src/intake/folder.ts';
import { takeIn } from '../../src/intake/take-in.ts';
import { type Newsroom, openNewsroom } from '../../src/newsroom.ts';
import { createReadingThread, type ReadingThread } from '../../src/reading-thread.ts';

const eight = Date.parse('2026-03-10T08:00:00+01:00');
const minute = 60_000;
const mib = 1024 * 1024;
const page = (town: string, what: string) =>
  `Nieuws uit ${town}\n${town.toUpperCase()} (ANP) - De gemeente bouwt ${what} aan de haven. Dat maakte de wethouder dinsdag bekend.\n`;

describe('a large file', () => {
  let home: string;
  let newsroom: Newsroom;
  let thread: ReadingThread;
  const put = (name: string, text: string | Uint8Array, size = 0) => {
    const path = join(home, 'wire', name);
    writeFileSync(path, text);
    // What was not written takes no room on the disk, and is read as zeros.
    if (size > 0) truncateSync(path, size);
    utimesSync(path, eight / 1_000 - 900, eight / 1_000 - 900);
    return path;
  };
  const read = (now: number) =>
    openWireFolder({
      folder: { path: join(home, 'wire') },
      log: newsroom.log,
      capturedAt: (_, file) => file.modifiedAt,
      takeIn: (copy, at, signal, place) =>
        takeIn(copy, { ...newsroom.desk, read: thread.read }, at, signal, place),
    }).read(now);

  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'telex-'));
    mkdirSync(join(home, 'wire'));
    newsroom = openNewsroom(join(home, 'telex.sqlite'));
    thread = createReadingThread();
  });
  afterEach(async () => {
    await thread.close();
    newsroom.close();
    rmSync(home, { recursive: true });
  });

  test('of pages is read in parts, as small ones are', async () => {
    const text = `${page('Goes', 'een brug')}${`${' '.repeat(1_023)}\n`.repeat(40 * 1024)}${page('Breda', 'een theater')}`;
    put('a.txt', text);
    expect(await read(eight)).toMatchObject({ files: 1, filings: { new: 2 }, spiked: [] });
  });

  test('larger than a string can be costs no other file, is told once, and is tried again when it changed', async () => {
    // A string holds 24 characters less than 512 MiB (`buffer.constants.MAX_STRING_LENGTH`).
    put('a.xml', `<nitf><head/><body>${'<p>Een alinea tekst.</p>'.repeat(200)}`, 512 * mib);
    put('b.txt', page('Breda', 'een theater'));
    put('z.pdf', '%PDF-1.7', 40 * mib);
    const reading = await read(eight);
    expect(reading.filings.new).toBe(1);
    expect(reading.spiked.map(({ problem }) => problem.code)).toEqual(['too-large', 'no-text']);
    expect(reading.spiked[0]?.problem.message).toMatch(/512 MiB.*Split it/);
    expect((await read(eight + minute)).spiked).toEqual([]);

    const path = join(home, 'wire', 'spiked', 'a.xml');
    const [id] = (await newsroom.log.spiked()).flatMap((one) => (one.source === path ? [one.id] : []));
    expect(await newsroom.log.spikedCopy(id ?? 0)).toEqual({
      source: path,
      size: 512 * mib,
      capturedAt: expect.any(Number),
    });
    put('a.xml', '<nitf><body><body.content><p>GOES - De brug is dicht.</p></body.content></body></nitf>');
    expect((await read(eight + minute)).filings.new).toBe(1);
  });

  test('of which a part cannot be read gives the rest, and is kept aside', async () => {
    const take = (number: number) =>
      `\x01eca00${number} 4 i 211 dpa 1\r\nBrug ${number}/\r\n\x02Brug ${number} dicht =\r\n\r\n   Goes (dpa) - De brug met nummer ${number} is dicht.\r\n\x03\r\n131137 GMT Nov 13\r\n`;
    put('a.txt', `${take(1)}${take(2)}${'En nog een regel tekst.\r\n'.repeat(200)}`, 70 * mib);
    const reading = await read(eight);
    expect(reading.filings.new).toBe(1);
    expect(reading.spiked).toMatchObject([{ problem: { code: 'too-large' } }]);
    expect(await newsroom.log.spiked()).toHaveLength(1);
  });
});
