import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countCities } from '../../src/archive/complete-city.ts';
import { type CountedCity, createHeldCities } from '../../src/archive/held-cities.ts';
import { plainNames } from '../../src/archive/names.ts';

const names = [
  'DEN HAAG',
  'DEN BOSCH',
  'BOSCH EN DUIN',
  'MOERDIJK',
  'MOSKOU',
  'HAAGSE MARKT',
  'GOES',
  'ÅRHUS',
];
const city = (at: number, stories: number): CountedCity => {
  const name = names[at] ?? '';
  return { key: `c_${name}`, name, country: null, stories };
};
const changes = fc.array(fc.array(fc.tuple(fc.nat(names.length - 1), fc.nat(4)), { maxLength: 5 }), {
  maxLength: 30,
});

test('what is brought up to date by its differences answers as what was read anew', () => {
  fc.assert(
    fc.property(changes, (all) => {
      const held = createHeldCities(plainNames);
      const now = new Map<number, number>();
      for (const some of all) {
        held.put(some.map(([at, stories]) => city(at, stories)));
        for (const [at, stories] of some) now.set(at, stories);
        const anew = createHeldCities(plainNames);
        anew.put([...now].map(([at, stories]) => city(at, stories)));
        for (const typed of ['', 'd', 'bosch', 'mo', 'haag', 'den h', 'ar', 'moskuo'])
          expect(countCities(typed, held, 9)).toEqual(countCities(typed, anew, 9));
      }
    }),
  );
});

test('a great many at once stand in the same order as one after another', () => {
  const many = Array.from({ length: 500 }, (_, i): CountedCity => {
    const name = `STAD ${String((i * 37) % 500)}`;
    return { key: `c_${name}`, name, country: null, stories: 1 + ((i * 7) % 9) };
  });
  const atOnce = createHeldCities(plainNames);
  atOnce.put(many);
  const oneByOne = createHeldCities(plainNames);
  for (const one of many) oneByOne.put([one]);
  for (const typed of ['', 'stad', '4', 'sta'])
    expect(countCities(typed, atOnce, 500)).toEqual(countCities(typed, oneByOne, 500));
  expect(countCities('', atOnce, 500)).toHaveLength(500);
});
