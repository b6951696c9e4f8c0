import type { Database } from '../store/database.ts';
import { type CheckedRow, checkedColumns, readSound } from './check/examine-story.ts';
import { type PrunedRow, pruneRule, type Retention } from './retention.ts';
import { createSweep } from './sweep-pointers.ts';
import { textHash } from './text-hash.ts';
import type { StoryWriter } from './write-story.ts';

/** Rows looked at in one step, and how long one may go on taking stories out, in ms. */
const rowsAtOnce = 30;
const stepTime = 3;

const megabyte = 1_000_000;

/**
 * Lets go of the stories that need not be kept at `now` (ms), oldest first, with their versions and all that they are
 * found by; then of keys and texts that are left over. Gives a step that does a part of it, inside a transaction, and true
 * when it was the last. A story that cannot be read is passed over: `telex archive check` is for that.
 */
export function createPruning(
  db: Database,
  writer: StoryWriter,
  keep: Retention,
  now: number,
): () => boolean {
  const rule = pruneRule(keep, now);
  const oldest = db.prepare<[bigint, bigint, number]>(
    `SELECT ${checkedColumns}, story.last_seen_at FROM story WHERE seq > ? AND seq < ? ORDER BY seq LIMIT ?`,
  );
  const revisions = db.prepare<[string]>(
    'SELECT id, revision, 0 AS first_seen_at, changed_at, body FROM story_revision WHERE id = ?',
  );
  const dropStory = db.prepare<[bigint]>('DELETE FROM story WHERE seq = ?');
  const dropRevisions = db.prepare<[string]>('DELETE FROM story_revision WHERE id = ?');
  const dropChanges = db.prepare<[string]>('DELETE FROM story_change WHERE id = ?');
  const unlink = db.prepare<[string]>('UPDATE story SET follows = NULL WHERE follows = ?');
  const remember = db.prepare<[bigint, bigint]>(
    `INSERT INTO story_gone (hash, first_seen_at) VALUES (?, ?)
     ON CONFLICT (hash) DO UPDATE SET first_seen_at = min(first_seen_at, excluded.first_seen_at)`,
  );
  const pages = (name: string) => db.pragma(name, { simple: true }) as number;
  const pageSize = pages('page_size');

  function isFull(): boolean {
    if (keep.megabytes === null) return false;
    return (pages('page_count') - pages('freelist_count')) * pageSize > keep.megabytes * megabyte;
  }

  function letGo(row: CheckedRow): boolean {
    const story = readSound(row);
    if (story === null) return false;
    const versions = revisions.all(row.id) as CheckedRow[];
    if (story.publishedAt === null) {
      for (const text of [story, ...versions.map(readSound)]) {
        const hash = text && textHash(text);
        if (hash !== null) remember.run(hash, BigInt(story.firstSeenAt));
      }
    }
    writer.takeOut(row);
    dropStory.run(BigInt(row.seq));
    dropRevisions.run(row.id);
    dropChanges.run(row.id);
    unlink.run(row.id);
    return true;
  }

  let at = -(2n ** 63n);
  let gone = 0;
  let sweep: (() => boolean) | null = null;
  return () => {
    if (sweep !== null) return sweep();
    const rows = oldest.all(at, BigInt(rule.below), rowsAtOnce) as (CheckedRow & PrunedRow)[];
    const until = performance.now() + stepTime;
    const full = isFull();
    for (const row of rows) {
      at = BigInt(row.seq);
      if (rule.mayGo(row, full) && letGo(row)) gone += 1;
      if (performance.now() >= until) return false;
    }
    if (rows.length === rowsAtOnce) return false;
    if (gone === 0) return true;
    sweep = createSweep(db);
    return false;
  };
}
