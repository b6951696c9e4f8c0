import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { eachPacked, type PackedStory, packGrams } from '../../src/archive/gram-pack.ts';
import { createGramStore } from '../../src/archive/gram-store.ts';
import { createGramWindow } from '../../src/archive/gram-window.ts';
import { archiveSchema } from '../../src/archive/schema.ts';
import { createSqliteArchive } from '../../src/archive/sqlite-archive.ts';
import { type Database, migrate, openDatabase } from '../../src/store/database.ts';
import { invent, noon } from '../contracts/invent-story.ts';

const gram = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const packed = fc.record({
  seq: fc.maxSafeInteger(),
  grams: fc.array(gram, { maxLength: 5 }).map((grams) => Uint32Array.from(grams)),
});

function openStore(): { readonly db: Database; readonly store: ReturnType<typeof createGramStore> } {
  const db = openDatabase(':memory:');
  migrate(db, 'archive', archiveSchema);
  return { db, store: createGramStore(db) };
}

const grams = (...numbers: number[]) => Uint32Array.from(numbers);

test('a pack gives back what was put in, whatever the numbers', () => {
  fc.assert(
    fc.property(fc.array(packed), fc.nat(3), (stories, offset) => {
      // SQLite's blobs begin anywhere in memory.
      const bytes = packGrams(stories);
      const moved = Buffer.alloc(bytes.length + offset).fill(bytes, offset);
      const read: PackedStory[] = [];
      eachPacked(moved.subarray(offset), (seq, grams) => read.push({ seq, grams: grams.slice() }));
      expect(read).toEqual(stories);
    }),
  );
});

test('a window counts what stories share with a text, as they were put in last', () => {
  const few = fc.integer({ min: 0, max: 40 });
  const put = fc.record({ seq: fc.nat(30), grams: fc.uniqueArray(few, { maxLength: 12 }) });
  fc.assert(
    fc.property(
      fc.array(put, { maxLength: 60 }),
      fc.uniqueArray(few),
      fc.integer({ min: 1, max: 4 }),
      (puts, sought, fewest) => {
        const window = createGramWindow();
        const held = new Map<number, readonly number[]>();
        for (const { seq, grams } of puts) {
          window.put(seq, Uint32Array.from(grams));
          held.set(seq, grams);
        }
        const expected = [...held]
          .map(([seq, grams]) => [seq, grams.filter((gram) => sought.includes(gram)).length] as const)
          .filter(([, count]) => count >= fewest);
        const shared = new Map<number, number>();
        window.count({ grams: sought, most: 1_000, fewest }, shared);
        // Again: nothing is left of the first time.
        const again = new Map<number, number>();
        window.count({ grams: sought, most: 1_000, fewest }, again);
        expect(again).toEqual(shared);
        expect(shared).toEqual(new Map(expected));
      },
    ),
  );
});

test('a window grows, and of a gram that all stories have it gives those that came in last', () => {
  const window = createGramWindow();
  for (let seq = 1; seq <= 3_000; seq += 1) window.put(seq, grams(7, seq + 100));
  const shared = new Map<number, number>();
  window.count({ grams: [7, 150], most: 64, fewest: 1 }, shared);
  expect(Math.min(...shared.keys())).toBe(50);
  expect(shared.size).toBe(65);
  expect(shared.get(3_000)).toBe(1);
});

test('what is found does not depend on whether a period is in memory or in its packs', () => {
  const { db, store } = openStore();
  store.put(1, 10, grams(1, 2, 3));
  store.put(1, 11, grams(3, 4));
  store.put(9, 12, grams(3, 5));
  store.flush();
  store.put(1, 10, grams(2, 6));
  store.put(9, 12, grams());
  store.flush();
  const expected = new Map([
    [10, 2],
    [11, 1],
  ]);
  expect(store.sharing({ grams: [2, 3, 6], most: 64, fewest: 1 }, 0, 9)).toEqual(expected);
  expect(createGramStore(db).sharing({ grams: [2, 3, 6], most: 64, fewest: 1 }, 0, 9)).toEqual(expected);
  expect(createGramStore(db, 1).sharing({ grams: [2, 3, 6], most: 64, fewest: 1 }, 0, 9)).toEqual(expected);
  db.close();
});

test('what another process adds is seen, and what was undone is not', () => {
  const folder = mkdtempSync(join(tmpdir(), 'telex-grams-'));
  const path = join(folder, 'telex.db');
  const [one, other] = [openDatabase(path), openDatabase(path)];
  migrate(one, 'archive', archiveSchema);
  const [mine, theirs] = [createGramStore(one), createGramStore(other)];
  mine.put(1, 10, grams(1, 2));
  mine.flush();
  theirs.put(1, 11, grams(1));
  theirs.flush();
  mine.put(1, 12, grams(2));
  mine.flush();
  expect(mine.sharing({ grams: [1, 2], most: 64, fewest: 1 }, 1, 1)).toEqual(
    new Map([
      [10, 2],
      [11, 1],
      [12, 1],
    ]),
  );
  expect(theirs.sharing({ grams: [1, 2], most: 64, fewest: 1 }, 1, 1)).toEqual(
    new Map([
      [10, 2],
      [11, 1],
      [12, 1],
    ]),
  );
  mine.put(1, 13, grams(1));
  mine.forget();
  expect(mine.sharing({ grams: [1], most: 64, fewest: 1 }, 1, 1).has(13)).toBe(false);
  mine.flush();
  expect(theirs.sharing({ grams: [1], most: 64, fewest: 1 }, 1, 1).has(13)).toBe(false);
  one.close();
  other.close();
  rmSync(folder, { recursive: true });
});

test('what a large transaction adds is read in turns as well', () => {
  const { db, store } = openStore();
  for (let seq = 0; seq < 1_200; seq += 1) store.put(1, seq, grams(seq, seq + 1));
  store.flush();
  const fresh = createGramStore(db);
  expect(fresh.prepare(1, 1, 0)).toBe(false);
  expect(fresh.sharing({ grams: [700], most: 64, fewest: 1 }, 1, 1)).toEqual(
    new Map([
      [700, 1],
      [699, 1],
    ]),
  );
  expect(store.sharing({ grams: [700], most: 64, fewest: 1 }, 1, 1)).toEqual(
    fresh.sharing({ grams: [700], most: 64, fewest: 1 }, 1, 1),
  );
  db.close();
});

test('a long period is read in turns', () => {
  const { db, store } = openStore();
  for (let seq = 0; seq < 20; seq += 1) {
    store.put(1, seq, grams(seq));
    store.flush();
  }
  const fresh = createGramStore(db);
  let turns = 1;
  while (!fresh.prepare(1, 1, 0)) turns += 1;
  expect(turns).toBe(21);
  expect(fresh.sharing({ grams: [3], most: 64, fewest: 1 }, 1, 1)).toEqual(new Map([[3, 1]]));
  db.close();
});

test('grams as an earlier Telex kept them, row by row, find the same near-copies', async () => {
  const db = openDatabase(':memory:');
  const now = createSqliteArchive(db);
  const text =
    'De waterschappen in het zuidwesten hebben samen een plan gemaakt om de dijken langs de Westerschelde te verhogen.';
  const old = invent({ text, publishedAt: Date.parse('1961-04-12T09:07:00Z'), precision: 'minute' });
  const recent = invent({ text: `${text} Ook in Vlaanderen.`, publishedAt: noon, precision: 'minute' });
  for (const story of [old, recent]) await now.file(story, 'new', noon);
  const held: { period: number; seq: number; gram: number }[] = [];
  for (const row of db.prepare('SELECT period, stories FROM gram_pack').all() as {
    period: number;
    stories: Buffer;
  }[]) {
    eachPacked(row.stories, (seq, grams) => {
      for (const gram of grams) held.push({ period: row.period, seq, gram });
    });
  }
  // The tables as the second step left them.
  db.exec(`DROP TABLE gram_pack; DROP TABLE archive_damaged; DROP TABLE story_gone; DROP TABLE story_change;
    DROP INDEX story_brief; DROP INDEX tally_changed; ALTER TABLE tally DROP COLUMN changed;
    UPDATE schema_version SET version = 2 WHERE room = 'archive';
    CREATE TABLE story_gram (period INTEGER NOT NULL, hash INTEGER NOT NULL, seq INTEGER NOT NULL,
      PRIMARY KEY (period, hash, seq)) STRICT, WITHOUT ROWID`);
  const add = db.prepare<[number, number, bigint]>('INSERT INTO story_gram VALUES (?, ?, ?)');
  for (const { period, gram, seq } of held) add.run(period, gram, BigInt(seq));

  const later = createSqliteArchive(db);
  for (const story of [old, recent]) {
    const again = { ...story, id: 'another', paragraphs: [`${text} En verder niets.`] };
    expect((await later.candidates(again)).map(({ story }) => story.id)).toEqual([story.id]);
  }
  db.close();
});
