import type { Database } from '../store/database.ts';
import { type ArchivedStory, newsTime, type Story } from '../wire/story.ts';
import type { NearCopies } from './near-copies.ts';
import { createNewsClock, isAtNewsTime } from './news-clock.ts';
import type { Judgement } from './story-archive.ts';
import type { StoryIndex } from './story-index.ts';
import { readStoryRow, type StoryRow, storyBody, storyColumns } from './story-row.ts';
import type { Tally } from './tally.ts';
import { headlineHash } from './text-hash.ts';

const day = 86_400_000;

/**
 * Keeps one item as it was judged and gives the story as it is now held; to be called inside a transaction. `item`: as
 * it came in, by whose key and text the story will be known again; `now` in ms.
 */
export function createKeeper(
  db: Database,
  rooms: { readonly near: NearCopies; readonly tally: Tally; readonly index: StoryIndex },
): (item: Story, judgement: Judgement, now: number) => ArchivedStory {
  const { near, tally, index } = rooms;
  const newsClock = createNewsClock(db);
  const byId = db.prepare<[string]>(`SELECT ${storyColumns} FROM story WHERE id = ?`);
  const insert = db.prepare(
    `INSERT INTO story (seq, id, status, news_at, embargo_until, revision, first_seen_at, changed_at, last_seen_at,
       counted, headline_hash, follows, body)
     VALUES (@seq, @id, @status, @newsAt, @embargoUntil, @revision, @firstSeenAt, @changedAt, @now, @counted,
       @headline, @follows, @body)
     ON CONFLICT (id) DO UPDATE SET seq = excluded.seq, status = excluded.status, news_at = excluded.news_at,
       embargo_until = excluded.embargo_until, revision = excluded.revision, first_seen_at = excluded.first_seen_at,
       changed_at = excluded.changed_at, last_seen_at = max(last_seen_at, excluded.last_seen_at),
       counted = excluded.counted, headline_hash = excluded.headline_hash,
       follows = coalesce(excluded.follows, follows), body = excluded.body`,
  );
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

  /** Counts what an embargo kept out of the tallies until now. */
  function settle(now: number): void {
    for (const row of lifted.all(BigInt(now)) as StoryRow[]) {
      tally.count(readStoryRow(row), 1);
      setCounted.run(BigInt(row.seq));
    }
  }

  function write(
    story: ArchivedStory,
    held: StoryRow | undefined,
    follows: string | null,
    now: number,
  ): void {
    const newsAt = newsTime(story);
    if (held) takeOut(held);
    const seq = held && isAtNewsTime(held.seq, newsAt) ? held.seq : newsClock(newsAt);
    const usable = story.status === 'usable';
    const counted = usable && (story.embargoUntil === null || story.embargoUntil <= now);
    insert.run({
      seq: BigInt(seq),
      id: story.id,
      status: story.status,
      newsAt: BigInt(newsAt),
      embargoUntil: story.embargoUntil === null ? null : BigInt(story.embargoUntil),
      revision: story.revision,
      firstSeenAt: BigInt(story.firstSeenAt),
      changedAt: BigInt(story.changedAt),
      now: BigInt(now),
      counted: counted ? 1 : 0,
      headline: headlineHash(story.headline),
      follows,
      body: storyBody(story),
    });
    near.index(story, seq, newsAt);
    if (counted) tally.count(story, 1);
    if (usable) index.add(story, seq);
  }

  function takeOut(held: StoryRow): void {
    const story = readStoryRow(held);
    near.unindex(story, held.seq, newsTime(story));
    if (held.counted) tally.count(story, -1);
    if (story.status === 'usable') index.drop(held.seq);
  }

  function file(item: Story, judgement: Judgement, now: number): ArchivedStory {
    const story = withoutSlip(judgement, now);
    const seenAt = Math.min(item.capturedAt, now);
    const held = byId.get(story.id) as StoryRow | undefined;
    if (!held) {
      const first = { ...story, revision: 1, firstSeenAt: seenAt, changedAt: seenAt };
      write(first, undefined, judgement.follows, now);
      return first;
    }
    const before = readStoryRow(held);
    const body = storyBody(story);
    if (before.status === 'killed' || (body === held.body && seenAt >= before.firstSeenAt)) {
      touch.run(BigInt(now), story.id);
      return before;
    }
    const firstSeenAt = Math.min(before.firstSeenAt, seenAt);
    const changed = judgement.filing !== 'known' && body !== held.body;
    if (changed) keepRevision.run(held.id, held.revision, BigInt(held.changed_at), held.body);
    const after = changed
      ? { ...story, revision: before.revision + 1, firstSeenAt, changedAt: seenAt }
      : { ...story, revision: before.revision, firstSeenAt, changedAt: before.changedAt };
    write(after, held, judgement.follows, now);
    return after;
  }

  return (item, judgement, now) => {
    settle(now);
    const story = file(item, judgement, now);
    near.remember(item, story.id);
    return story;
  };
}

/**
 * The story as it is to be kept. A time that is more than a day away and no embargo's is a slip of whoever wrote it: kept,
 * it would stand above all news until then.
 */
function withoutSlip({ filing, story }: Judgement, now: number): Story {
  const kept: Story = filing === 'killed' ? { ...story, status: 'killed' } : story;
  const isSlip = kept.publishedAt !== null && kept.publishedAt > now + day && kept.embargoUntil === null;
  return isSlip ? { ...kept, publishedAt: null, precision: null } : kept;
}
