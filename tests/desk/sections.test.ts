import { expect, test } from 'vitest';
import { sectionNames } from '../../src/desk/sections.ts';
import { sectionList } from '../../src/wire/section-list.ts';
import { splitWords } from '../../src/wire/words.ts';

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
  ['Hockey', ['Hockey', 'Sport']],
  ['Atletiek', ['Atletiek', 'Sport']],
  ['Darts', ['Darts', 'Sport']],
  ['Zwemmen', ['Zwemmen', 'Sport']],
  ['Basketbal', ['Basketbal', 'Sport']],
  ['Oranje', ['Voetbal', 'Sport']],
  ['Keuken Kampioen Divisie', ['Voetbal', 'Sport']],
  ['Olympische Spelen', ['Olympische Spelen', 'Sport']],
  ['Sportnieuws', ['Sport']],
  ['Twente', ['Twente', 'Overijssel', 'Regio']],
  ['Achterhoek', ['Achterhoek', 'Gelderland', 'Regio']],
  ['Zuid-Limburg', ['Zuid-Limburg', 'Limburg', 'Regio']],
  ['Oost-Brabant', ['Oost-Brabant', 'Noord-Brabant', 'Regio']],
  ['Rotterdam', ['Rotterdam', 'Zuid-Holland', 'Regio']],
  ['Schouwen', ['Schouwen-Duiveland', 'Zeeland', 'Regio']],
  ['Goes', ['Goes', 'Bevelanden', 'Zeeland', 'Regio']],
  ['Veere', ['Veere', 'Walcheren', 'Zeeland', 'Regio']],
  ['Gemeente Reimerswaal', ['Reimerswaal', 'Bevelanden', 'Zeeland', 'Regio']],
  ['Zeeuws nieuws', ['Zeeland', 'Regio']],
  ['België', ['België', 'Europa', 'Buitenland']],
  ['Vlaanderen', ['Vlaanderen', 'België', 'Europa', 'Buitenland']],
  ['Oekraïne', ['Oekraïne', 'Europa', 'Buitenland']],
  ['Oorlog in Oekraïne', ['Oekraïne', 'Europa', 'Buitenland']],
  ['Amerika', ['Verenigde Staten', 'Buitenland']],
  ['Midden-Oosten', ['Midden-Oosten', 'Buitenland']],
  ['economy, business and finance', ['Economie']],
  ['15000000', ['Sport']],
  ['04010000', ['Economie']],
  ['subj:15054000', ['Voetbal', 'Sport']],
  ['medtop:20001065', ['Voetbal', 'Sport']],
  ['http://cv.iptc.org/newscodes/mediatopic/11000000', ['Politiek']],
  ['medtop:20000002', ['medtop:20000002']],
  ['18000000', ['18000000']],
  ['Sport/Voetbal', ['Voetbal', 'Sport']],
  ['Sport > Wielrennen', ['Wielrennen', 'Sport']],
  ['Sport - Tennis', ['Tennis', 'Sport']],
  ['Sport: Darts', ['Darts', 'Sport']],
  ['Nieuws/Buitenland', ['Buitenland']],
  ['BIN/BIN10', ['Binnenland']],
  ['Regio > Zeeland > Goes', ['Goes', 'Bevelanden', 'Zeeland', 'Regio']],
  ['Binnenland/Zeeland', ['Zeeland', 'Regio', 'Binnenland']],
  ['X/i', ['X/i']],
  ['Mosselen/Oesters', ['Mosselen/Oesters']],
  ['Monde', ['Buitenland']],
  ['EVN', ['Milieu']],
  ['vm', ['Opmerkelijk']],
  ['Opinie', ['Opinie']],
  ['i', ['Buitenland']],
  ['Duurzaam Bouwen', ['Duurzaam Bouwen']],
  ['Regio', ['Regio']],
  ['  Sport ', ['Sport']],
  ['', []],
])('a desk that calls its section %j means %j', (name, sections) => {
  expect(sectionNames(name)).toEqual(sections);
});

test('what a section is part of is on the list itself, and reading its own name gives the same', () => {
  for (const name of [
    'Voetbal',
    'Beurs',
    'Europa',
    'Walcheren',
    'Limburg',
    'Twente',
    'Oekraïne',
    'Goes',
    'Vlaanderen',
  ]) {
    const sections = sectionNames(name);
    expect(sections[0]).toBe(name);
    expect(sections.flatMap((section) => sectionNames(section)[0])).toEqual(sections);
  }
});

test('each name on the list stands for one section', () => {
  const owners = new Map<string, Set<string>>();
  for (const { name, also = [] } of sectionList) {
    for (const one of [name, ...also]) {
      const key = splitWords(one).join(' ');
      owners.set(key, (owners.get(key) ?? new Set()).add(name));
    }
  }
  expect([...owners].filter(([, names]) => names.size > 1).map(([key, names]) => [key, ...names])).toEqual(
    [],
  );
});
