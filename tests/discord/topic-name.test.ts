import { expect, test } from 'vitest';
import { parseQuery } from '../../src/archive/parse-query.ts';
import { headTopic, nameTopic } from '../../src/discord/topic-name.ts';
import { eight } from '../digest/stories.ts';

const zone = 'Europe/Amsterdam';
const read = (text: string) => {
  const query = parseQuery(text, eight, zone);
  if (!query.ok) throw new Error(query.problem.message);
  return query.value;
};

test.each([
  ['', 'al het nieuws', 'all the news'],
  ['stikstof', 'stikstof', 'stikstof'],
  ['sectie:buitenland', 'Buitenland', 'Buitenland'],
  ['stad:"den haag" bureau:rtr', 'Den Haag · RTR', 'Den Haag · RTR'],
  ['stad:"wijk aan zee"', 'Wijk aan Zee', 'Wijk aan Zee'],
  ['stad:GAZA-STAD', 'Gaza-Stad', 'Gaza-Stad'],
  ["stad:'s-Heerenberg", "'s-Heerenberg", "'s-Heerenberg"],
  ['land:RU', 'Rusland', 'Russia'],
  ['country:russia', 'Rusland', 'Russia'],
  ['land:rusland', 'Rusland', 'Russia'],
  ['land:VS', 'Verenigde Staten', 'United States'],
  ['sectie:Sport OF schaatsen', 'Sport of schaatsen', 'Sport or schaatsen'],
  ['gas (Gaza OF Israël)', 'gas · (Gaza of Israël)', 'gas · (Gaza or Israël)'],
  ['Ajax -voetbal', 'Ajax · zonder voetbal', 'Ajax · without voetbal'],
  ['"hulp aan Gaza"', '“hulp aan Gaza”', '“hulp aan Gaza”'],
  ['gas sinds:2025-05-01', 'gas · vanaf 1 mei 2025', 'gas · from 1 May 2025'],
])('the topic %j is said as %s, in English as %s', (typed, nl, en) => {
  expect(nameTopic(read(typed), 'nl', zone)).toBe(nl);
  expect(nameTopic(read(typed), 'en', zone)).toBe(en);
});

test('at the head of a digest it begins with a capital, and everything is the news', () => {
  expect(headTopic(read('stikstof OF natuur'), 'nl', zone)).toBe('Stikstof of natuur');
  expect(headTopic(read(''), 'nl', zone)).toBe('Het nieuws');
});
