import type { PostgresQuery } from '../../store/postgres.ts';
import { type ArchivedStory, newsTime, type Story } from '../../wire/story.ts';
import { decideKeeping, isCountedAt } from '../keep-rules.ts';
import { freeNumber, isAtNewsTime, numberRanges } from '../news-clock.ts';
import type { Judgement, Names } from '../story-archive.ts';
import { readStoryRow, type StoryRow, storyBody, storyColumns } from '../story-row.ts';
import { readableTexts } from '../story-terms.ts';
import { headlineHash, textHash } from '../text-hash.ts';
import { moveGrams, rememberItem } from './near-copies.ts';
import { noteChange } from './story-changes.ts';
import type { PostgresTally, TallyChange } from './tally.ts';
import type { PostgresVocabulary } from './vocabulary.ts';
import { writeTsvector } from './write-tsvector.ts';

/** Keeps stories, inside a transaction that nobody else writes in (postgres-archive.ts). */
export interface PostgresKeeper {
  /** Counts what an embargo kept out of the tallies until `now` (ms). */
  settle(send: PostgresQuery, now: number): Promise<void>;
  /** Writes a story in the place of what is held of it, undefined when nothing is, with all that hangs on it. */
  write(
    send: PostgresQuery,
    story: ArchivedStory,
    held: StoryRow | undefined,
    follows: string | null,
    now: number,
  ): Promise<void>;
  /**
   * Keeps one item as it was judged and gives the story as it is now held: as `createKeeper` of SQLite. `held`: the row of
   * the story with the judgement's id, undefined when there is none.
   */
  keep(
    send: PostgresQuery,
    item: Story,
    judgement: Judgement,
    held: StoryRow | undefined,
    now: number,
  ): Promise<ArchivedStory>;
}

const writeStory = `INSERT INTO story (seq, id, status, news_at, embargo_until, revision, first_seen_at, changed_at,
    last_seen_at, counted, headline_hash, follows, body, terms, is_whole)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14::tsvector, $15)
  ON CONFLICT (id) DO UPDATE SET seq = excluded.seq, status = excluded.status, news_at = excluded.news_at,
    embargo_until = excluded.embargo_until, revision = excluded.revision, first_seen_at = excluded.first_seen_at,
    changed_at = excluded.changed_at, last_seen_at = greatest(story.last_seen_at, excluded.last_seen_at),
    counted = excluded.counted, headline_hash = excluded.headline_hash,
    follows = coalesce(excluded.follows, story.follows), body = excluded.body, terms = excluded.terms,
    is_whole = excluded.is_whole`;

/** Keeping on one database, its tables made already. */
export function createPostgresKeeper(
  names: Names,
  rooms: { readonly tally: PostgresTally; readonly vocabulary: PostgresVocabulary },
): PostgresKeeper {
  const { tally, vocabulary } = rooms;

  /** The free number for a story of this news time, in ms. */
  async function takeNumber(send: PostgresQuery, newsAt: number): Promise<number> {
    for (const range of numberRanges(newsAt)) {
      const [row] = await send<{ taken: number | null }>(
        'SELECT min(seq) AS taken FROM story WHERE seq >= $1 AND seq < $2',
        [range.from, range.to],
      );
      const free = freeNumber(range, row?.taken ?? null);
      if (free !== null) return free;
    }
    throw new Error('time has no end');
  }

  async function write(
    send: PostgresQuery,
    story: ArchivedStory,
    held: StoryRow | undefined,
    follows: string | null,
    now: number,
  ): Promise<void> {
    const newsAt = newsTime(story);
    const seq = held && isAtNewsTime(held.seq, newsAt) ? held.seq : await takeNumber(send, newsAt);
    const usable = story.status === 'usable';
    const counted = isCountedAt(story, now);
    const vector = usable ? writeTsvector(story, seq, names) : null;
    const storing = send(writeStory, [
      seq,
      story.id,
      story.status,
      newsAt,
      story.embargoUntil,
      story.revision,
      story.firstSeenAt,
      story.changedAt,
      now,
      counted ? 1 : 0,
      headlineHash(story.headline),
      follows,
      storyBody(story),
      vector?.text ?? null,
      vector?.isWhole ?? true,
    ]);
    const before = held ? { story: readStoryRow(held), seq: held.seq } : null;
    const changes: TallyChange[] = [];
    if (before && held?.counted) changes.push({ story: before.story, by: -1 });
    if (counted) changes.push({ story, by: 1 });
    await Promise.all([
      storing,
      moveGrams(send, before, { story, seq }),
      changes.length > 0 && tally.count(send, changes),
      usable && vocabulary.learn(send, readableTexts(story)),
    ]);
  }

  /** As in ../keep-story.ts. */
  async function sinceGone(send: PostgresQuery, story: ArchivedStory): Promise<ArchivedStory> {
    const text = story.publishedAt === null ? textHash(story) : null;
    if (text === null) return story;
    const [gone] = await send<{ first_seen_at: number }>(
      'SELECT first_seen_at FROM story_gone WHERE hash = $1',
      [text],
    );
    return gone ? { ...story, firstSeenAt: Math.min(story.firstSeenAt, gone.first_seen_at) } : story;
  }

  return {
    write,
    async settle(send, now) {
      const lifted = await send<StoryRow>(
        `UPDATE story SET counted = 1 WHERE counted = 0 AND status = 'usable' AND embargo_until <= $1
         RETURNING ${storyColumns}`,
        [now],
      );
      if (lifted.length === 0) return;
      await tally.count(
        send,
        lifted.map((row) => ({ story: readStoryRow(row), by: 1 })),
      );
    },
    async keep(send, item, judgement, held, now) {
      const { id } = judgement.story;
      const kept = decideKeeping(item, judgement, held, now);
      const { isWritten, keepsEarlier } = kept;
      const story = held ? kept.story : await sinceGone(send, kept.story);
      const remembering = rememberItem(send, item, id);
      const revising =
        held &&
        keepsEarlier &&
        send('INSERT INTO story_revision (id, revision, changed_at, body) VALUES ($1, $2, $3, $4)', [
          held.id,
          held.revision,
          held.changed_at,
          held.body,
        ]);
      const noting = held && keepsEarlier && noteChange(send, held, story, now);
      const keeping = isWritten
        ? write(send, story, held, judgement.follows, now)
        : send('UPDATE story SET last_seen_at = greatest(last_seen_at, $1) WHERE id = $2', [now, id]);
      await Promise.all([remembering, revising, noting, keeping]);
      return story;
    },
  };
}
