import type { FileRow } from '../../store/carry-rows.ts';
import type { PostgresQuery } from '../../store/postgres.ts';
import type { ArchivedStory } from '../../wire/story.ts';
import { sentTime } from '../../wire/story.ts';
import { readSound } from '../check/examine-story.ts';
import { gramPeriodOf, oldestGramPeriod } from '../near-copy-rules.ts';
import type { Names } from '../story-archive.ts';
import { readStory } from '../story-terms.ts';
import { putGrams } from './near-copies.ts';
import { createPostgresTally } from './tally.ts';
import { createPostgresVocabulary } from './vocabulary.ts';
import { writeTsvector } from './write-tsvector.ts';

/** The columns that go as they are, in the order of the statement. */
const copied = [
  'seq',
  'id',
  'status',
  'news_at',
  'embargo_until',
  'revision',
  'first_seen_at',
  'changed_at',
  'last_seen_at',
  'counted',
  'headline_hash',
  'follows',
  'body',
] as const;

const insertStories = `INSERT INTO story (${copied.join(', ')}, terms, is_whole)
  SELECT ${copied.join(', ')}, terms::tsvector, is_whole::boolean
  FROM unnest($1::bigint[], $2::text[], $3::text[], $4::bigint[], $5::bigint[], $6::bigint[], $7::bigint[], $8::bigint[], $9::bigint[],
    $10::bigint[], $11::bigint[], $12::text[], $13::text[], $14::text[], $15::text[])
    AS carried (${copied.join(', ')}, terms, is_whole)`;

/**
 * Writes rows of a file's `story` into the same table on a server, and what they are found, counted and known again by, as keeping
 * them there would have. Gives, for each batch, what writes it on `send`, which is a transaction's. A row that cannot be read goes
 * as it is, for `telex archive check` to tell.
 */
export function createStoryWriter(
  send: PostgresQuery,
  names: Names,
  now: number,
): (rows: readonly FileRow[]) => () => Promise<void> {
  const tally = createPostgresTally(send, names, 0);
  const vocabulary = createPostgresVocabulary(send);
  const oldest = oldestGramPeriod(now);

  return (rows) => {
    const read = rows.map((row) => ({ row, story: readRow(row) }));
    const vectors = read.map(({ row, story }) =>
      story !== null && row.status === 'usable' ? writeTsvector(story, Number(row.seq), names) : null,
    );
    const sound = read.flatMap(({ row, story }) =>
      story === null ? [] : [{ row, story, seq: Number(row.seq) }],
    );
    const counted = sound.filter(({ row }) => row.counted === 1n);
    const recent = sound.filter(({ story }) => gramPeriodOf(sentTime(story)) >= oldest);
    const texts = sound.flatMap(({ row, story }) => (row.status === 'usable' ? readStory(story) : []));
    return async () => {
      await Promise.all([
        send(insertStories, [
          ...copied.map((column) => rows.map((row) => row[column])),
          vectors.map((vector) => vector?.text ?? null),
          vectors.map((vector) => vector?.isWhole ?? true),
        ]),
        putGrams(send, recent),
        counted.length > 0 &&
          tally.count(
            send,
            counted.map(({ story }) => ({ story, by: 1 })),
          ),
        vocabulary.learn(send, texts),
      ]);
    };
  };
}

function readRow(row: FileRow): ArchivedStory | null {
  const story = readSound({
    id: String(row.id),
    revision: Number(row.revision),
    first_seen_at: Number(row.first_seen_at),
    changed_at: Number(row.changed_at),
    body: String(row.body),
  });
  return story?.id === row.id ? story : null;
}
