import type { PostgresQuery } from '../../store/postgres.ts';
import type { Story } from '../../wire/story.ts';
import { createHeldTally, type HeldTally } from '../held-tally.ts';
import type { CityCount, Names } from '../story-archive.ts';
import { readStoryRow, type StoryRow, storyColumns } from '../story-row.ts';
import { type TallyCount, type TallyEntry, tallyEntries } from '../tally-entries.ts';

/** How many stories that may be shown carry each city and section: as `Tally` of SQLite. */
export interface PostgresTally {
  /**
   * Counts stories in and out, on the connection of the transaction. To be followed by `forget` when that has ended,
   * whichever way.
   */
  count(send: PostgresQuery, changes: readonly TallyChange[]): Promise<void>;
  /** What is held in memory may no longer be true. */
  forget(): void;
  cities(typed: string, limit: number, now: number): Promise<readonly CityCount[]>;
  sections(now: number): Promise<readonly { readonly name: string; readonly stories: number }[]>;
}

/** A story counted in (1) or out (-1). */
export interface TallyChange {
  readonly story: Story;
  readonly by: 1 | -1;
}

/** What is held in memory, true as of the change with this number. */
interface Held {
  readonly tally: HeldTally;
  readonly version: number;
  /** From when to when (ms) no embargo lifts, which changes what is shown and writes nothing. */
  readonly from: number;
  readonly to: number;
}

const isWaiting = "counted = 0 AND status = 'usable'";
const columns = 'kind, key, name, country, stories';
/**
 * The number of the last change, what counts came to by those behind another, and what an embargo kept out of them until now: in
 * one question, since a keystroke waits for it.
 */
const stateOfTally = `SELECT (SELECT value FROM archive_state WHERE key = 'tally') AS value,
  (SELECT min(embargo_until) FROM story WHERE ${isWaiting} AND embargo_until > $1) AS due,
  (SELECT json_agg(counted) FROM (SELECT ${columns} FROM tally WHERE changed > $2) AS counted) AS changed,
  (SELECT json_agg(waiting) FROM (
    SELECT ${storyColumns} FROM story WHERE ${isWaiting} AND embargo_until <= $1
  ) AS waiting) AS lifted`;

interface StateOfTally {
  readonly value: number | null;
  readonly due: number | null;
  readonly changed: readonly TallyCount[] | null;
  readonly lifted: readonly StoryRow[] | null;
}

/** Adds to counts, numbering the change; on the connection of the transaction. */
export async function addToTally(
  send: PostgresQuery,
  steps: readonly { readonly entry: TallyEntry; readonly by: number }[],
): Promise<void> {
  await send(
    `WITH change AS (
       INSERT INTO archive_state (key, value) VALUES ('tally', 1)
       ON CONFLICT (key) DO UPDATE SET value = archive_state.value + 1 RETURNING value
     )
     INSERT INTO tally (kind, key, name, country, stories, changed)
     SELECT step.*, change.value
     FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::integer[]) AS step CROSS JOIN change
     ON CONFLICT (kind, key) DO UPDATE SET stories = tally.stories + excluded.stories, changed = excluded.changed`,
    [
      steps.map(({ entry }) => entry.kind),
      steps.map(({ entry }) => entry.key),
      steps.map(({ entry }) => entry.name),
      steps.map(({ entry }) => entry.country),
      steps.map(({ by }) => by),
    ],
  );
}

/**
 * The tallies of one database, its tables made already. They are answered from memory, which is held against the
 * database (another process may have written) when it is older than `freshFor` ms, and brought up to date by what changed.
 */
export function createPostgresTally(query: PostgresQuery, names: Names, freshFor: number): PostgresTally {
  let held: Promise<Held> | null = null;
  let checkedAt = Number.NEGATIVE_INFINITY;

  async function read(before: Held | null, now: number): Promise<Held> {
    const [state] = await query<StateOfTally>(stateOfTally, [now, before?.version ?? null]);
    const version = state?.value ?? 0;
    const isOn = before !== null && version >= before.version;
    const tally = isOn ? before.tally : createHeldTally(names);
    if (!isOn) tally.update(await query<TallyCount>(`SELECT ${columns} FROM tally WHERE stories > 0`));
    else if (state?.changed) tally.update(state.changed);
    tally.setWaiting((state?.lifted ?? []).map(readStoryRow));
    return { tally, version, from: now, to: state?.due ?? Number.POSITIVE_INFINITY };
  }

  async function load(now: number): Promise<HeldTally> {
    const isFresh = performance.now() - checkedAt < freshFor;
    if (held && isFresh) {
      const { tally, from, to } = await held;
      if (now >= from && now < to) return tally;
    }
    const before = held;
    const reading = (async () => read(before === null ? null : await before, now))();
    held = reading;
    checkedAt = performance.now();
    try {
      return (await reading).tally;
    } catch (error) {
      if (held === reading) held = null;
      throw error;
    }
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
      await addToTally(
        send,
        [...sums.values()].filter(({ by }) => by !== 0),
      );
    },
    forget() {
      checkedAt = Number.NEGATIVE_INFINITY;
    },
    async cities(typed, limit, now) {
      return (await load(now)).cities(typed, limit);
    },
    async sections(now) {
      return (await load(now)).sections();
    },
  };
}
