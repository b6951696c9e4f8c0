import type { Names } from '../archive/story-archive.ts';
import { findPlaces } from './gazetteer/resolve.ts';
import { loadTable } from './gazetteer/table.ts';
import { sectionNames } from './sections.ts';

/**
 * What the desk knows of names, for the archive: its list of sections and its gazetteer. Reads the gazetteer at the first
 * call that needs it and throws when its table is missing.
 */
export const knownNames: Names = {
  sections: sectionNames,
  places: (name) => findPlaces(name).map((place) => place.id),
  namesOf(placeId) {
    const table = loadTable();
    const row = table.rowOf(placeId);
    return row === null ? [] : table.names(row);
  },
};
