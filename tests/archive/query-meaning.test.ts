import { expect, test } from 'vitest';
import { parseQuery } from '../../src/archive/parse-query.ts';
import { queryMeaning } from '../../src/archive/query-meaning.ts';
import { knownNames } from '../../src/desk/known-names.ts';
import { day, eight } from '../digest/stories.ts';

const meaning = (text: string, now = eight) => {
  const query = parseQuery(text, now, 'Europe/Amsterdam');
  if (!query.ok) throw new Error(query.problem.message);
  return queryMeaning(query.value, knownNames);
};

test.each([
  ['sectie:Buitenland', 'sectie:buitenland', 'section:"Buitenland"', 'rubriek:buitenland'],
  ['stad:Moskou', 'city:Moscow', 'plaats:MOSKOU'],
  ['land:Rusland', 'country:russia', 'land:RU'],
  ['bureau:RTR', 'agency:reuters'],
  ['gas olie', 'Olie  AND gas', 'gas gas olie'],
  ['gas OF "hulp aan Gaza"', '("Hulp aan  Gaza" OR gas)'],
  ['sinds:3d gas', 'gas since:"3 days ago"'],
])('these ask for the same: %j, %j', (first, ...others) => {
  for (const other of others) expect(meaning(other)).toBe(meaning(first));
});

test.each([
  ['sectie:Buitenland', 'buitenland'],
  ['stad:Utrecht', 'provincie:Utrecht'],
  ['gas olie', 'gas OF olie'],
  ['gas', '-gas'],
  ['gas', '"gas"'],
  ['stad:Moskou', 'stad:Minsk'],
  ['stad:Bergen', 'stad:"Bergen (Noorwegen)"'],
  ['stad:"Bergen (Limburg)"', 'stad:"Bergen (Noorwegen)"'],
  ['sinds:vandaag', 'sinds:2025-05-19'],
  ['sinds:3d', 'tot:3d'],
])('these do not: %j, %j', (first, second) => {
  expect(meaning(second)).not.toBe(meaning(first));
});

test('a time that moves means the same tomorrow', () => {
  expect(meaning('sinds:3d', eight + day)).toBe(meaning('sinds:3d'));
});
