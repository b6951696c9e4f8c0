import { countryCode, countryName } from '../wire/countries.ts';
import { splitWords } from '../wire/words.ts';
import { foldName } from './gazetteer/fold.ts';
import { loadTable } from './gazetteer/table.ts';
import { type Section, sectionList } from './section-list.ts';

const byName = new Map<string, Section>();
for (const section of sectionList) {
  for (const name of [section.name, ...(section.also ?? [])]) {
    if (!byName.has(key(name))) byName.set(key(name), section);
  }
}

function key(name: string): string {
  return splitWords(name).join(' ');
}

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

/** What stands between the parts of a section's path. */
const pathSign = /\s*[/>|»:;,]\s*|\s+[-–—]\s+/u;

/** Parts of a path that are known; one of a single letter may be anything. */
function findInPath(name: string): readonly string[] | null {
  const parts = name.split(pathSign).filter((part) => part.length > 1);
  const found = parts.toReversed().flatMap((part) => findOne(part) ?? []);
  return found.length === 0 ? null : [...new Set(found)];
}

/**
 * A code of IPTC's subject codes or media topics, with its scheme or alone. The first two figures of a subject code, and of
 * the topics on top of the media topics, are one of the same 17.
 */
function findTopic(name: string): readonly string[] | null {
  const code = /(?:^|[:/#])(\d{8})$/.exec(name)?.[1];
  if (code === undefined) return null;
  const section = byName.get(code) ?? byName.get(`${code.slice(0, 2)}000000`);
  return section === undefined ? null : withParents(section);
}

function findOne(name: string): readonly string[] | null {
  const plain = name
    .replace(/^(?:regio|meer|nieuws|laatste|gemeente|provincie|oorlog in)\s+/iu, '')
    .replace(/[\s-]*nieuws$/iu, '');
  for (const one of [name, plain]) {
    const section = byName.get(key(one));
    if (section !== undefined) return withParents(section);
  }
  return findCountry(plain) ?? findRegion(plain);
}

function withParents(section: Section): readonly string[] {
  const names = [section.name];
  let within = section.within;
  while (within !== undefined) {
    const parent = byName.get(key(within));
    if (parent === undefined) return [...names, ...readSectionNames(within)];
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
