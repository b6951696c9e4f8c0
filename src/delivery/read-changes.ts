import type { StoryArchive } from '../archive/story-archive.ts';
import type { AmendmentBook } from './amendment.ts';

/** Changes that are read and noted at once. */
const readAtOnce = 500;

/**
 * Reads what changed in the archive since the last time, and plans what that means for messages that were posted; then
 * what an embargo that ended means. Rejects when archive or ledger fail: what was read so far is noted.
 */
export function createChangeReader(
  archive: Pick<StoryArchive, 'changedSince'>,
  ledger: Pick<AmendmentBook, 'changesReadTo' | 'noteChanges' | 'noteLifted'>,
): (now: number) => Promise<void> {
  return async (now) => {
    await ledger.noteLifted(now);
    let cursor = await ledger.changesReadTo();
    let isMore = true;
    while (isMore) {
      const feed = await archive.changedSince(cursor, readAtOnce);
      if (feed.changes.length > 0 || feed.cursor !== cursor) {
        await ledger.noteChanges(feed.changes, feed.cursor, now);
      }
      cursor = feed.cursor;
      isMore = feed.changes.length === readAtOnce;
    }
  };
}
