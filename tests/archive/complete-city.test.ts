import { expect, test } from 'vitest';
import { countCities } from '../../src/archive/complete-city.ts';
import { type CountedCity, createHeldCities, placeKey } from '../../src/archive/held-cities.ts';
import { knownNames } from '../../src/desk/known-names.ts';

/** Cities of the gazetteer, each with one story fewer than the one before it, and what is offered of them. */
function completing(names: readonly string[]) {
  const held = createHeldCities(knownNames);
  held.put(
    names.map((name, i): CountedCity => {
      const [id] = knownNames.places(name);
      if (id === undefined) throw new Error(`the gazetteer has no ${name}`);
      return { key: placeKey + id, name, country: null, stories: 99 - i };
    }),
  );
  return (typed: string) => countCities(typed, held, 10).map(({ name }) => name);
}

const complete = completing([
  'Den Haag',
  'Singapore',
  'Sydney',
  "'s-Heerenhoek",
  'Moskou',
  'Sas van Gent',
  'Bergen',
]);

test.each(['’s', "'s", '‘S'])('what begins as typed comes first, its apostrophe too: %s', (typed) => {
  expect(complete(typed)[0]).toBe("'s-Heerenhoek");
  expect(complete(typed)).toContain('Den Haag');
});

test('a name as shown comes before one that begins so in another language, and before a later word', () => {
  expect(complete('s')[0]).toBe('Singapore');
  expect(complete('s').at(-1)).toMatch(/Den Haag|Bergen|'s-Heerenhoek/);
  expect(complete('g')[0]).not.toBe('Singapore');
});

test('a name typed in full comes before all others, in whatever language', () => {
  expect(complete('Moscow')).toEqual(['Moskou']);
  expect(complete('the hague')).toEqual(['Den Haag']);
});

test.each(['st', 'st.', 'saint', 'Saint-', 'sankt'])('a form of Saint offers every Saint: %s', (typed) => {
  const saints = completing(['Akko', 'Amsterdam', 'Sint-Petersburg', 'Sint Philipsland']);
  expect(saints(typed).slice(0, 2)).toEqual(['Sint-Petersburg', 'Sint Philipsland']);
});

test('what is typed of a Saint stands beside other names that begin so, by stories', () => {
  const both = completing(['Stockholm', 'Sint-Petersburg', 'Straatsburg']);
  expect(both('st')).toEqual(['Stockholm', 'Sint-Petersburg', 'Straatsburg']);
});

test('a country or region behind the name tells which of several is meant, as far as it is typed', () => {
  const held = createHeldCities(knownNames);
  const bergen = ['Bergen (Noorwegen)', 'Bergen (Limburg)', 'Moskou'];
  held.put(
    bergen.map((name, i): CountedCity => {
      const [id = ''] = knownNames.places(name);
      return {
        key: placeKey + id,
        name: name.replace(/ .*/, ''),
        country: ['NO', 'NL', 'RU'][i] ?? null,
        stories: 9,
      };
    }),
  );
  const offers = (typed: string) => countCities(typed, held, 10).map(({ apart, name }) => apart ?? name);
  for (const typed of ['bergen noorwegen', 'Bergen, Noor', 'bergen norw'])
    expect(offers(typed)).toEqual(['Bergen (Noorwegen)']);
  expect(offers('bergen limb')).toEqual(['Bergen (Limburg)']);
  expect(offers('moscow russia')).toEqual(['Moskou']);
  expect(offers('bergen japan')).toEqual([]);
});

test('a typo is one in a name that Dutch, English or the place itself has', () => {
  const offers = completing(['New York', 'Rotterdam']);
  expect(offers('roterdam')).toEqual(['Rotterdam']);
  // It is Nieuw-Amsterdam somewhere.
  expect(offers('amsterdm')).toEqual([]);
});
