import type { Story } from '../wire/story.ts';
import { countCities } from './complete-city.ts';
import { type CountedCity, createHeldCities } from './held-cities.ts';
import type { CityCount, Names } from './story-archive.ts';
import { type TallyCount, type TallyEntry, tallyEntries } from './tally-entries.ts';

/** The counts in memory, from which is answered; kept true by what changes. */
export interface HeldTally {
  /** Takes in what was counted: how many stories each of these has now. */
  update(counts: readonly TallyCount[]): void;
  /** Adds these stories, which may be shown and are not counted yet, in the place of those of the last time. */
  setWaiting(stories: readonly Story[]): void;
  cities(typed: string, limit: number): readonly CityCount[];
  /** Most stories first, then by name. */
  sections(): readonly { readonly name: string; readonly stories: number }[];
}

/** Counts of nothing yet. */
export function createHeldTally(names: Names): HeldTally {
  /** What was counted and what waits, by `placeOf`. */
  const counted = new Map<string, TallyCount>();
  let waiting = new Map<string, { readonly entry: TallyEntry; stories: number }>();
  const cities = createHeldCities(names);
  const sections = new Map<string, { readonly name: string; readonly stories: number }>();

  function show(entries: Iterable<TallyEntry>): void {
    const changed: CountedCity[] = [];
    for (const entry of entries) {
      const place = placeOf(entry);
      const stories = (counted.get(place)?.stories ?? 0) + (waiting.get(place)?.stories ?? 0);
      const { key, country } = entry;
      const name = counted.get(place)?.name ?? entry.name;
      if (entry.kind === 'city') changed.push({ key, name, country, stories });
      else if (stories > 0) sections.set(key, { name, stories });
      else sections.delete(key);
    }
    cities.put(changed);
  }

  return {
    update(counts) {
      for (const count of counts) {
        if (count.stories > 0) counted.set(placeOf(count), count);
        else counted.delete(placeOf(count));
      }
      show(counts);
    },
    setWaiting(stories) {
      if (stories.length === 0 && waiting.size === 0) return;
      const before = waiting;
      waiting = new Map();
      for (const entry of stories.flatMap((story) => tallyEntries(story, names))) {
        const held = waiting.get(placeOf(entry));
        if (held) held.stories += 1;
        else waiting.set(placeOf(entry), { entry, stories: 1 });
      }
      const touched = new Map([...before, ...waiting]);
      show([...touched.values()].map(({ entry }) => entry));
    },
    cities: (typed, limit) => countCities(typed, cities, limit),
    sections: () =>
      [...sections.values()].sort((a, b) => b.stories - a.stories || (a.name < b.name ? -1 : 1)),
  };
}

function placeOf({ kind, key }: TallyEntry): string {
  return `${kind} ${key}`;
}
