import { plainNames } from '../../src/archive/names.ts';
import { writeTsvector } from '../../src/archive/postgres/write-tsvector.ts';
import { storyBody } from '../../src/archive/story-row.ts';
import { readStory } from '../../src/archive/story-terms.ts';
import { tallyEntries } from '../../src/archive/tally-entries.ts';
import { createWordPicker } from '../../src/archive/word-help.ts';
import type { Postgres } from '../../src/store/postgres.ts';
import { newsTime, type Story } from '../../src/wire/story.ts';

/** Stories that one statement inserts. */
const atOnce = 500;

/**
 * Fills the tables of an empty archive as `admit` would leave them, but for what near-copies are known by, and all at
 * once: a search sees no difference. `make` gives the story with a number from 0 to `count` - 1, newest first, each of
 * another second.
 */
export async function fillPostgres(
  db: Postgres,
  count: number,
  make: (number: number) => Story,
): Promise<void> {
  const pick = createWordPicker();
  const tally = new Map<string, { kind: string; name: string; country: string | null; stories: number }>();
  // An index is made quicker of what is there than story by story.
  await db.query('DROP INDEX story_terms');
  for (let end = count; end > 0; end -= atOnce) {
    const size = Math.min(atOnce, end);
    const stories = Array.from({ length: size }, (_, i) => make(end - 1 - i));
    const rows = stories.map((story) => {
      const newsAt = newsTime({ ...story, firstSeenAt: story.capturedAt });
      const seq = Math.floor(newsAt / 1_000) * 4_096 + 4_095;
      for (const { key, kind, name, country } of tallyEntries(story, plainNames)) {
        const counted = tally.get(key);
        if (counted) counted.stories += 1;
        else tally.set(key, { kind, name, country, stories: 1 });
      }
      return [seq, story.id, newsAt, storyBody(story), writeTsvector(story, seq, plainNames).text] as const;
    });
    const [seqs, ids, times, bodies, terms] = [0, 1, 2, 3, 4].map((n) => rows.map((row) => row[n]));
    await db.query(
      `INSERT INTO story (seq, id, news_at, body, terms, first_seen_at, changed_at, last_seen_at, revision, counted, is_whole, status)
       SELECT seq, id, news_at, body, terms::tsvector, news_at, news_at, news_at, 1, 1, true, 'usable'
       FROM unnest($1::bigint[], $2::text[], $3::bigint[], $4::text[], $5::text[]) AS made (seq, id, news_at, body, terms)`,
      [seqs, ids, times, bodies, terms],
    );
    const words = stories.flatMap((story) => pick(readStory(story)));
    await db.query(
      `INSERT INTO archive_word (word, reversed, shown)
       SELECT * FROM unnest($1::text[], $2::text[], $3::text[]) ON CONFLICT DO NOTHING`,
      [words.map(({ word }) => word), words.map(({ reversed }) => reversed), words.map(({ shown }) => shown)],
    );
  }
  for (const [key, { kind, name, country, stories }] of tally) {
    await db.query('INSERT INTO tally (key, kind, name, country, stories) VALUES ($1, $2, $3, $4, $5)', [
      key,
      kind,
      name,
      country,
      stories,
    ]);
  }
  await db.query('CREATE INDEX story_terms ON story USING gin (terms) WITH (fastupdate = off)');
  await db.query('VACUUM (ANALYZE)');
}
