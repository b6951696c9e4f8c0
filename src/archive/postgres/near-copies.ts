import type { PostgresQuery } from '../../store/postgres.ts';
import { type ArchivedStory, type Story, sentTime } from '../../wire/story.ts';
import {
  fewestShared,
  gramPeriodOf,
  gramsOf,
  keysSought,
  likeliest,
  nearCopyReach,
  newestWithGram,
  timeOfItem,
} from '../near-copy-rules.ts';
import type { Candidate } from '../story-archive.ts';
import { readStoryRow, type StoryRow, storyColumns } from '../story-row.ts';
import { hashesKept, hashesSought, headlineHash, textHash } from '../text-hash.ts';

/** Held stories that are worth judging an item against. */
const mostCandidates = 32;

// One statement for all the ways in which an item is known again: it is asked for each item of each copy.
const candidatesOf = `WITH likely (seq, way, place) AS (
    SELECT seq, 0, 0 FROM story WHERE id = $1
    UNION ALL SELECT story.seq, 1, 0 FROM story_key JOIN story USING (id) WHERE story_key.key = ANY ($2::text[])
    UNION ALL (SELECT having_text.seq, 2, having_text.place FROM unnest($3::bigint[]) AS sought (hash)
      CROSS JOIN LATERAL (SELECT seq, abs(news_at - $15::bigint) AS place FROM story_text JOIN story USING (id)
        WHERE story_text.hash = sought.hash ORDER BY place LIMIT 4) AS having_text)
    UNION ALL (SELECT seq, 3, -news_at FROM story WHERE headline_hash = $4 AND news_at BETWEEN $6 AND $7
      ORDER BY news_at DESC LIMIT 4)
    UNION ALL (SELECT seq, 4, -news_at FROM story WHERE headline_hash = $5 AND news_at BETWEEN $6 AND $7
      ORDER BY news_at DESC LIMIT 4)
    UNION ALL (SELECT having_gram.seq, 5, -count(*) FROM unnest($8::bigint[]) AS gram (hash)
      CROSS JOIN generate_series($9::integer, $10::integer) AS within (period)
      CROSS JOIN LATERAL (SELECT seq FROM story_gram
        WHERE story_gram.period = within.period AND story_gram.hash = gram.hash ORDER BY seq DESC LIMIT $11) AS having_gram
      GROUP BY having_gram.seq HAVING count(*) >= $12 ORDER BY count(*) DESC, having_gram.seq DESC LIMIT $13)
  ), first AS (
    SELECT DISTINCT ON (seq) seq, way, place FROM likely ORDER BY seq, way, place
  )
  SELECT ${storyColumns},
    EXISTS (SELECT 1 FROM story_text WHERE story_text.hash = $16 AND story_text.id = story.id) AS had_text,
    EXISTS (SELECT 1 FROM story_key WHERE story_key.key = $17 AND story_key.id = story.id) AS had_key
  FROM first JOIN story USING (seq) ORDER BY way, place, seq DESC LIMIT $14`;

/** A candidate and the row that holds it. */
export interface HeldCandidate extends Candidate {
  readonly row: StoryRow;
}

/**
 * The stories that may be the same as an item, likeliest first, that with its own id among them; `send` asks inside a
 * transaction or out of one.
 */
export async function findCandidates(send: PostgresQuery, item: Story): Promise<readonly HeldCandidate[]> {
  const { from, to } = nearCopyReach(item);
  const grams = gramsOf(item);
  const rows = await send<StoryRow & { readonly had_text: boolean; readonly had_key: boolean }>(
    candidatesOf,
    [
      item.id,
      keysSought(item),
      hashesSought(item),
      headlineHash(item.replaces),
      headlineHash(item.headline),
      from,
      to,
      grams,
      gramPeriodOf(from),
      gramPeriodOf(to),
      newestWithGram,
      fewestShared(grams.length),
      likeliest,
      mostCandidates,
      timeOfItem(item),
      textHash(item),
      item.storyKey,
    ],
  );
  return rows.map((row) => ({ row, story: readStoryRow(row), hadText: row.had_text, hadKey: row.had_key }));
}

/** For each item the stories that had its very text, at most four, the nearest in time first. */
export async function findTexts(
  send: PostgresQuery,
  items: readonly Story[],
): Promise<readonly (readonly ArchivedStory[])[]> {
  const rows = await send<StoryRow & { readonly item: number }>(
    `SELECT sought.item, ${storyColumns} FROM unnest($1::bigint[], $2::bigint[]) WITH ORDINALITY AS sought (hash, at, item)
     CROSS JOIN LATERAL (SELECT story.* FROM story_text JOIN story USING (id)
       WHERE story_text.hash = sought.hash ORDER BY abs(story.news_at - sought.at) LIMIT 4) AS story
     ORDER BY sought.item, abs(story.news_at - sought.at)`,
    [items.map(textHash), items.map(timeOfItem)],
  );
  const found: ArchivedStory[][] = items.map(() => []);
  for (const row of rows) found[Number(row.item) - 1]?.push(readStoryRow(row));
  return found;
}

/** Remembers that this item, its key and its text, was filed under the story with this id. */
export async function rememberItem(send: PostgresQuery, item: Story, id: string): Promise<void> {
  await send(
    `WITH key AS (
       INSERT INTO story_key (key, id) SELECT $3::text, $1::text WHERE $3::text IS NOT NULL ON CONFLICT DO NOTHING
     )
     INSERT INTO story_text (hash, id) SELECT hash, $1::text FROM unnest($2::bigint[]) AS kept (hash)
     ON CONFLICT DO NOTHING`,
    [id, hashesKept(item), item.storyKey],
  );
}

/** The grams of a story under its number. */
export interface FiledGrams {
  readonly story: Story & { readonly firstSeenAt: number };
  readonly seq: number;
}

/** Puts the grams of a story's current text in the place of those that it had, null when it had none. */
export async function moveGrams(
  send: PostgresQuery,
  before: FiledGrams | null,
  after: FiledGrams,
): Promise<void> {
  const old = before === null ? [] : keysOf(before);
  const current = keysOf(after);
  const kept = new Set(old.map(joinKey));
  const wanted = new Set(current.map(joinKey));
  const gone = old.filter((key) => !wanted.has(joinKey(key)));
  const added = current.filter((key) => !kept.has(joinKey(key)));
  if (gone.length > 0) {
    await send(
      `DELETE FROM story_gram USING unnest($1::integer[], $2::bigint[], $3::bigint[]) AS gone (period, hash, seq)
       WHERE story_gram.period = gone.period AND story_gram.hash = gone.hash AND story_gram.seq = gone.seq`,
      toColumns(gone),
    );
  }
  if (added.length > 0) await insertGrams(send, added);
}

/** Puts in the grams of stories that had none. */
export async function putGrams(send: PostgresQuery, filed: readonly FiledGrams[]): Promise<void> {
  await insertGrams(send, filed.flatMap(keysOf));
}

async function insertGrams(send: PostgresQuery, keys: readonly GramKey[]): Promise<void> {
  await send(
    `INSERT INTO story_gram (period, hash, seq)
     SELECT * FROM unnest($1::integer[], $2::bigint[], $3::bigint[]) ON CONFLICT DO NOTHING`,
    toColumns(keys),
  );
}

interface GramKey {
  readonly period: number;
  readonly hash: number;
  readonly seq: number;
}

function keysOf({ story, seq }: FiledGrams): readonly GramKey[] {
  const period = gramPeriodOf(sentTime(story));
  return gramsOf(story).map((hash) => ({ period, hash, seq }));
}

function joinKey({ period, hash, seq }: GramKey): string {
  return `${period} ${hash} ${seq}`;
}

function toColumns(keys: readonly GramKey[]): readonly (readonly number[])[] {
  return [keys.map(({ period }) => period), keys.map(({ hash }) => hash), keys.map(({ seq }) => seq)];
}
