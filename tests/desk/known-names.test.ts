import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseQuery } from '../../src/archive/parse-query.ts';
import { createSqliteArchive } from '../../src/archive/sqlite-archive.ts';
import type { StoryArchive } from '../../src/archive/story-archive.ts';
import { resolvePlaces } from '../../src/desk/gazetteer/resolve.ts';
import { knownNames, namePlace } from '../../src/desk/known-names.ts';
import { openDatabase } from '../../src/store/database.ts';
import { invent, noon } from '../contracts/invent-story.ts';

const db = openDatabase(':memory:');
let archive: StoryArchive;

beforeAll(async () => {
  archive = createSqliteArchive(db, knownNames);
  const datelines = [
    [['MOSKOU'], 'Buitenland'],
    [['MOSCOW'], 'World'],
    [['KIEV'], 'Wereld'],
    [["'s-GRAVENHAGE"], 'Politiek'],
    [['DEN HAAG'], 'Binnenland'],
    [['VLISSINGEN'], 'Walcheren'],
    [['OOSTERHAVEN'], 'Voetbal'],
  ] as const;
  for (const [cities, section] of datelines) {
    const places = resolvePlaces(cities, { agencies: ['ANP'], section, language: 'nl' });
    await archive.file(invent({ text: `Uit ${cities[0]}.`, cities, section, places }), 'new', noon);
  }
});
afterAll(() => db.close());

async function found(typed: string): Promise<readonly (string | undefined)[]> {
  const query = parseQuery(typed, noon, 'Europe/Amsterdam');
  if (!query.ok) throw new Error(query.problem.message);
  return (await archive.find(query.value, { limit: 100 }, noon)).stories.map(
    (story) => story.dateline?.cities[0],
  );
}

async function completed(typed: string): Promise<readonly string[]> {
  return (await archive.cities(typed, 25, noon)).map((city) => city.name);
}

describe('An archive that knows names', () => {
  test('finds a place by every name that it has', async () => {
    for (const name of ['moskou', 'Moscow', 'MOSKOU']) {
      expect([name, await found(`stad:${name}`)]).toEqual([name, ['MOSKOU', 'MOSCOW']]);
    }
    for (const name of ['kyiv', 'kiev']) expect(await found(`stad:${name}`)).toEqual(['KIEV']);
    expect(await found(`stad:"Den Haag"`)).toEqual(["'s-GRAVENHAGE", 'DEN HAAG']);
    expect(await found('stad:oosterhaven')).toEqual(['OOSTERHAVEN']);
    expect(await found('land:rusland')).toEqual(['MOSKOU', 'MOSCOW']);
    expect(await found('provincie:zeeland')).toEqual(['VLISSINGEN']);
  });

  test('finds a section by what other desks call it, and what is part of it', async () => {
    expect(await found('sectie:wereld')).toEqual(['MOSKOU', 'MOSCOW', 'KIEV']);
    expect(await found('sectie:sport')).toEqual(['OOSTERHAVEN']);
    expect(await found('sectie:zeeland')).toEqual(['VLISSINGEN']);
    expect(await found('sectie:walcheren')).toEqual(['VLISSINGEN']);
    expect((await archive.sections(noon))[0]).toEqual({ name: 'Buitenland', stories: 3 });
  });

  test('completes a city from any of its names, and counts it once', async () => {
    expect((await archive.cities('mos', 5, noon))[0]).toEqual({ name: 'Moskou', country: 'RU', stories: 2 });
    expect(await completed('moscow')).toEqual(['Moskou']);
    expect(await completed('kie')).toEqual(await completed('kyiv'));
    expect(await completed('gravenh')).toEqual(['Den Haag']);
    expect(await completed('haag')).toEqual(['Den Haag']);
  });

  test('helps with a typo only when nothing begins with what was typed', async () => {
    expect(await completed('moskuo')).toEqual(['Moskou']);
    expect(await completed('vlisingen')).toEqual(['Vlissingen']);
    expect(await completed('oosterhavn')).toEqual(['OOSTERHAVEN']);
    expect(await completed('xyz')).toEqual([]);
    expect(await completed('timboektoe')).toEqual([]);
  });
});

describe('Places of one name', () => {
  const db = openDatabase(':memory:');
  const archive = createSqliteArchive(db, knownNames);
  const find = async (typed: string): Promise<readonly (string | undefined)[]> => {
    const query = parseQuery(typed, noon, 'Europe/Amsterdam');
    if (!query.ok) throw new Error(query.problem.message);
    const { stories } = await archive.find(query.value, { limit: 100 }, noon);
    return stories.map((story) => story.paragraphs[0]);
  };
  beforeAll(async () => {
    const told = [
      ['BERGEN', 'Noorwegen', 'Buitenland'],
      ['BERGEN', 'België', 'Buitenland'],
      ['BERGEN', 'NH', 'Binnenland'],
      ['BERGEN', 'Limburg', 'Binnenland'],
      ['SEROOSKERKE', 'Zierikzee', 'Zeeland'],
      ['SEROOSKERKE', 'Middelburg', 'Zeeland'],
      ['GOES', null, 'Zeeland'],
    ] as const;
    for (const [city, where, section] of told) {
      const places = resolvePlaces([city], { agencies: ['ANP'], section, qualifiers: [where] });
      await archive.file(
        invent({ text: `Uit ${city} bij ${where}.`, cities: [city], section, places }),
        'new',
        noon,
      );
    }
  });
  afterAll(() => db.close());

  test('are told apart by what the autocomplete gives, and the search language finds that one alone', async () => {
    const bergen = await archive.cities('bergen', 25, noon);
    expect(bergen.map(({ apart }) => apart).sort()).toEqual([
      'Bergen (België)',
      'Bergen (Limburg)',
      'Bergen (Noord-Holland)',
      'Bergen (Noorwegen)',
    ]);
    expect(await find('stad:"Bergen (Noorwegen)"')).toEqual(['Uit BERGEN bij Noorwegen.']);
    expect(await find('stad:"Bergen (Norway)"')).toEqual(['Uit BERGEN bij Noorwegen.']);
    expect(await find('stad:"Bergen (Noord-Holland)"')).toEqual(['Uit BERGEN bij NH.']);
    expect(await find('stad:bergen')).toHaveLength(4);
    expect(await find('stad:"Bergen (Zweden)"')).toEqual([]);
    for (const { apart } of await archive.cities('serooskerke', 25, noon)) {
      expect(await find(`stad:"${apart}"`)).toHaveLength(1);
    }
  });

  test('have no more than their name where no other of it has stories', async () => {
    expect(await archive.cities('goes', 25, noon)).toEqual([{ name: 'Goes', country: 'NL', stories: 1 }]);
  });
});

describe('what readers call a place', () => {
  test.each([
    ['Moskou', 'RU', 'Moscow'],
    ['Den Haag', 'NL', 'The Hague'],
    ['Brussel', 'BE', 'Brussels'],
    ['Londen', 'GB', 'London'],
    ['Rome', 'IT', 'Rome'],
    // Neither the place of that country nor any other.
    ['Moskou', 'NL', 'Moskou'],
    ['Nergenshuizen', 'NL', 'Nergenshuizen'],
    ['ATLANTIS', null, 'ATLANTIS'],
  ])('%s in %s is %s in English, and itself in Dutch', (name, country, english) => {
    expect(namePlace(name, country, 'en')).toBe(english);
    expect(namePlace(name, country, 'nl')).toBe(name);
  });
});
