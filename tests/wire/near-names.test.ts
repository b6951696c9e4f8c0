import { expect, test } from 'vitest';
import { countriesNear } from '../../src/wire/countries.ts';
import { namesNear } from '../../src/wire/near-names.ts';

const names = [
  ['RTR', 'Reuters'],
  ['ANP'],
  ['Friesland', 'Fryslân'],
  ['Flevoland'],
  ['Sport'],
  ['Sportcolumn'],
];

test.each([
  ['Rueters', ['RTR']],
  ['fryslan', ['Friesland']],
  ['Vriesland', ['Friesland']],
  ['sprot', ['Sport']],
  ['spor', ['Sport', 'Sportcolumn']],
  ['SPORT', ['Sport']],
  // With three letters anything is near to anything.
  ['AMP', []],
  ['XYZ', []],
  ['Atlantis', []],
  ['…', []],
] as const)('near to %j are %j', (typed, near) => {
  expect(namesNear(typed, names)).toEqual(near);
});

test.each([
  ['Frankrjk', 'Frankrijk'],
  ['Amerka', 'Verenigde Staten'],
  ['Verenigd Koningkrijk', 'Verenigd Koninkrijk'],
])('the country nearest to %j is %s', (typed, country) => {
  expect(countriesNear(typed)[0]).toBe(country);
});
