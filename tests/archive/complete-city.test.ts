import { expect, test } from 'vitest';
import { type CountedCity, countCities, placeKey } from '../../src/archive/complete-city.ts';
import { knownNames } from '../../src/desk/known-names.ts';

/** Each with one story fewer than the one before it. */
const counted = ['Den Haag', 'Singapore', 'Sydney', "'s-Heerenhoek", 'Moskou', 'Sas van Gent', 'Bergen'].map(
  (name, i): CountedCity => {
    const [id] = knownNames.places(name);
    if (id === undefined) throw new Error(`the gazetteer has no ${name}`);
    return { key: placeKey + id, name, country: null, stories: 99 - i };
  },
);
const complete = (typed: string) => countCities(typed, counted, knownNames, 10).map(({ name }) => name);

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
