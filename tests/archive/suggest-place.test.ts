import { expect, test } from 'vitest';
import { formatQuery } from '../../src/archive/format-query.ts';
import { parseQuery } from '../../src/archive/parse-query.ts';
import { createSqliteArchive } from '../../src/archive/sqlite-archive.ts';
import { namePlaces } from '../../src/archive/suggest-place.ts';
import { findPlaces } from '../../src/desk/gazetteer/resolve.ts';
import { knownNames } from '../../src/desk/known-names.ts';
import { openDatabase } from '../../src/store/database.ts';
import type { Query } from '../../src/wire/query.ts';
import { invent, noon } from '../contracts/invent-story.ts';

function read(typed: string): Query {
  const query = parseQuery(typed, noon, 'Europe/Amsterdam');
  if (!query.ok) throw new Error(query.problem.message);
  return query.value;
}

/** What is asked back for a question, by an archive with these stories that knows the gazetteer. */
async function suggested(
  typed: string,
  ...told: readonly Parameters<typeof invent>[0][]
): Promise<string | null> {
  const db = openDatabase(':memory:');
  const archive = createSqliteArchive(db, knownNames);
  for (const one of told) {
    const places = (one.cities ?? []).flatMap((city) => findPlaces(city).slice(0, 1));
    await archive.file(invent({ ...one, places }), 'new', noon);
  }
  const other = await archive.suggest(read(typed), noon);
  db.close();
  return other === null ? null : formatQuery(other);
}

test.each([
  ['Prague hoogwater', 'stad:Prague hoogwater'],
  ['hoogwater (wateroverlast OR Prague)', 'hoogwater (wateroverlast OR stad:Prague)'],
  ['the hague', 'stad:"the hague"'],
  ['"the hague" hoogwater', 'stad:"the hague" hoogwater'],
  ["'s-Gravenhage", 'stad:s-Gravenhage'],
  // A typo beside it is helped with, too.
  ['Prague hogwater', 'stad:Prague hoogwater'],
  // No story is from there: what Dutch copy calls it.
  ['Köln', 'Keulen'],
  ['the hague -hoogwater', null],
])('a place that is asked for by another name, %s, is offered as %s', async (typed, other) => {
  expect(
    await suggested(
      typed,
      { text: 'Het hoogwater zakt langzaam.', cities: ['PRAAG', 'DEN HAAG'] },
      { text: 'Overleg in Keulen.', cities: ['GOES'] },
    ),
  ).toBe(other);
});

test('a word that is found as it is becomes no place', async () => {
  const book = { text: 'Het boek Prague is uit.' };
  expect(await suggested('prague regen', book, { text: 'Regen.', cities: ['PRAAG'] })).toBeNull();
});

test('a question of many places asks for a few, and looks up no more runs of words than it may', async () => {
  let asked = 0;
  let looked = 0;
  const room = {
    finds: () => {
      asked += 1;
      return false;
    },
    isPlace: () => {
      looked += 1;
      return true;
    },
    placeNames: () => [],
  };
  const query: Query = {
    kind: 'and',
    parts: Array.from({ length: 32 }, (_, i) => ({ kind: 'word', text: `plaats${i}` })),
  };
  expect(await namePlaces(query, room)).toBe(query);
  expect(asked).toBeLessThanOrEqual(8);
  expect(looked).toBeLessThanOrEqual(40);
});
