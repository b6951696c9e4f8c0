import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createSeenFilter } from '../../src/archive/seen-filter.ts';
import { createSqliteArchive } from '../../src/archive/sqlite-archive.ts';
import { judge } from '../../src/desk/judge.ts';
import { openDatabase } from '../../src/store/database.ts';
import { invent, noon } from '../contracts/invent-story.ts';

const items = 1_000;

test('what was filed is never taken for new, nearly all else is, and another process is believed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'telex-seen-'));
  const path = join(folder, 'telex.db');
  const [db, other] = [openDatabase(path), openDatabase(path)];
  const [archive, beside] = [createSqliteArchive(db), createSqliteArchive(other)];
  const story = (number: number) =>
    invent({ text: `Bericht ${number}.`, headline: `Kop ${number}`, storyKey: `K${number}` });
  for (let number = 0; number < 50; number += 1) await archive.file(story(number), 'new', noon);
  const filter = createSeenFilter(db);
  const ofNumber = (number: number) => [
    filter.mayHave('id', story(number).id),
    filter.mayHave('key', `K${number}`),
  ];
  const count = () => {
    for (let item = 0; item < items; item += 1) filter.countItem();
  };

  filter.setBulk(true);
  expect(ofNumber(99)).toEqual([true, true]);
  count();
  for (let number = 0; number < 50; number += 1) expect(ofNumber(number)).toEqual([true, true]);
  const unknown = Array.from({ length: 200 }, (_, i) => ofNumber(100 + i)).flat();
  expect(unknown.filter((mayHave) => mayHave).length).toBeLessThan(5);
  expect([0, 1].map((later) => filter.mayHave('second', noon / 1_000 + later))).toEqual([true, false]);
  filter.add('key', 'K100');
  expect(filter.mayHave('key', 'K100')).toBe(true);

  await beside.file(story(200), 'new', noon);
  filter.countItem();
  expect(ofNumber(201)).toEqual([true, true]);
  count();
  expect(ofNumber(200)).toEqual([true, true]);
  filter.setBulk(false);
  expect(ofNumber(201)).toEqual([true, true]);
  db.close();
  other.close();
  rmSync(folder, { recursive: true });
});

test('a large bulk knows its own stories again, and those from before', async () => {
  const db = openDatabase(':memory:');
  const archive = createSqliteArchive(db);
  const copy = (from: number, count: number) =>
    Array.from({ length: count }, (_, i) => {
      const n = from + i;
      return invent({
        text: `De raad van dorp${n} sprak over brug${n * 7}, sluis${n * 13} en haven${n * 17} van ${n}.`,
        headline: n % 2 === 0 ? `Raad ${n} bijeen` : null,
        storyKey: n % 3 === 0 ? `ANPX-${n}` : null,
        version: n % 3 === 0 ? 1 : null,
      });
    });
  await archive.admit(copy(0, 100), judge, noon);
  const filings = await archive.inBulk(async () => {
    await archive.admit(copy(100, items), judge, noon);
    const filed = [...(await archive.admit(copy(1_100, 100), judge, noon))];
    for (const from of [0, 100, 1_000, 1_100])
      filed.push(...(await archive.admit(copy(from, 100), judge, noon)));
    return filed.map(({ filing }) => filing);
  });
  expect(filings).toEqual([...Array(100).fill('new'), ...Array(400).fill('known')]);
  expect(db.prepare('SELECT count(*) FROM story').pluck().get()).toBe(1_200);
  db.close();
});
