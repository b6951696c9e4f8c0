import { afterEach, beforeEach, expect, test } from 'vitest';
import { createCopyTurns } from '../../src/archive/copy-turns.ts';
import { createSqliteArchive, type SqliteArchive } from '../../src/archive/sqlite-archive.ts';
import type { Judge } from '../../src/archive/story-archive.ts';
import { fileCopy } from '../../src/desk/file-copy.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { invent, noon } from '../contracts/invent-story.ts';

let db: Database;
let archive: SqliteArchive;
beforeEach(() => {
  db = openDatabase(':memory:');
  archive = createSqliteArchive(db);
});
afterEach(() => db.close());

const story = (name: string) =>
  invent({
    text: `In ${name} ging dinsdag een nieuwe school open voor kinderen uit ${name}.`,
    cities: [name],
  });
const towns = ['Goes', 'Breda', 'Delft', 'Zwolle', 'Assen', 'Meppel'];
const asNew: Judge = (one) => ({ filing: 'new', story: one, follows: null });
test('small copies that are handed in side by side are taken in in their order, all that fit in one transaction', async () => {
  const order: string[] = [];
  let transactions = 0;
  const copies = createCopyTurns({
    turns: {
      rest: async () => {},
      turnTime: () => 60_000,
      write(work) {
        transactions += 1;
        return work();
      },
    },
    prepare: () => true,
    findTexts: () => [],
    keep(item, judge, claimed) {
      order.push(item.id);
      const judged = judge(item, [], claimed);
      return { filing: judged.filing, story: { ...item, revision: 1, firstSeenAt: noon, changedAt: noon } };
    },
    atRest: () => {},
  });
  const admitted = towns.map((town) => copies.admit([story(town)], () => asNew, noon));
  expect((await Promise.all(admitted)).flat()).toHaveLength(towns.length);
  expect(order).toEqual(towns.map((town) => story(town).id));
  expect(transactions).toBe(1);
});

test('a copy knows what those before it brought, though nobody waited for them', async () => {
  const page = [story('Goes'), story('Breda')];
  const again = page.map((one) => ({ ...one, source: 'again.txt', capturedAt: noon + 1 }));
  const [first, second] = await Promise.all([fileCopy(archive, page, noon), fileCopy(archive, again, noon)]);
  expect(first.map(({ filing }) => filing)).toEqual(['new', 'new']);
  expect(second.map(({ filing }) => filing)).toEqual(['known', 'known']);
});

test('a copy that fails costs those of its turn nothing, and they are judged as if it had not been there', async () => {
  const claims: number[] = [];
  const judgeOf = (town: string) => (): Judge => (one, _, claimed) => {
    if (town === 'Delft') throw new Error('the judge fell ill');
    claims.push(claimed.size);
    return asNew(one, [], claimed);
  };
  const outcomes = await Promise.allSettled(
    towns.map((town) => archive.admitCopy([story(town), story(`Nieuw-${town}`)], judgeOf(town), noon)),
  );
  expect(outcomes.map(({ status }) => status)).toEqual(
    towns.map((town) => (town === 'Delft' ? 'rejected' : 'fulfilled')),
  );
  expect(claims.every((size) => size < 2)).toBe(true);
  for (const town of towns) {
    const held = await archive.get(story(town).id);
    expect(held === null).toBe(town === 'Delft');
  }
  expect(db.prepare('SELECT count(*) FROM story').pluck().get()).toBe(2 * (towns.length - 1));
});

test('when nobody knows which copy a transaction failed by, each is tried by itself', async () => {
  // The constraint is looked at when the transaction ends: no judge and no copy stands out.
  db.exec(
    `CREATE TABLE wanted (id TEXT PRIMARY KEY);
     CREATE TABLE proof (id TEXT REFERENCES wanted DEFERRABLE INITIALLY DEFERRED);
     CREATE TRIGGER unwanted AFTER INSERT ON story WHEN new.id = '${story('Delft').id}'
     BEGIN INSERT INTO proof VALUES (new.id); END;`,
  );
  db.pragma('foreign_keys = ON');
  const outcomes = await Promise.allSettled(
    towns.map((town) => archive.admitCopy([story(town)], () => asNew, noon)),
  );
  expect(outcomes.map(({ status }) => status)).toEqual(
    towns.map((town) => (town === 'Delft' ? 'rejected' : 'fulfilled')),
  );
  expect(db.prepare('SELECT count(*) FROM story').pluck().get()).toBe(towns.length - 1);
});
