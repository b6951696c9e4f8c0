import type { PostgresQuery } from '../../store/postgres.ts';
import { sentTime } from '../../wire/story.ts';
import { type CheckedRow, checkedColumns, readSound } from '../check/examine-story.ts';
import { gramPeriodOf, gramsOf } from '../near-copy-rules.ts';
import { type PrunedRow, pruneRule, type Retention } from '../retention.ts';
import { textHash } from '../text-hash.ts';
import { createSweep } from './sweep-pointers.ts';
import type { PostgresTally } from './tally.ts';

/** Rows looked at in one transaction. */
const rowsAtOnce = 50;

const megabyte = 1_000_000;

/**
 * Lets stories go as `createPruning` of SQLite does. Gives a step that does a part of it, inside a transaction in which
 * nobody else writes, and true when it was the last.
 *
 * PostgreSQL's files keep their size when rows go, and are filled again. So what the archive takes is reckoned by what a
 * story takes, which is the least that was ever measured: that was before rows went.
 */
export function createPruning(
  tally: PostgresTally,
  keep: Retention,
  now: number,
): (send: PostgresQuery) => Promise<boolean> {
  const rule = pruneRule(keep, now);
  let at = Number.MIN_SAFE_INTEGER;
  /** Stories for which there is no space. */
  let excess: number | null = null;
  let gone = 0;
  let sweep: ReturnType<typeof createSweep> | null = null;

  async function letGo(send: PostgresQuery, row: CheckedRow): Promise<boolean> {
    const story = readSound(row);
    if (story === null) return false;
    if (story.publishedAt === null) {
      const versions = await send<CheckedRow>(
        'SELECT id, revision, 0 AS first_seen_at, changed_at, body FROM story_revision WHERE id = $1',
        [row.id],
      );
      const texts = [story, ...versions.map(readSound)];
      const hashes = texts.map((text) => text && textHash(text)).filter((hash) => hash !== null);
      await send(
        `INSERT INTO story_gone (hash, first_seen_at) SELECT DISTINCT hash, $2::bigint FROM unnest($1::bigint[]) AS gone (hash)
         ON CONFLICT (hash) DO UPDATE SET first_seen_at = least(story_gone.first_seen_at, excluded.first_seen_at)`,
        [hashes, story.firstSeenAt],
      );
    }
    await Promise.all([
      row.counted === 1 && tally.count(send, [{ story, by: -1 }]),
      send('DELETE FROM story_gram WHERE period = $1 AND hash = ANY ($2::bigint[]) AND seq = $3', [
        gramPeriodOf(sentTime(story)),
        gramsOf(story),
        row.seq,
      ]),
      send('DELETE FROM story WHERE seq = $1', [row.seq]),
      send('DELETE FROM story_revision WHERE id = $1', [row.id]),
      send('DELETE FROM story_change WHERE id = $1', [row.id]),
      send('UPDATE story SET follows = NULL WHERE follows = $1', [row.id]),
    ]);
    return true;
  }

  return async (send) => {
    if (sweep !== null) return sweep(send);
    excess ??= keep.megabytes === null ? 0 : await countExcess(send, keep.megabytes * megabyte);
    const rows = await send<CheckedRow & PrunedRow>(
      `SELECT ${checkedColumns}, story.last_seen_at FROM story WHERE seq > $1 AND seq < $2 ORDER BY seq LIMIT $3`,
      [at, rule.below, rowsAtOnce],
    );
    for (const row of rows) {
      at = row.seq;
      if (rule.mayGo(row, gone < excess) && (await letGo(send, row))) gone += 1;
    }
    if (rows.length === rowsAtOnce) return false;
    if (gone === 0) return true;
    sweep = createSweep();
    return false;
  };
}

/** How many stories there are more than `most` bytes hold. */
async function countExcess(send: PostgresQuery, most: number): Promise<number> {
  const tables = [
    'story',
    'story_revision',
    'story_key',
    'story_text',
    'story_gram',
    'archive_word',
    'tally',
  ];
  const [size] = await send<{ bytes: number; stories: number }>(
    `SELECT (SELECT sum(pg_total_relation_size(name::regclass))::bigint FROM unnest($1::text[]) AS own (name)) AS bytes,
       (SELECT count(*) FROM story) AS stories`,
    [tables],
  );
  if (size === undefined || size.stories === 0) return 0;
  const [least] = await send<{ value: number }>(
    `INSERT INTO archive_state (key, value) VALUES ('story_bytes', $1)
     ON CONFLICT (key) DO UPDATE SET value = least(archive_state.value, excluded.value) RETURNING value`,
    [Math.ceil(size.bytes / size.stories)],
  );
  return Math.max(0, size.stories - Math.floor(most / (least?.value ?? 1)));
}
