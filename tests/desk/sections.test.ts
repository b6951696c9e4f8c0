import { expect, test } from 'vitest';
import { sectionNames } from '../../src/desk/sections.ts';

test.each([
  ['Buitenland', ['Buitenland']],
  ['WERELD', ['Buitenland']],
  ['Financieel', ['Economie']],
  ['Economie', ['Economie']],
  ['Voetbal', ['Voetbal', 'Sport']],
  ['soccer', ['Voetbal', 'Sport']],
  ['Cultuur & Media', ['Cultuur']],
  ['Beveland', ['Bevelanden', 'Zeeland', 'Regio']],
  ['Regio Beveland', ['Bevelanden', 'Zeeland', 'Regio']],
  ['Tholen', ['Tholen', 'Zeeland', 'Regio']],
  ['i', ['Buitenland']],
  ['Duurzaam Bouwen', ['Duurzaam Bouwen']],
  ['Regio', ['Regio']],
  ['  Sport ', ['Sport']],
  ['', []],
])('a desk that calls its section %j means %j', (name, sections) => {
  expect(sectionNames(name)).toEqual(sections);
});

test('what a section is part of is on the list itself, and reading its own name gives the same', () => {
  for (const name of ['Voetbal', 'Beurs', 'Europa', 'Walcheren', 'Limburg']) {
    const sections = sectionNames(name);
    expect(sections[0]).toBe(name);
    expect(sections.flatMap((section) => sectionNames(section)[0])).toEqual(sections);
  }
});
