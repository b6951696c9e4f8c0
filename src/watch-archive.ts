import type { StoryArchive } from './archive/story-archive.ts';
import type { Database } from './store/database.ts';

/** Where another process may file unseen, the archive is looked through at least this often, ms. */
const atLeastEvery = 10 * 60_000;
const everything = { kind: 'all' } as const;

/**
 * Tells whether anything may have become news since it was last asked, at the cost of a look or two. In a SQLite file: by
 * whether anybody wrote in it. On a server (`database` null): by the newest stories and the feed of changes, and every ten
 * minutes in any case, since what came in late is among neither.
 */
export function watchArchive(
  archive: Pick<StoryArchive, 'find' | 'changedSince'>,
  database: Database | null,
): (now: number) => Promise<boolean> {
  let before: { readonly mark: string; readonly at: number } | null = null;
  let cursor = 0;
  let lookedAt = Number.NEGATIVE_INFINITY;
  const changes = database?.prepare('SELECT total_changes()').pluck();

  async function markOf(now: number): Promise<string> {
    if (database !== null) {
      return `${changes?.get()} ${database.pragma('data_version', { simple: true })}`;
    }
    let isMore = true;
    while (isMore) {
      const feed = await archive.changedSince(cursor, 500);
      isMore = feed.changes.length === 500;
      cursor = feed.cursor;
    }
    const { stories } = await archive.find(everything, { limit: 100 }, now);
    return `${cursor} ${stories.map(({ id }) => id).join(' ')}`;
  }

  /** What was under an embargo becomes news without anybody writing. */
  async function hasLifted(since: number, now: number): Promise<boolean> {
    const { stories } = await archive.find(everything, { limit: 1, from: since + 1, to: now + 1 }, now);
    return stories.length > 0;
  }

  return async (now) => {
    const last = before;
    const mark = await markOf(now);
    before = { mark, at: now };
    const isLate = database === null && Math.abs(now - lookedAt) >= atLeastEvery;
    const moved = isLate || last === null || last.mark !== mark || (await hasLifted(last.at, now));
    if (moved) lookedAt = now;
    return moved;
  };
}
