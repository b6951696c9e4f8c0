import type { Database } from '../store/database.ts';
import type { Story } from '../wire/story.ts';
import { completeCity, placeKey } from './complete-city.ts';
import { nameKey } from './names.ts';
import type { CityCount, Names } from './story-archive.ts';

interface Entry {
  readonly kind: 'city' | 'section';
  readonly key: string;
  readonly name: string;
  readonly country: string | null;
}

interface Counted extends Entry {
  readonly stories: number;
}

/** How many stories that may be shown carry each city and section. */
export interface Tally {
  /** Counts a story in (1) or out (-1). */
  count(story: Story, by: 1 | -1): void;
  /** `waiting`: stories that may be shown and are not counted yet, their embargo having lifted just now. */
  cities(typed: string, limit: number, waiting: readonly Story[]): readonly CityCount[];
  sections(waiting: readonly Story[]): readonly { readonly name: string; readonly stories: number }[];
}

/** The counts are kept in the file; what is read is held in memory for as long as nothing was written. */
export function createTally(db: Database, names: Names): Tally {
  const add = db.prepare<[string, string, string, string | null, number]>(
    `INSERT INTO tally (kind, key, name, country, stories) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (kind, key) DO UPDATE SET stories = stories + excluded.stories`,
  );
  const read = db.prepare<[string]>(
    'SELECT kind, key, name, country, stories FROM tally WHERE kind = ? AND stories > 0 ORDER BY stories DESC, name',
  );
  const kept = new Map<string, readonly Counted[]>();
  let version: unknown = null;

  function load(kind: Entry['kind'], waiting: readonly Story[]): readonly Counted[] {
    // Another process (an import beside the running bot) may have written.
    const seen = db.pragma('data_version', { simple: true });
    if (seen !== version) kept.clear();
    version = seen;
    let counted = kept.get(kind);
    if (!counted) {
      counted = read.all(kind) as readonly Counted[];
      kept.set(kind, counted);
    }
    return waiting.length === 0
      ? counted
      : addTo(
          counted,
          waiting.flatMap((story) => entriesOf(story, names)),
          kind,
        );
  }

  return {
    count(story, by) {
      kept.clear();
      for (const { kind, key, name, country } of entriesOf(story, names))
        add.run(kind, key, name, country, by);
    },
    cities(typed, limit, waiting) {
      const all = load('city', waiting);
      return completeCity(typed, all, names)
        .slice(0, limit)
        .map(({ name, country, stories }) => ({ name, country, stories }));
    },
    sections: (waiting) => load('section', waiting).map(({ name, stories }) => ({ name, stories })),
  };
}

/** What a story counts for: each place, each token of its dateline that no place stands for, its section. */
function entriesOf(story: Story, names: Names): readonly Entry[] {
  const entries = new Map<string, Entry>();
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

function addTo(
  counted: readonly Counted[],
  entries: readonly Entry[],
  kind: Entry['kind'],
): readonly Counted[] {
  const sum = new Map(counted.map((one) => [one.key, one]));
  for (const entry of entries) {
    if (entry.kind !== kind) continue;
    sum.set(entry.key, { ...entry, ...sum.get(entry.key), stories: (sum.get(entry.key)?.stories ?? 0) + 1 });
  }
  return [...sum.values()].sort((a, b) => b.stories - a.stories || a.name.localeCompare(b.name, 'nl'));
}
