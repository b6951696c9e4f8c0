import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, utimesSync, watch, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startIntakeThread } from '../../src/intake-thread.ts';
import { claimNewsroom, type Newsroom } from '../../src/newsroom.ts';
import type { Intake } from '../../src/open-intake.ts';
import { countTurns } from './count-turns.ts';

// Each test starts threads of its own, and a busy machine takes its time over them.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const now = Date.parse('2026-03-10T08:00:00+01:00');
const topics = ['kaas', 'molens', 'pontjes', 'dijken', 'kerken', 'fietsen', 'tulpen'];
const page = (stories: number) =>
  `Brug dicht\n${Array.from({ length: stories }, (_, i) => {
    const topic = topics[i % topics.length];
    return `GOES (ANP) - Verslag ${i * 7919} over ${topic} uit wijk ${i * 104729} noemt ${i} feiten; nummer ${i ** 3} telt.\n${1 + (i % 50)} minuten geleden\n`;
  }).join('')}`;

let home: string;
let places: { readonly wireDir: string; readonly databasePath: string; readonly databaseUrl: null };
let newsroom: Newsroom;
let intake: Intake;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'telex-'));
  places = { wireDir: join(home, 'wire'), databasePath: join(home, 'telex.sqlite'), databaseUrl: null };
  mkdirSync(places.wireDir);
  newsroom = claimNewsroom(places.databasePath);
  intake = startIntakeThread(places);
});
afterEach(async () => {
  await intake.stop();
  newsroom.close();
  rmSync(home, { recursive: true });
});

function put(name: string, text: string): void {
  const path = join(places.wireDir, name);
  writeFileSync(path, text);
  utimesSync(path, now / 1_000 - 3_600, now / 1_000 - 3_600);
}
const countHeld = () => newsroom.db?.prepare('SELECT count(*) FROM story').pluck().get() as number;

test('what the thread takes in is found, counted and suggested where readers are answered', async () => {
  expect(await newsroom.archive.cities('goe', 5, now)).toEqual([]);
  put('a.txt', page(70));
  const first = await intake.read(now);
  expect(first).toMatchObject({ files: 1, filings: { new: expect.any(Number), changed: 0, known: 0 } });
  const held = countHeld();
  expect(held).toBeGreaterThan(60);
  expect(await newsroom.archive.cities('goe', 5, now)).toMatchObject([{ name: 'Goes', stories: held }]);
  const tulips = { kind: 'word', text: 'tulpen' } as const;
  expect((await newsroom.archive.find(tulips, { limit: 100 }, now)).stories).toHaveLength(10);
  expect(await newsroom.archive.suggest({ kind: 'word', text: 'fietesn' }, now)).toEqual({
    kind: 'word',
    text: 'fietsen',
  });
  expect(await intake.read(now)).toMatchObject({ files: 0 });
});

test('those who are answered have their turns while much is taken in', async () => {
  put('a.txt', page(1));
  await intake.read(now);
  put('b.txt', page(300));
  const turns = countTurns();
  await intake.read(now);
  // Taken in here it would be a few for each of five parts.
  expect(turns.stop()).toBeGreaterThan(200);
});

test('copy that cannot be read is kept aside, and told with its code', async () => {
  put('a.pdf', '%PDF-1.7');
  const { spiked } = await intake.read(now);
  expect(spiked).toMatchObject([{ source: join(places.wireDir, 'a.pdf'), problem: { code: 'no-text' } }]);
  expect(await newsroom.log.spiked()).toHaveLength(1);
});

test('stopped in the middle of a file it keeps what was read, and the next thread reads the rest alone', async () => {
  put('a.txt', page(250));
  const written = watch(home);
  const reading = intake.read(now);
  while (countHeld() === 0) await once(written, 'change');
  written.close();
  await intake.stop();
  await reading.catch(() => {});
  const left = countHeld();
  expect(newsroom.db?.prepare('SELECT count(*) FROM intake_file').pluck().get()).toBe(0);
  intake = startIntakeThread(places);
  const { filings } = await intake.read(now);
  expect(filings.known).toBeGreaterThanOrEqual(left);
  expect(filings.changed).toBe(0);
  expect(countHeld()).toBeGreaterThan(240);
});

test('a database that the thread cannot use is told in words by the first look', async () => {
  const databasePath = join(home, 'nowhere', 'telex.sqlite');
  const lost = startIntakeThread({ ...places, databasePath });
  await expect(lost.read(now)).rejects.toThrow(/The database .*nowhere.* DATABASE_PATH/);
  await lost.stop();
});
