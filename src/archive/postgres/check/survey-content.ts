import type { PostgresQuery } from '../../../store/postgres.ts';
import type { ArchivedStory } from '../../../wire/story.ts';
import type { StoryRef } from '../../check/survey.ts';
import { isOneItem } from '../../check/survey-memory.ts';
import type { Names } from '../../story-archive.ts';
import { textHash } from '../../text-hash.ts';
import { writeTsvector } from '../write-tsvector.ts';

/** A story that was read, and its number. */
export interface ReadStory {
  readonly story: ArchivedStory;
  readonly seq: number;
}

/** Those of these stories, all of which may be found, whose terms are not what they say. */
export async function findMisindexed(
  send: PostgresQuery,
  stories: readonly ReadStory[],
  names: Names,
): Promise<readonly StoryRef[]> {
  if (stories.length === 0) return [];
  const vectors = stories.map(({ story, seq }) => writeTsvector(story, seq, names));
  return send<{ seq: number; id: string }>(
    `SELECT story.seq, story.id FROM unnest($1::bigint[], $2::tsvector[], $3::boolean[]) AS wanted (seq, terms, is_whole)
     JOIN story USING (seq) WHERE story.terms IS DISTINCT FROM wanted.terms OR story.is_whole <> wanted.is_whole`,
    [stories.map(({ seq }) => seq), vectors.map(({ text }) => text), vectors.map(({ isWhole }) => isWhole)],
  );
}

/** Those of these stories that would not be known again by their text or key: as `createMemorySurvey` on SQLite. */
export async function findForgotten(
  send: PostgresQuery,
  stories: readonly ReadStory[],
): Promise<readonly StoryRef[]> {
  const rows = await send<{ seq: number; id: string; key_lost: boolean; text_lost: boolean }>(
    `SELECT wanted.seq, wanted.id,
       wanted.key IS NOT NULL AND NOT EXISTS (SELECT 1 FROM story_key AS held WHERE held.key = wanted.key AND held.id = wanted.id) AS key_lost,
       wanted.hash IS NOT NULL AND NOT EXISTS (SELECT 1 FROM story_text AS held WHERE held.hash = wanted.hash AND held.id = wanted.id) AS text_lost
     FROM unnest($1::bigint[], $2::text[], $3::text[], $4::bigint[]) AS wanted (seq, id, key, hash)`,
    [
      stories.map(({ seq }) => seq),
      stories.map(({ story }) => story.id),
      stories.map(({ story }) => story.storyKey),
      stories.map(({ story }) => textHash(story)),
    ],
  );
  const bySeq = new Map(stories.map(({ story, seq }) => [seq, story]));
  const lost = rows.filter(({ key_lost, text_lost }) => key_lost || text_lost);
  const isSure = ({ seq, key_lost }: { seq: number; key_lost: boolean }) => {
    const story = bySeq.get(seq);
    return key_lost || (story !== undefined && isOneItem(story));
  };
  const doubtful = lost.filter((row) => !isSure(row)).map(({ id }) => id);
  const known =
    doubtful.length === 0
      ? []
      : await send<{ id: string }>('SELECT DISTINCT id FROM story_text WHERE id = ANY ($1::text[])', [
          doubtful,
        ]);
  const has = new Set(known.map(({ id }) => id));
  return lost.filter((row) => isSure(row) || !has.has(row.id)).map(({ seq, id }) => ({ seq, id }));
}
