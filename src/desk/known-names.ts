import type { Names } from '../archive/story-archive.ts';
import { nameApart } from './gazetteer/name-apart.ts';
import { findPlaces } from './gazetteer/resolve.ts';
import { suggestPlaces } from './gazetteer/suggest.ts';
import { sectionNames } from './sections.ts';

/** What Discord's autocomplete shows at most. */
const mostSuggestions = 25;

/**
 * What the desk knows of names, for the archive: its list of sections and its gazetteer. Reads the gazetteer at the first
 * call that needs it and throws when its table is missing.
 */
export const knownNames: Names = {
  sections: sectionNames,
  places: (name) => findPlaces(name).map((place) => place.id),
  apart: nameApart,
  suggest: (typed, countOf) =>
    suggestPlaces(typed, mostSuggestions, countOf)
      .filter(({ stories }) => stories > 0)
      .map(({ place, matched }) => ({ placeId: place.id, name: matched ?? place.name })),
};
