import { countryCode, countryName } from '../wire/countries.ts';
import { plainSection, sectionNamed, sectionOfTopic, sectionPath } from '../wire/listed-section.ts';
import type { Section } from '../wire/section-list.ts';
import { foldName } from './gazetteer/fold.ts';
import { loadTable } from './gazetteer/table.ts';

const known = new Map<string, readonly string[]>();
/** Sections are few; names that people type are remembered for as long as they are. */
const remembered = 1_000;

/**
 * The sections of the one list that a desk's section stands for, itself first, then what it is part of: `sectie:sport`
 * finds football, `sectie:voetbal` finds no cycling (`Voetbal`: Voetbal, Sport; `Financieel`: Economie). A country is
 * part of Buitenland, a region or town of the Netherlands of its province and of Regio. `Regio Beveland`, `Meer Sport`
 * and `Sportnieuws` are read without the word that says nothing. A path (`Sport/Voetbal`, `Nieuws > Binnenland`) is all that
 * its parts are, the last one first; a code of IPTC's (`subj:15054000`) is its topic. A section that is none of these is itself.
 *
 * Reads the gazetteer for a name that is not on the list, and throws when its table is missing.
 */
export function sectionNames(name: string): readonly string[] {
  const held = known.get(name);
  if (held !== undefined) return held;
  const names = readSectionNames(name.trim());
  if (known.size >= remembered) known.clear();
  known.set(name, names);
  return names;
}

/** Whether a section's name is on the one list in some form, or that of a country, region or town that stands for one. */
export function isKnownSection(name: string): boolean {
  return findSection(name.trim()) !== null;
}

function readSectionNames(name: string): readonly string[] {
  return name === '' ? [] : (findSection(name) ?? [name]);
}

function findSection(name: string): readonly string[] | null {
  return findOne(name) ?? findTopic(name) ?? findInPath(name);
}

/** Parts of a path that are known. */
function findInPath(name: string): readonly string[] | null {
  const found = sectionPath(name).flatMap((part) => findOne(part) ?? []);
  return found.length === 0 ? null : [...new Set(found)];
}

function findTopic(name: string): readonly string[] | null {
  const section = sectionOfTopic(name);
  return section === null ? null : withParents(section);
}

function findOne(name: string): readonly string[] | null {
  const section = sectionNamed(name);
  if (section !== null) return withParents(section);
  const plain = plainSection(name);
  return findCountry(plain) ?? findRegion(plain);
}

function withParents(section: Section): readonly string[] {
  const names = [section.name];
  let within = section.within;
  while (within !== undefined) {
    const parent = sectionNamed(within);
    if (parent === null) return [...names, ...readSectionNames(within)];
    names.push(parent.name);
    within = parent.within;
  }
  return names;
}

const european = new Set(
  (
    'AD AL AT BA BE BG BY CH CY CZ DE DK EE ES FI FO FR GB GR HR HU IE IS IT LI LT LU LV MC MD ME MK MT NO PL PT RO RS ' +
    'RU SE SI SK SM UA VA XK'
  ).split(' '),
);

/** A country by its name or a short form of several letters; its code alone is what desks call other things by. */
function findCountry(name: string): readonly string[] | null {
  if (name.length < 4 && !/^(?:VS|VK|USA)$/i.test(name)) return null;
  const code = countryCode(name);
  if (code === null || code === 'NL') return null;
  const parents = european.has(code) ? ['Europa', 'Buitenland'] : ['Buitenland'];
  return [countryName(code, 'nl'), ...parents];
}

/** The weight from which a town gives a section its name: 10,000 inhabitants, and what is a region anyway. */
const townSized = 4;

/** A region, municipality or town of the Netherlands. */
function findRegion(name: string): readonly string[] | null {
  const table = loadTable();
  const [near] = table
    .named(foldName(name))
    .filter(({ row, grade }) => grade < 2 && table.place(row).country === 'NL')
    .filter(({ row }) => table.weight(row) >= townSized && table.kind(row) !== 'country')
    .sort((a, b) => table.weight(b.row) - table.weight(a.row));
  if (near === undefined) return null;
  const { name: own, province } = table.place(near.row);
  return province === null || province === own ? [own, 'Regio'] : [own, province, 'Regio'];
}
