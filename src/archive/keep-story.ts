import type { Database } from '../store/database.ts';
import { type ArchivedStory, newsTime, type Story, sentTime } from '../wire/story.ts';
import { decideKeeping, isCountedAt } from './keep-rules.ts';
import type { NearCopies } from './near-copies.ts';
import { freeNumber, isAtNewsTime, numberRanges } from './news-clock.ts';
import type { Judgement } from './story-archive.ts';
import type { StoryIndex } from './story-index.ts';
import { readStoryRow, type StoryRow, storyBody, storyColumns } from './story-row.ts';
import type { Tally } from './tally.ts';
import { headlineHash } from './text-hash.ts';

/**
 * Keeps one item as it was judged and gives the story as it is now held; to be called inside a transaction. `item`: as
 * it came in, by whose key and text the story will be known again; `now` in ms. What else the judgement says of other
 * stories is kept with it.
 */
export function createKeeper(
  db: Database,
  rooms: { readonly near: NearCopies; readonly tally: Tally; readonly index: StoryIndex },
): (item: Story, judgement: Judgement, now: number) => ArchivedStory {
  const { near, tally, index } = rooms;
  const lowestTaken = db
    .prepare<[bigint, bigint]>('SELECT min(seq) FROM story WHERE seq >= ? AND seq < ?')
    .pluck();
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

  const link = db.prepare<[string, string]>('UPDATE story SET follows = coalesce(follows, ?) WHERE id = ?');

  let settledAt = Number.NaN;

  /** Counts what an embargo kept out of the tallies until now. */
  function settle(now: number): void {
    for (const row of lifted.all(BigInt(now)) as StoryRow[]) {
      tally.count(readStoryRow(row), 1);
      setCounted.run(BigInt(row.seq));
    }
  }

  /** The free number for a story of this news time, in ms. */
  function takeNumber(newsAt: number): number {
    for (const range of numberRanges(newsAt)) {
      const taken = lowestTaken.get(BigInt(range.from), BigInt(range.to)) as number | null;
      const free = freeNumber(range, taken);
      if (free !== null) return free;
    }
    throw new Error('time has no end');
  }

  function write(
    story: ArchivedStory,
    held: StoryRow | undefined,
    follows: string | null,
    now: number,
  ): void {
    const newsAt = newsTime(story);
    if (held) takeOut(held);
    const seq = held && isAtNewsTime(held.seq, newsAt) ? held.seq : takeNumber(newsAt);
    const usable = story.status === 'usable';
    const counted = isCountedAt(story, now);
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
    // A copy of what is under an embargo for months is looked for when the agency sent it.
    near.index(story, seq, sentTime(story));
    if (counted) tally.count(story, 1);
    if (usable) index.add(story, seq);
  }

  function takeOut(held: StoryRow): void {
    const story = readStoryRow(held);
    near.unindex(story, held.seq, sentTime(story));
    if (held.counted) tally.count(story, -1);
    if (story.status === 'usable') index.drop(held.seq);
  }

  function file(item: Story, judgement: Judgement, now: number): ArchivedStory {
    const { id } = judgement.story;
    const held = near.mayHold(id) ? (byId.get(id) as StoryRow | undefined) : undefined;
    const { story, isWritten, keepsEarlier } = decideKeeping(item, judgement, held, now);
    if (held && keepsEarlier) keepRevision.run(held.id, held.revision, BigInt(held.changed_at), held.body);
    if (isWritten) write(story, held, judgement.follows, now);
    else touch.run(BigInt(now), story.id);
    return story;
  }

  return (item, judgement, now) => {
    if (now !== settledAt) settle(now);
    settledAt = now;
    const story = file(item, judgement, now);
    near.remember(item, story.id);
    for (const killed of judgement.alsoKilled ?? []) {
      file(killed, { filing: 'killed', story: killed, follows: null }, now);
      near.remember(killed, killed.id);
    }
    for (const id of judgement.followedBy ?? []) link.run(story.id, id);
    return story;
  };
}
