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
  ['stikstof', '‘stikstof’', '‘stikstof’'],
  ['buitenland', '‘buitenland’', '‘buitenland’'],
  ['sectie:buitenland', 'sectie Buitenland', 'section World'],
  ['stad:"den haag" bureau:rtr', 'Den Haag · bureau RTR', 'Den Haag · agency RTR'],
  ['stad:"wijk aan zee"', 'Wijk aan Zee', 'Wijk aan Zee'],
  ['stad:GAZA-STAD', 'Gaza-Stad', 'Gaza-Stad'],
  ["stad:'s-Heerenberg", "'s-Heerenberg", "'s-Heerenberg"],
  ['stad:utrecht OF provincie:utrecht', 'Utrecht of provincie Utrecht', 'Utrecht or province Utrecht'],
  ['land:RU', 'Rusland', 'Russia'],
  ['country:russia', 'Rusland', 'Russia'],
  ['land:rusland', 'Rusland', 'Russia'],
  ['land:VS', 'Verenigde Staten', 'United States'],
  ['stad:Luxemburg', 'Luxemburg', 'Luxemburg'],
  ['land:Luxemburg', 'het land Luxemburg', 'the country Luxembourg'],
  ['sectie:Sport OF schaatsen', 'sectie Sport of ‘schaatsen’', 'section Sport or ‘schaatsen’'],
  ['gas (Gaza OF Israël)', '‘gas’ · (‘Gaza’ of ‘Israël’)', '‘gas’ · (‘Gaza’ or ‘Israël’)'],
  ['Ajax -voetbal', '‘Ajax’ · zonder ‘voetbal’', '‘Ajax’ · without ‘voetbal’'],
  ['"hulp aan Gaza"', '“hulp aan Gaza”', '“hulp aan Gaza”'],
  ['gas sinds:2025-05-01', '‘gas’ · vanaf 1 mei 2025', '‘gas’ · from 1 May 2025'],
  ['sinds:3d', 'van de laatste 3 dagen', 'of the last 3 days'],
  ['sinds:1d', 'van de laatste dag', 'of the last day'],
  ['sinds:24u', 'van de laatste 24 uur', 'of the last 24 hours'],
  ['tot:2w', 'ouder dan 2 weken', 'older than 2 weeks'],
  ['tot:1w', 'ouder dan 1 week', 'older than 1 week'],
  ['sinds:1u', 'van het laatste uur', 'of the last hour'],
  ['tot:1j', 'ouder dan 1 jaar', 'older than 1 year'],
  ['sinds:vandaag', 'van dezelfde dag', 'of the same day'],
  ['since:yesterday', 'vanaf de dag ervoor', 'from the day before'],
  ['sinds:eergisteren', 'vanaf 2 dagen ervoor', 'from 2 days before'],
  ['tot:gisteren', 'tot en met de dag ervoor', 'until the day before'],
  ['sinds:maandag', 'vanaf de laatste maandag', 'from the last Monday'],
  ['sinds:zondag', 'vanaf de laatste zondag', 'from the last Sunday'],
  ['sinds:8:30', 'vanaf ‘8:30’', 'from ‘8:30’'],
])('the topic %j is said as %s, in English as %s', (typed, nl, en) => {
  expect(nameTopic(read(typed), 'nl', zone)).toBe(nl);
  expect(nameTopic(read(typed), 'en', zone)).toBe(en);
});

test('at the head of a digest it begins with a capital, and everything is the news', () => {
  expect(headTopic(read('stikstof OF natuur'), 'nl', zone)).toBe('Stikstof of natuur');
  expect(headTopic(read(''), 'nl', zone)).toBe('Het nieuws');
  expect(headTopic(read('sectie:buitenland gas'), 'nl', zone)).toBe('Buitenland · gas');
});
