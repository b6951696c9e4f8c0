import type { Database } from '../../store/database.ts';
import type { Names } from '../story-archive.ts';
import type { StoryRow } from '../story-row.ts';
import { everyStory } from '../story-terms.ts';
import type { TallyCount } from '../tally-entries.ts';
import { type CheckedRow, checkedColumns, readSound } from './examine-story.ts';
import { emptySurvey, type RevisionRef, type Survey, surveyStories } from './survey.ts';
import { createGramSurvey } from './survey-grams.ts';

/** Rows that are read at once. */
const batch = 500;

/** What `PRAGMA integrity_check` says of an FTS5 table, which checks itself then (https://sqlite.org/fts5.html). */
const ofIndex = /fts5/i;

/** What SQLite finds wrong with a file's pages, and with the full-text index within itself. Waits for nobody. */
export function surveyFile(db: Database): Pick<Survey, 'file' | 'index'> {
  try {
    const lines = db.prepare('PRAGMA integrity_check(100)').pluck().all() as string[];
    const faults = lines.filter((line) => line !== 'ok');
    return {
      file: faults.filter((line) => !ofIndex.test(line)),
      index: faults.filter((line) => ofIndex.test(line)),
    };
  } catch (error) {
    if (!isDamage(error)) throw error;
    return { file: [(error as Error).message], index: [] };
  }
}

/** Whether SQLite says that a file is damaged, or none of its own. */
export function isDamage(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^SQLITE_(CORRUPT|NOTADB)/.test(String(error.code));
}

/**
 * Looks the stories through, and all that hangs on them, as they are at one moment; `now` in ms. `index`: what is wrong with
 * the full-text index within itself.
 */
export function surveySqlite(db: Database, names: Names, now: number, index: readonly string[]): Survey {
  return db.transaction(() => surveyNow(db, names, now, index)).deferred();
}

function surveyNow(db: Database, names: Names, now: number, index: readonly string[]): Survey {
  const { indexed, strays } = index.length > 0 ? { indexed: null, strays: [] } : readIndex(db);
  const stories = surveyStories(names, now);
  const grams = createGramSurvey(db, now);
  const unmet = new Set(indexed);
  const read = db.prepare<[bigint, number]>(
    `SELECT ${checkedColumns} FROM story WHERE seq > ? ORDER BY seq LIMIT ?`,
  );
  for (let rows = read.all(-(2n ** 63n), batch) as CheckedRow[]; rows.length > 0; ) {
    for (const row of rows) {
      // Of an index that is damaged nothing is said story by story: it is made again as a whole.
      const story = stories.take(row, indexed === null ? row.status === 'usable' : indexed.has(row.seq));
      unmet.delete(row.seq);
      if (story) grams.take(story, row.seq);
      else grams.pass(row.seq);
    }
    rows = read.all(BigInt(rows.at(-1)?.seq ?? 0), batch) as CheckedRow[];
  }
  const tallies = db.prepare('SELECT kind, key, name, country, stories FROM tally').all() as TallyCount[];
  const found = stories.finish(tallies);
  return {
    ...emptySurvey(),
    ...found,
    overindexed: [...found.overindexed, ...[...unmet].map((seq) => ({ seq, id: `number ${seq}` }))],
    index: [...index, ...strays],
    ...surveyRevisions(db),
    ...grams.finish(),
    ...surveyPointers(db),
  };
}

/**
 * The numbers that the index knows, null when it is damaged; strays are those that only one of its parts knows, and what
 * SQLite says of it.
 */
function readIndex(db: Database): {
  readonly indexed: ReadonlySet<number> | null;
  readonly strays: readonly string[];
} {
  const all = db.prepare('SELECT rowid FROM story_index').pluck();
  const marked = db.prepare<[string]>('SELECT rowid FROM story_index WHERE story_index MATCH ?').pluck();
  try {
    const indexed = new Set(all.all() as number[]);
    const strays = indexed.symmetricDifference(new Set(marked.all(`marks: "${everyStory}"`) as number[]));
    const words = [...strays].map((seq) => `number ${seq} stands in one half of the full-text index`);
    return { indexed: strays.size > 0 ? null : indexed, strays: words };
  } catch (error) {
    if (!isDamage(error)) throw error;
    return { indexed: null, strays: [(error as Error).message] };
  }
}

function surveyRevisions(db: Database): Pick<Survey, 'revision' | 'orphan'> {
  const revision: RevisionRef[] = [];
  const orphan: RevisionRef[] = [];
  const read = db.prepare<[string, number, number]>(
    `SELECT story_revision.id, story_revision.revision, story_revision.changed_at, story_revision.body,
       coalesce(story.first_seen_at, 0) AS first_seen_at, story.id IS NULL AS is_orphan
     FROM story_revision LEFT JOIN story USING (id)
     WHERE (story_revision.id, story_revision.revision) > (?, ?)
     ORDER BY story_revision.id, story_revision.revision LIMIT ?`,
  );
  type Row = Omit<StoryRow, 'seq' | 'counted'> & { readonly is_orphan: number };
  let after: RevisionRef = { id: '', revision: -(2 ** 31) };
  for (;;) {
    const rows = read.all(after.id, after.revision, batch) as Row[];
    for (const row of rows) {
      const ref = { id: row.id, revision: row.revision };
      if (row.is_orphan) orphan.push(ref);
      else if (readSound({ ...row, first_seen_at: 0 })?.id !== row.id) revision.push(ref);
    }
    const last = rows.at(-1);
    if (last === undefined) return { revision, orphan };
    after = last;
  }
}

function surveyPointers(db: Database): Pick<Survey, 'key' | 'text' | 'follows'> {
  const nowhere = (table: string) =>
    db
      .prepare(`SELECT id FROM ${table} WHERE NOT EXISTS (SELECT 1 FROM story WHERE story.id = ${table}.id)`)
      .pluck()
      .all() as string[];
  return {
    key: nowhere('story_key'),
    text: nowhere('story_text'),
    follows: db
      .prepare(
        `SELECT id FROM story WHERE follows IS NOT NULL
           AND NOT EXISTS (SELECT 1 FROM story AS first WHERE first.id = story.follows)`,
      )
      .pluck()
      .all() as string[],
  };
}
