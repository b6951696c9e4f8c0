import type { PostgresQuery } from '../../store/postgres.ts';
import type { Story } from '../../wire/story.ts';
import { countCities } from '../complete-city.ts';
import type { CityCount, Names } from '../story-archive.ts';
import { readStoryRow, type StoryRow, storyColumns } from '../story-row.ts';
import { addEntries, type TallyCount, type TallyEntry, tallyEntries } from '../tally-entries.ts';

/** How many stories that may be shown carry each city and section: as `Tally` of SQLite. */
export interface PostgresTally {
  /**
   * Counts stories in and out, on the connection of the transaction. To be followed by `forget` when that has ended,
   * whichever way.
   */
  count(send: PostgresQuery, changes: readonly TallyChange[]): Promise<void>;
  /** What is held in memory is no longer true. */
  forget(): void;
  cities(typed: string, limit: number, now: number): Promise<readonly CityCount[]>;
  sections(now: number): Promise<readonly { readonly name: string; readonly stories: number }[]>;
}

/** A story counted in (1) or out (-1). */
export interface TallyChange {
  readonly story: Story;
  readonly by: 1 | -1;
}

/** What is held in memory. */
interface Held {
  readonly version: number;
  readonly city: readonly TallyCount[];
  readonly section: readonly TallyCount[];
  /** Stories that are not counted yet, for the embargo that they were under. */
  readonly waiting: readonly Story[];
}

const stateOfTally = "SELECT value FROM archive_state WHERE key = 'tally'";

/**
 * The tallies of one database, its tables made already. They are answered from memory, which is held against the
 * database (another process may have written) when it is older than `freshFor` ms.
 */
export function createPostgresTally(query: PostgresQuery, names: Names, freshFor: number): PostgresTally {
  let held: Promise<Held> | null = null;
  let checkedAt = Number.NEGATIVE_INFINITY;

  async function read(before: Held | null): Promise<Held> {
    const [state] = await query<{ value: number }>(stateOfTally);
    const version = state?.value ?? 0;
    if (before?.version === version) return before;
    const counts = await query<TallyCount>(
      'SELECT kind, key, name, country, stories FROM tally WHERE stories > 0 ORDER BY stories DESC, name COLLATE "C"',
    );
    const waiting = await query<StoryRow>(
      `SELECT ${storyColumns} FROM story WHERE counted = 0 AND status = 'usable'`,
    );
    return {
      version,
      city: counts.filter(({ kind }) => kind === 'city'),
      section: counts.filter(({ kind }) => kind === 'section'),
      waiting: waiting.map(readStoryRow),
    };
  }

  async function load(): Promise<Held> {
    const isFresh = performance.now() - checkedAt < freshFor;
    if (held && isFresh) return held;
    const before = held;
    const reading = (async () => read(before === null ? null : await before))();
    held = reading;
    checkedAt = performance.now();
    try {
      return await reading;
    } catch (error) {
      if (held === reading) held = null;
      throw error;
    }
  }

  /** What is counted at `now`, with the stories whose embargo has lifted since they were. */
  async function countsOf(kind: TallyEntry['kind'], now: number): Promise<readonly TallyCount[]> {
    const state = await load();
    const lifted = state.waiting.filter(({ embargoUntil }) => embargoUntil !== null && embargoUntil <= now);
    if (lifted.length === 0) return state[kind];
    return addEntries(
      state[kind],
      lifted.flatMap((story) => tallyEntries(story, names)),
      kind,
    );
  }

  return {
    async count(send, changes) {
      const sums = new Map<string, { readonly entry: TallyEntry; by: number }>();
      for (const { story, by } of changes) {
        for (const entry of tallyEntries(story, names)) {
          const sum = sums.get(entry.key);
          if (sum) sum.by += by;
          else sums.set(entry.key, { entry, by });
        }
      }
      const rows = [...sums.values()].filter(({ by }) => by !== 0);
      await send(
        `WITH changed AS (
           INSERT INTO archive_state (key, value) VALUES ('tally', 1)
           ON CONFLICT (key) DO UPDATE SET value = archive_state.value + 1
         )
         INSERT INTO tally (kind, key, name, country, stories)
         SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::integer[])
         ON CONFLICT (kind, key) DO UPDATE SET stories = tally.stories + excluded.stories`,
        [
          rows.map(({ entry }) => entry.kind),
          rows.map(({ entry }) => entry.key),
          rows.map(({ entry }) => entry.name),
          rows.map(({ entry }) => entry.country),
          rows.map(({ by }) => by),
        ],
      );
    },
    forget() {
      held = null;
    },
    async cities(typed, limit, now) {
      return countCities(typed, await countsOf('city', now), names, limit);
    },
    async sections(now) {
      return (await countsOf('section', now)).map(({ name, stories }) => ({ name, stories }));
    },
  };
}
