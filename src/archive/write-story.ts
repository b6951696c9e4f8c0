import type { Database } from '../store/database.ts';
import { type ArchivedStory, newsTime, sentTime } from '../wire/story.ts';
import { isCountedAt } from './keep-rules.ts';
import type { NearCopies } from './near-copies.ts';
import { freeNumber, isAtNewsTime, numberRanges } from './news-clock.ts';
import type { StoryIndex } from './story-index.ts';
import { readStoryRow, type StoryRow, storyBody } from './story-row.ts';
import type { Tally } from './tally.ts';
import { headlineHash } from './text-hash.ts';

/** What is kept of a story beside its row. */
export interface StoryRooms {
  readonly near: NearCopies;
  readonly tally: Tally;
  readonly index: StoryIndex;
}

/** Writes rows of stories with all that hangs on them; to be called inside a transaction. */
export interface StoryWriter {
  /** Writes a story in the place of what is held of it, undefined when nothing is; `now` in ms. */
  write(story: ArchivedStory, held: StoryRow | undefined, follows: string | null, now: number): void;
  /** Takes a story that can be read out of index, tallies and grams. Its row stays. */
  takeOut(held: StoryRow): void;
}

/** The writer of one database, its tables made already. Calls throw what SQLite throws. */
export function createStoryWriter(db: Database, { near, tally, index }: StoryRooms): StoryWriter {
  const lowestTaken = db
    .prepare<[bigint, bigint]>('SELECT min(seq) FROM story WHERE seq >= ? AND seq < ?')
    .pluck();
  const insert = db.prepare(
    `INSERT INTO story (seq, id, status, news_at, embargo_until, revision, first_seen_at, changed_at, last_seen_at,
       counted, headline_hash, follows, body)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET seq = excluded.seq, status = excluded.status, news_at = excluded.news_at,
       embargo_until = excluded.embargo_until, revision = excluded.revision, first_seen_at = excluded.first_seen_at,
       changed_at = excluded.changed_at, last_seen_at = max(last_seen_at, excluded.last_seen_at),
       counted = excluded.counted, headline_hash = excluded.headline_hash,
       follows = coalesce(excluded.follows, follows), body = excluded.body`,
  );

  /** The free number for a story of this news time, in ms. */
  function takeNumber(newsAt: number): number {
    for (const range of numberRanges(newsAt)) {
      const taken = near.mayHaveAt(range.from)
        ? (lowestTaken.get(BigInt(range.from), BigInt(range.to)) as number | null)
        : null;
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
    insert.run(
      BigInt(seq),
      story.id,
      story.status,
      BigInt(newsAt),
      story.embargoUntil === null ? null : BigInt(story.embargoUntil),
      story.revision,
      BigInt(story.firstSeenAt),
      BigInt(story.changedAt),
      BigInt(now),
      counted ? 1 : 0,
      headlineHash(story.headline),
      follows,
      storyBody(story),
    );
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

  return { write, takeOut };
}
