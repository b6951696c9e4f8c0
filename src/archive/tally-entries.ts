import type { Story } from '../wire/story.ts';
import { placeKey } from './held-cities.ts';
import { nameKey } from './names.ts';
import type { Names } from './story-archive.ts';

/** What a story counts for: a city or a section. */
export interface TallyEntry {
  readonly kind: 'city' | 'section';
  /** The same for every way to write it; of cities as `CountedCity` has it. */
  readonly key: string;
  readonly name: string;
  /** ISO 3166-1 alpha-2 of a place of the gazetteer. */
  readonly country: string | null;
}

/** A city or section and how many stories carry it. */
export interface TallyCount extends TallyEntry {
  readonly stories: number;
}

/** What a story counts for: each place, each token of its dateline that no place stands for, its section. */
export function tallyEntries(story: Story, names: Names): readonly TallyEntry[] {
  const entries = new Map<string, TallyEntry>();
  const places = story.dateline?.places ?? [];
  const cities = story.dateline?.cities ?? [];
  for (const place of places) {
    entries.set(place.id, {
      kind: 'city',
      key: `${placeKey}${place.id}`,
      name: place.name,
      country: place.country,
    });
  }
  if (places.length < cities.length) {
    const named = new Set(places.map((place) => nameKey(place.name)));
    for (const city of cities) {
      const key = nameKey(city);
      if (key !== '' && !named.has(key))
        entries.set(`c_${key}`, { kind: 'city', key: `c_${key}`, name: city, country: null });
    }
  }
  const [section = ''] = story.section === null ? [] : names.sections(story.section);
  const key = nameKey(section);
  if (key !== '') entries.set(`s_${key}`, { kind: 'section', key, name: section, country: null });
  return [...entries.values()];
}
