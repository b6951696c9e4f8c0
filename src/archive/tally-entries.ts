import type { Story } from '../wire/story.ts';
import { placeKey } from './held-cities.ts';
import { nameKey } from './names.ts';
import type { Names } from './story-archive.ts';
import { createWordCache } from './word-cache.ts';

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

/** What the key of a dateline's token begins with. */
const tokenKey = 'c_';

/** Names are few against how often each is counted: what was made of one is given again. */
const tokens = createWordCache(5_000, (name) => entryOf('city', tokenKey, name));
const sections = createWordCache(5_000, (name) => entryOf('section', '', name));

/** Null for a name without a letter or digit. */
function entryOf(kind: TallyEntry['kind'], before: string, name: string): TallyEntry | null {
  const key = nameKey(name);
  return key === '' ? null : { kind, key: `${before}${key}`, name, country: null };
}

/** What a story counts for: each place, each token of its dateline that no place stands for, its section. */
export function tallyEntries(story: Story, names: Names): readonly TallyEntry[] {
  const entries: TallyEntry[] = [];
  const places = story.dateline?.places ?? [];
  const cities = story.dateline?.cities ?? [];
  for (const { id, name, country } of places)
    put(entries, { kind: 'city', key: `${placeKey}${id}`, name, country });
  if (places.length < cities.length) {
    const named = places.map((place) => `${tokenKey}${nameKey(place.name)}`);
    for (const city of cities) {
      const token = tokens.get(city);
      if (token !== null && !named.includes(token.key)) put(entries, token);
    }
  }
  const [name = ''] = story.section === null ? [] : names.sections(story.section);
  const section = sections.get(name);
  if (section !== null) entries.push(section);
  return entries;
}

/** Of those that count for the same the last stays. */
function put(entries: TallyEntry[], entry: TallyEntry): void {
  const at = entries.findIndex(({ key }) => key === entry.key);
  if (at < 0) entries.push(entry);
  else entries[at] = entry;
}
