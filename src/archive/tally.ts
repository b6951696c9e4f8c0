import type { Database } from '../store/database.ts';
import type { Story } from '../wire/story.ts';
import { createHeldTally, type HeldTally } from './held-tally.ts';
import type { CityCount, Names } from './story-archive.ts';
import { type TallyCount, type TallyEntry, tallyEntries } from './tally-entries.ts';
import { createTallyRows } from './tally-rows.ts';

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

/** The counts are kept in the file; what was read once is held in memory and brought up to date by what changed since. */
export function createTally(db: Database, names: Names): Tally {
  const rows = createTallyRows(db);
  const changedSince = db.prepare<[number]>(
    'SELECT kind, key, name, country, stories FROM tally WHERE changed > ?',
  );
  const all = db.prepare('SELECT kind, key, name, country, stories FROM tally WHERE stories > 0');
  let held: { readonly tally: HeldTally; upTo: number } | null = null;
  /** Whether this connection wrote since, and what told that another one did. */
  let hasWritten = false;
  let version: unknown = null;
  /** What a transaction has counted so far, by kind and key: most of its stories are of the same few sections. */
  const unwritten: Readonly<
    Record<TallyEntry['kind'], Map<string, { readonly entry: TallyEntry; by: number }>>
  > = {
    city: new Map(),
    section: new Map(),
  };

  function load(waiting: readonly Story[]): HeldTally {
    // A question may come in between two turns of one large transaction.
    flush();
    // Another process or thread (copy coming in beside the bot that answers) may have written.
    const seen = db.pragma('data_version', { simple: true });
    if (held === null || hasWritten || seen !== version) held = bringUpToDate();
    version = seen;
    hasWritten = false;
    held.tally.setWaiting(waiting);
    return held.tally;
  }

  function bringUpToDate(): NonNullable<typeof held> {
    const upTo = rows.lastNumber();
    // Numbers that ran back are of a table that was made again.
    if (held === null || upTo < held.upTo) {
      const tally = createHeldTally(names);
      tally.update(all.all() as TallyCount[]);
      return { tally, upTo };
    }
    if (upTo > held.upTo) held.tally.update(changedSince.all(held.upTo) as TallyCount[]);
    held.upTo = upTo;
    return held;
  }

  function flush(): void {
    const steps = [...unwritten.city.values(), ...unwritten.section.values()];
    if (steps.length === 0) return;
    hasWritten = true;
    rows.add(steps.filter(({ by }) => by !== 0));
    clear();
  }

  function clear(): void {
    unwritten.city.clear();
    unwritten.section.clear();
  }

  return {
    count(story, by) {
      for (const entry of tallyEntries(story, names)) {
        const counted = unwritten[entry.kind].get(entry.key);
        if (counted) counted.by += by;
        else unwritten[entry.kind].set(entry.key, { entry, by });
      }
    },
    flush,
    forget() {
      clear();
      held = null;
    },
    cities: (typed, limit, waiting) => load(waiting).cities(typed, limit),
    sections: (waiting) => load(waiting).sections(),
  };
}
