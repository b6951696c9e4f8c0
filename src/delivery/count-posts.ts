import type { Database } from '../store/database.ts';

/**
 * How many messages in channels show a story, by its id; none that was deleted, and with `since` (ms since the epoch) only
 * those posted after that. Rejects when the ledger cannot be read.
 */
export type PostCounter = (storyId: string, since?: number) => Promise<number>;

/** Counts posts in a ledger's tables, which are made already. */
export function createPostCounter(db: Database): PostCounter {
  const count = db
    .prepare<[string, number]>(
      `SELECT count(*) FROM channel_story s JOIN delivery d ON d.id = s.delivery
       WHERE s.story = ? AND s.place IS NOT NULL AND d.state = 'sent' AND d.gone = 0
         AND d.settled_at > ?`,
    )
    .pluck();
  return async (storyId, since = 0) => Number(count.get(storyId, since) ?? 0);
}
