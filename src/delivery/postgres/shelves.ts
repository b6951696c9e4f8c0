import type { PostgresQuery } from '../../store/postgres.ts';

/** Which delivery holds a story for a channel, as it was read, with what was put there since. */
export interface Shelves {
  holderOf(channel: string, story: string): string | undefined;
  /** Once that a holder before it lets the story go. */
  put(channel: string, story: string, delivery: string): void;
  /** What was put. */
  readonly added: Iterable<Held>;
}

interface Held {
  readonly channel: string;
  readonly story: string;
  readonly delivery: string;
}

/** Reads who holds these stories, each with its channel, which the transaction has locked. */
export async function readShelves(
  send: PostgresQuery,
  stories: readonly (readonly [channel: string, story: string])[],
): Promise<Shelves> {
  const rows = await send<Held>(
    `SELECT channel, story, delivery FROM channel_story
     JOIN (SELECT DISTINCT * FROM unnest($1::text[], $2::text[]) AS named (channel, story)) AS wanted USING (channel, story)`,
    [stories.map(([channel]) => channel), stories.map(([, story]) => story)],
  );
  const keyOf = (channel: string, story: string) => JSON.stringify([channel, story]);
  const held = new Map(rows.map((row) => [keyOf(row.channel, row.story), row]));
  const added = new Map<string, Held>();
  return {
    holderOf: (channel, story) => held.get(keyOf(channel, story))?.delivery,
    put(channel, story, delivery) {
      const key = keyOf(channel, story);
      held.set(key, { channel, story, delivery });
      added.set(key, { channel, story, delivery });
    },
    get added() {
      return added.values();
    },
  };
}

/** Writes what was put on shelves, but for what was withdrawn after that. The holders before have been let go. */
export async function writeStories(
  send: PostgresQuery,
  shelves: Shelves,
  withdrawn: ReadonlySet<string> = new Set(),
): Promise<void> {
  const added = [...shelves.added].filter(({ delivery }) => !withdrawn.has(delivery));
  await send(
    `INSERT INTO channel_story (channel, story, delivery)
     SELECT * FROM unnest($1::text[], $2::text[], $3::text[])`,
    [
      added.map(({ channel }) => channel),
      added.map(({ story }) => story),
      added.map(({ delivery }) => delivery),
    ],
  );
}
