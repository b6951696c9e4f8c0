import { type Database, isDamage } from '../../store/database.ts';
import type { Names } from '../story-archive.ts';
import type { StoryRow } from '../story-row.ts';
import { everyStory } from '../story-terms.ts';
import type { TallyCount } from '../tally-entries.ts';
import type { PickedWord } from '../word-help.ts';
import { type CheckedRow, checkedColumns, readSound } from './examine-story.ts';
import { sortFaults } from './sort-faults.ts';
import { emptySurvey, type RevisionRef, type Survey, surveyStories } from './survey.ts';
import { changesSince, type FeedBeginning, lostChanges } from './survey-changes.ts';
import { createGramSurvey } from './survey-grams.ts';
import { createIndexSurvey } from './survey-index.ts';
import { createMemorySurvey } from './survey-memory.ts';
import { readAnalysisState } from './survey-state.ts';
import { createWordSurvey } from './survey-words.ts';

/** Rows that are read at once. */
const batch = 500;

/**
 * What SQLite finds wrong with a file's pages, and with the full-text index within itself. Space that nothing uses is
 * no damage by itself. Waits for nobody.
 */
export function surveyFile(db: Database): Pick<Survey, 'file' | 'derived' | 'index'> {
  try {
    const lines = db.prepare('PRAGMA integrity_check(100)').pluck().all() as string[];
    const { file, ...rest } = sortFaults(db, lines);
    return { ...rest, file: file.every((fault) => /never used$/.test(fault)) ? [] : file };
  } catch (error) {
    const said = (error as Error).message;
    // An index that FTS5 cannot even open.
    if (/fts5|vtable/i.test(said)) return { file: [], derived: [], index: [said] };
    if (!isDamage(error)) throw error;
    return { file: [said], derived: [], index: [] };
  }
}

/**
 * Looks the stories through, and all that hangs on them, as they are at one moment; `now` in ms. `index`: what is wrong with
 * the full-text index within itself.
 */
export function surveySqlite(
  db: Database,
  names: Names,
  now: number,
  index: readonly string[],
  onProgress: (at: string) => void = () => {},
): Survey {
  return db.transaction(() => surveyNow(db, names, now, index, onProgress)).deferred();
}

function surveyNow(
  db: Database,
  names: Names,
  now: number,
  index: readonly string[],
  onProgress: (at: string) => void,
): Survey {
  const { indexed, strays } = index.length > 0 ? { indexed: null, strays: [] } : readIndex(db);
  const analysis = readAnalysisState(db);
  // What was indexed by another analysis of words is upkeep's to make again.
  const entries = indexed === null || analysis === 'other' ? null : createIndexSurvey(db, names, onProgress);
  const words = createWordSurvey(
    db.prepare('SELECT word, reversed, shown FROM archive_word').iterate() as Iterable<PickedWord>,
  );
  const memory = createMemorySurvey(db);
  let met = 0;
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
      met += 1;
      if (met % 10_000 === 0) onProgress(`story ${met}`);
      if (story) memory.take(story, row.seq);
      if (story?.status === 'usable' && row.status === 'usable') {
        words.take(story);
        if (indexed?.has(row.seq)) entries?.take(story, row.seq);
      }
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
    ...(entries?.finish() ?? { misindexed: [] }),
    index: [...index, ...strays, ...(entries?.faults() ?? [])],
    word: analysis === 'other' ? [] : words.finish(),
    state: analysis === 'unknown' && met > 0 ? ['analysis of words'] : [],
    ...memory.finish(),
    ...surveyRevisions(db),
    change: findLostChanges(db, now),
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

function surveyRevisions(db: Database): Pick<Survey, 'revision' | 'orphan' | 'unversioned'> {
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
    if (last === undefined) return { revision, orphan, unversioned: findUnversioned(db) };
    after = last;
  }
}

/** Of every revision but the last the text is kept. What was set aside, or told of before, is known to be gone. */
function findUnversioned(db: Database): readonly RevisionRef[] {
  return db
    .prepare(
      `SELECT id, revision FROM story WHERE revision > 1
         AND (SELECT count(*) FROM story_revision WHERE story_revision.id = story.id) < revision - 1
         AND id NOT IN (SELECT json_extract(row, '$.id') FROM archive_damaged WHERE kind IN ('lost', 'revision'))`,
    )
    .all() as RevisionRef[];
}

/** Changes of which those who have shown a story would hear nothing. */
function findLostChanges(db: Database, now: number): readonly RevisionRef[] {
  const given = db.prepare("SELECT seq FROM sqlite_sequence WHERE name = 'story_change'").pluck().get();
  const first = db.prepare('SELECT number, at FROM story_change ORDER BY number LIMIT 1').get();
  const feed = { given: given ?? null, first: first ?? null } as FeedBeginning;
  const since = changesSince(feed, now);
  return since === null ? [] : (db.prepare(lostChanges(since)).all() as RevisionRef[]);
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
        `SELECT id FROM story WHERE follows = id OR follows IS NOT NULL
           AND NOT EXISTS (SELECT 1 FROM story AS first WHERE first.id = story.follows)`,
      )
      .pluck()
      .all() as string[],
  };
}
