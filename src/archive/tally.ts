import type { Database } from '../store/database.ts';
import type { Story } from '../wire/story.ts';
import { countCities } from './complete-city.ts';
import type { CityCount, Names } from './story-archive.ts';
import { addEntries, type TallyCount, type TallyEntry, tallyEntries } from './tally-entries.ts';

/** How many stories that may be shown carry each city and section. */
export interface Tally {
  /** Counts a story in (1) or out (-1); to be called inside a transaction. */
  count(story: Story, by: 1 | -1): void;
  /** Writes what was counted; before the transaction ends. */
  flush(): void;
  /** To be called when a transaction was undone. */
  forget(): void;
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
  const kept = new Map<string, readonly TallyCount[]>();
  let version: unknown = null;
  /** What a transaction has counted so far, by kind and key: most of its stories are of the same few sections. */
  const unwritten = new Map<string, { readonly entry: TallyEntry; by: number }>();

  function load(kind: TallyEntry['kind'], waiting: readonly Story[]): readonly TallyCount[] {
    // A question may come in between two turns of one large transaction.
    flush();
    // Another process (an import beside the running bot) may have written.
    const seen = db.pragma('data_version', { simple: true });
    if (seen !== version) kept.clear();
    version = seen;
    let counted = kept.get(kind);
    if (!counted) {
      counted = read.all(kind) as readonly TallyCount[];
      kept.set(kind, counted);
    }
    return waiting.length === 0
      ? counted
      : addEntries(
          counted,
          waiting.flatMap((story) => tallyEntries(story, names)),
          kind,
        );
  }

  function flush(): void {
    if (unwritten.size === 0) return;
    kept.clear();
    for (const { entry, by } of unwritten.values())
      if (by !== 0) add.run(entry.kind, entry.key, entry.name, entry.country, by);
    unwritten.clear();
  }

  return {
    count(story, by) {
      for (const entry of tallyEntries(story, names)) {
        const place = `${entry.kind} ${entry.key}`;
        const counted = unwritten.get(place);
        if (counted) counted.by += by;
        else unwritten.set(place, { entry, by });
      }
    },
    flush,
    forget() {
      unwritten.clear();
      kept.clear();
    },
    cities(typed, limit, waiting) {
      const all = load('city', waiting);
      return countCities(typed, all, names, limit);
    },
    sections: (waiting) => load('section', waiting).map(({ name, stories }) => ({ name, stories })),
  };
}
