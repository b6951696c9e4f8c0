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

test('a section stands as the copy has it in Dutch, and where nothing else is known', () => {
  expect(sectionName('Buitenland', 'nl')).toBe('Buitenland');
  expect(sectionName('Zierikzee', 'en')).toBe('Zierikzee');
});
