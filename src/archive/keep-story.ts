import type { Database } from '../store/database.ts';
import type { ArchivedStory, Story } from '../wire/story.ts';
import { decideKeeping } from './keep-rules.ts';
import type { Judgement } from './story-archive.ts';
import { createStoryChanges } from './story-changes.ts';
import { readStoryRow, type StoryRow, storyColumns } from './story-row.ts';
import { textHash } from './text-hash.ts';
import { createStoryWriter, type StoryRooms } from './write-story.ts';

/**
 * Keeps one item as it was judged and gives the story as it is now held; to be called inside a transaction. `item`: as
 * it came in, by whose key and text the story will be known again; `now` in ms. What else the judgement says of other
 * stories is kept with it.
 */
export function createKeeper(
  db: Database,
  rooms: StoryRooms,
): (item: Story, judgement: Judgement, now: number) => ArchivedStory {
  const { near, tally } = rooms;
  const { write } = createStoryWriter(db, rooms);
  const byId = db.prepare<[string]>(`SELECT ${storyColumns} FROM story WHERE id = ?`);
  const touch = db.prepare<[bigint, string]>(
    'UPDATE story SET last_seen_at = max(last_seen_at, ?) WHERE id = ?',
  );
  const keepRevision = db.prepare<[string, number, bigint, string]>(
    'INSERT INTO story_revision (id, revision, changed_at, body) VALUES (?, ?, ?, ?)',
  );
  const lifted = db.prepare<[bigint]>(
    `SELECT ${storyColumns} FROM story WHERE counted = 0 AND status = 'usable' AND embargo_until <= ?`,
  );
  const setCounted = db.prepare<[bigint]>('UPDATE story SET counted = 1 WHERE seq = ?');

  const link = db.prepare<[string, string]>('UPDATE story SET follows = coalesce(follows, ?) WHERE id = ?');

  const changes = createStoryChanges(db);

  const goneSince = db.prepare<[bigint]>('SELECT first_seen_at FROM story_gone WHERE hash = ?').pluck();

  let settledAt = Number.NaN;

  /** Counts what an embargo kept out of the tallies until now. */
  function settle(now: number): void {
    for (const row of lifted.all(BigInt(now)) as StoryRow[]) {
      tally.count(readStoryRow(row), 1);
      setCounted.run(BigInt(row.seq));
    }
  }

  /** What has no time of its own and was let go before counts from when it was first seen: it is no news of today. */
  function sinceGone(story: ArchivedStory): ArchivedStory {
    const text = story.publishedAt === null ? textHash(story) : null;
    const since = text === null ? undefined : (goneSince.get(text) as number | undefined);
    return since === undefined ? story : { ...story, firstSeenAt: Math.min(story.firstSeenAt, since) };
  }

  function file(item: Story, judgement: Judgement, now: number): ArchivedStory {
    const { id } = judgement.story;
    const held = near.mayHold(id) ? (byId.get(id) as StoryRow | undefined) : undefined;
    const kept = decideKeeping(item, judgement, held, now);
    const { isWritten, keepsEarlier } = kept;
    const story = held ? kept.story : sinceGone(kept.story);
    if (held && keepsEarlier) {
      keepRevision.run(held.id, held.revision, BigInt(held.changed_at), held.body);
      changes.note(held, story, now);
    }
    if (isWritten) write(story, held, judgement.follows, now);
    else touch.run(BigInt(now), story.id);
    return story;
  }

  return (item, judgement, now) => {
    if (now !== settledAt) settle(now);
    settledAt = now;
    const story = file(item, judgement, now);
    near.remember(item, story.id);
    // They change when this item says so, whenever they came in themselves.
    const { capturedAt } = item;
    for (const killed of judgement.alsoKilled ?? []) {
      file({ ...killed, capturedAt }, { filing: 'killed', story: killed, follows: null }, now);
      near.remember(killed, killed.id);
    }
    for (const changed of judgement.alsoChanged ?? []) {
      file({ ...changed, capturedAt }, { filing: 'changed', story: changed, follows: null }, now);
    }
    for (const id of judgement.followedBy ?? []) link.run(story.id, id);
    return story;
  };
}
