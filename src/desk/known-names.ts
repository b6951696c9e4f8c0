import type { Names } from '../archive/story-archive.ts';
import { countriesNear, countryCode } from '../wire/countries.ts';
import { agencies, findAgency } from '../wire/dateline/agencies.ts';
import { namesNear } from '../wire/near-names.ts';
import { provinces } from '../wire/provinces.ts';
import type { QueryField } from '../wire/query.ts';
import { sectionList } from '../wire/section-list.ts';
import { splitWords } from '../wire/words.ts';
import { foldName } from './gazetteer/fold.ts';
import { nameApart, prepareNamesApart } from './gazetteer/name-apart.ts';
import { findPlaces } from './gazetteer/resolve.ts';
import { createPlaceCounts, type PlaceCounts, suggestPlaces } from './gazetteer/suggest.ts';
import { loadTable } from './gazetteer/table.ts';
import { isKnownSection, sectionNames } from './sections.ts';

/** What Discord's autocomplete shows at most. */
const mostSuggestions = 25;

/**
 * What the desk knows of names, for the archive: its list of sections and its gazetteer. Reads the gazetteer at the first
 * call that needs it and throws when its table is missing.
 */
export const knownNames: Names = {
  sections: sectionNames,
  places: (name) => findPlaces(name).map((place) => place.id),
  placeNames: (name) => findPlaces(name).map((place) => place.name),
  apart: nameApart,
  near: nearNames,
  holdPlaces() {
    prepareNamesApart();
    const counts = createPlaceCounts();
    return {
      count: counts.set,
      suggest: (typed) =>
        suggestPlaces(typed, mostSuggestions, counts, true).map(({ place, fit }) => ({
          placeId: place.id,
          fit,
        })),
    };
  },
};

let none: PlaceCounts | null = null;

function noStories(): PlaceCounts {
  none ??= createPlaceCounts();
  return none;
}

/**
 * Whether the desk knows this name of a field, whatever stories there are: a section of the one list, a place or province
 * of the gazetteer, a country, an agency. A desk's own section may be none of these. Throws as `knownNames` does.
 */
export function isKnownName(field: QueryField, value: string): boolean {
  switch (field) {
    case 'city':
      return findPlaces(value).length > 0;
    case 'country':
      return countryCode(value) !== null;
    case 'province':
      // Neither a region's short form (`Ore.`) nor `Noordholland` is a name that stories are found by.
      return loadTable()
        .regions(foldName(value))
        .some(({ name }) => splitWords(name).join(' ') === splitWords(value).join(' '));
    case 'section':
      return isKnownSection(value);
    case 'agency':
      return findAgency(value) !== null;
  }
}

/**
 * What readers of a language call a place: `Moskou`, in English `Moscow`. `name`: as stories have it, `country`: ISO 3166-1
 * alpha-2. The name itself where no other is known. Throws as `knownNames` does.
 */
export function namePlace(name: string, country: string | null, language: 'nl' | 'en'): string {
  if (language === 'nl' || country === null) return name;
  const table = loadTable();
  const isIt = (row: number) => {
    const place = table.place(row);
    return place.name === name && place.country === country;
  };
  // The Dutch name comes first among those that go by it.
  const found = table.named(foldName(name)).find(({ row, grade }) => grade === 0 && isIt(row));
  return (found && table.english(found.row)) ?? name;
}

/**
 * Names of a field that somebody may have meant who typed one that stands for nothing, nearest first, three at most: a typo
 * away, begun so, or by another name of them (`Fryslân`). Throws as `knownNames` does.
 */
export function nearNames(field: QueryField, typed: string): readonly string[] {
  switch (field) {
    case 'city':
      return suggestPlaces(typed, 3, noStories()).map(({ place, matched }) => matched ?? place.name);
    case 'country':
      return countriesNear(typed);
    case 'province':
      return namesNear(typed, provinces);
    case 'section':
      return namesNear(
        typed,
        sectionList.map(({ name, also = [] }) => [name, ...also.filter((other) => other.length > 2)]),
      );
    case 'agency':
      return namesNear(
        typed,
        agencies.map(({ code, name, aliases }) => [code, name, ...aliases]),
      );
  }
}
