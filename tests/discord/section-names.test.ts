import { expect, test } from 'vitest';
import { sectionNames } from '../../src/desk/sections.ts';
import { sectionName } from '../../src/discord/section-names.ts';

const dutch =
  'Binnenland Buitenland Europa Midden-Oosten Azië Oorlog Economie Beurs Politiek Voetbal Schaatsen Misdaad Ramp Weer Opmerkelijk Regio';

test.each(dutch.split(' '))('%s has an English name, by which it is found too', (name) => {
  const named = sectionName(name, 'en');
  expect(named).not.toBe(name);
  expect(sectionNames(named)).toEqual(sectionNames(name));
  expect(sectionName(name.toLowerCase(), 'en')).toBe(named);
});

test.each([
  ['Financieel', 'Economie', 'Economy'],
  ['Meer Sport', 'Sport', 'Sport'],
  ['Nieuws > Binnenland', 'Binnenland', 'Domestic'],
  ['subj:15054000', 'Voetbal', 'Football'],
])('what a desk calls %s is called by the one list, as the headings of a digest are', (own, nl, en) => {
  expect([sectionName(own, 'nl'), sectionName(own, 'en')]).toEqual([nl, en]);
  expect(sectionNames(own)[0]).toBe(nl);
});

test('a section stands as the copy has it where nothing else is known', () => {
  expect(sectionName('Buitenland', 'nl')).toBe('Buitenland');
  expect(sectionName('Zierikzee', 'en')).toBe('Zierikzee');
});
