import { setTimeout as sleep } from 'node:timers/promises';
import { type Database, isDamage } from '../../store/database.ts';
import { sentTime } from '../../wire/story.ts';
import { createGramStore } from '../gram-store.ts';
import { isCountedAt } from '../keep-rules.ts';
import { gramPeriodOf, gramsOf } from '../near-copy-rules.ts';
import { readStoryRow } from '../story-row.ts';
import { indexVersion } from '../story-terms.ts';
import { createSweep } from '../sweep-pointers.ts';
import { createTallyRows } from '../tally-rows.ts';
import { createStoryWriter, type StoryRooms } from '../write-story.ts';
import { type CheckedRow, checkedColumns, examineRow, hiddenRest, readSound } from './examine-story.ts';
import { remakeFullText } from './mend-schema.ts';
import type { TallyFault } from './recount.ts';
import type { GramRef, RevisionRef, StoryRef, Survey } from './survey.ts';
import { lostChange } from './survey-changes.ts';
import type { WordFault } from './survey-words.ts';

/** How long one transaction may take, and how long others have their turn after it, in ms. */
const stepTime = 10;
const pause = 10;

/** What mending works with, on one connection. */
export interface MendRooms extends StoryRooms {
  /** Writes what the rooms hold in memory; before a transaction ends. */
  flush(): void;
}

/**
 * Mends what a survey found, in short transactions; each looks again at what it mends, since others may have written
 * meanwhile. Throws what SQLite throws.
 */
export async function mendSqlite(db: Database, rooms: MendRooms, survey: Survey, now: number): Promise<void> {
  const { tally, index } = rooms;
  const writer = createStoryWriter(db, rooms);
  const grams = createGramStore(db);
  const bySeq = db.prepare<[bigint]>(`SELECT ${checkedColumns} FROM story WHERE seq = ?`);
  const byId = db.prepare<[string]>(`SELECT ${checkedColumns} FROM story WHERE id = ?`);
  const rowAt = (seq: number) => bySeq.get(BigInt(seq)) as CheckedRow | undefined;
  const setAside = {
    story: db.prepare<[string, bigint, string]>(
      `INSERT INTO archive_damaged (kind, found_at, row, body) SELECT ?, ?, json_object('seq', seq, 'id', id, 'status', status,
         'news_at', news_at, 'embargo_until', embargo_until, 'revision', revision, 'first_seen_at', first_seen_at,
         'changed_at', changed_at, 'last_seen_at', last_seen_at, 'counted', counted, 'headline_hash', headline_hash,
         'follows', follows), CAST(body AS BLOB) FROM story WHERE id = ?`,
    ),
    revision: db.prepare<[string, bigint, string, number]>(
      `INSERT INTO archive_damaged (kind, found_at, row, body) SELECT ?, ?, json_object('id', id, 'revision', revision,
         'changed_at', changed_at), CAST(body AS BLOB) FROM story_revision WHERE id = ? AND revision = ?`,
    ),
  };
  const remember = db.prepare<[string]>(
    `INSERT OR IGNORE INTO story_gone (hash, first_seen_at) SELECT story_text.hash, story.first_seen_at
     FROM story_text JOIN story USING (id) WHERE story_text.id = ?`,
  );
  const dropStory = db.prepare<[string]>('DELETE FROM story WHERE id = ?');
  const dropRevision = db.prepare<[string, number]>(
    'DELETE FROM story_revision WHERE id = ? AND revision = ?',
  );
  const setCounted = db.prepare<[number, bigint]>('UPDATE story SET counted = ? WHERE seq = ?');
  const tallyRows = createTallyRows(db);
  const dropPack = db.prepare<[number]>('DELETE FROM gram_pack WHERE id = ?');
  const unlink = db.prepare<[string]>(
    `UPDATE story SET follows = NULL WHERE id = ?
       AND (follows = id OR NOT EXISTS (SELECT 1 FROM story AS first WHERE first.id = story.follows))`,
  );
  const dropWord = db.prepare<[string]>('DELETE FROM archive_word WHERE word = ?');
  const addWord = db.prepare<[string, string, string]>(
    'REPLACE INTO archive_word (word, reversed, shown) VALUES (?, ?, ?)',
  );
  const noteLost = db.prepare<[bigint, string, number]>(
    "INSERT INTO archive_damaged (kind, found_at, row) VALUES ('lost', ?, json_object('id', ?, 'revision', ?))",
  );
  const revisionsOf = db.prepare<[string]>(
    'SELECT id, revision, changed_at, body FROM story_revision WHERE id = ?',
  );
  const noteChange = db.prepare<{ id: string; revision: number; kind: string; at: number }>(
    `INSERT INTO story_change (id, revision, kind, at) SELECT @id, @revision, @kind, @at
     WHERE NOT EXISTS (SELECT 1 FROM story_change WHERE id = @id AND revision = @revision)`,
  );
  const setAnalysis = db.prepare<[bigint]>("REPLACE INTO archive_state (key, value) VALUES ('analysis', ?)");

  /** Does `mendOne` for all of them, as many in a transaction as there is time for. */
  async function each<One>(all: readonly One[], mendOne: (one: One) => void): Promise<void> {
    for (let done = 0; done < all.length; ) {
      db.transaction(() => {
        const until = performance.now() + stepTime;
        do {
          const one = all[done];
          if (one !== undefined) mendOne(one);
          done += 1;
        } while (done < all.length && performance.now() < until);
        rooms.flush();
        grams.flush();
      }).immediate();
      await sleep(pause);
    }
  }

  function setStoryAside({ id }: StoryRef): void {
    const row = byId.get(id) as CheckedRow | undefined;
    if (row === undefined || examineRow(row).kind !== 'unreadable') return;
    setAside.story.run('story', BigInt(now), id);
    index.drop(row.seq);
    const rest = hiddenRest(row, now);
    if (rest === null) remember.run(id);
    dropStory.run(id);
    // What was hidden stays known by its id, keys and texts.
    if (rest !== null) writer.write(rest, undefined, null, now);
  }

  function rewrite({ id }: StoryRef): void {
    const row = byId.get(id) as CheckedRow | undefined;
    if (row === undefined) return;
    const examined = examineRow(row);
    if (examined.kind !== 'columns') return;
    index.drop(row.seq);
    writer.write(examined.mended, row, null, now);
  }

  function indexAgain({ seq }: StoryRef): void {
    const row = rowAt(seq);
    index.drop(seq);
    if (row?.status === 'usable') index.add(readStoryRow(row), seq);
  }

  function countAgain({ seq }: StoryRef): void {
    const row = rowAt(seq);
    if (row === undefined) return;
    const story = readStoryRow(row);
    const isCounted = isCountedAt(story, now);
    if (isCounted === (row.counted === 1)) return;
    tally.count(story, isCounted ? 1 : -1);
    setCounted.run(isCounted ? 1 : 0, BigInt(seq));
  }

  /** By how much it differs, not what it should be: others count on meanwhile. */
  function correct({ entry, held, counted }: TallyFault): void {
    tallyRows.add([{ entry, by: counted - held }]);
  }

  function putGrams({ seq, period, id }: GramRef): void {
    if (Number.isNaN(seq)) {
      dropPack.run(Number(id.replace('pack ', '')));
      return;
    }
    const row = rowAt(seq);
    const story = row && readStoryRow(row);
    const isThere = story !== undefined && gramPeriodOf(sentTime(story)) === period;
    grams.put(period, seq, isThere ? gramsOf(story) : []);
  }

  /** Those who read the feed find it at the end, and amend what they show of an older version. */
  function tellChange({ id, revision }: RevisionRef): void {
    const row = byId.get(id) as CheckedRow | undefined;
    if (row === undefined) return;
    const earlier = (revisionsOf.all(id) as CheckedRow[]).map((one) => ({ ...one, first_seen_at: 0 }));
    const lost = lostChange({ id, revision }, [row, ...earlier].map(readSound));
    if (lost !== null) noteChange.run({ id, revision, ...lost });
  }

  function keepWord({ word, reversed, shown, isRight }: WordFault): void {
    if (isRight) addWord.run(word, reversed, shown);
    else dropWord.run(word);
  }

  function rememberAgain({ seq, id }: StoryRef): void {
    const row = rowAt(seq);
    if (row === undefined) return;
    for (const earlier of revisionsOf.all(id) as CheckedRow[]) {
      const story = readSound({ ...earlier, id, first_seen_at: 0 });
      if (story) rooms.near.remember(story, id);
    }
    rooms.near.remember(readStoryRow(row), id);
  }

  if (survey.index.length > 0) await makeIndexAgain();
  await each(survey.story, setStoryAside);
  await each(survey.columns, rewrite);
  await each([...survey.overindexed, ...survey.unindexed, ...survey.misindexed], indexAgain);
  await each(survey.word, keepWord);
  await each(survey.forgotten, rememberAgain);
  await each(survey.tally, correct);
  await each([...survey.early, ...survey.late], countAgain);
  for (const kind of ['revision', 'orphan'] as const) {
    await each(survey[kind], ({ id, revision }) => {
      setAside.revision.run(kind, BigInt(now), id, revision);
      dropRevision.run(id, revision);
    });
  }
  await each([...survey.gram, ...survey.ungrammed], putGrams);
  if (survey.key.length > 0 || survey.text.length > 0) {
    const sweep = createSweep(db);
    for (let isDone = false; !isDone; await sleep(pause)) {
      isDone = db
        .transaction(() => {
          const until = performance.now() + stepTime;
          while (performance.now() < until) if (sweep()) return true;
          return false;
        })
        .immediate();
    }
  }
  await each(survey.follows, (id) => unlink.run(id));
  await each(survey.unversioned, ({ id, revision }) => {
    noteLost.run(BigInt(now), id, revision);
  });
  await each(survey.change, tellChange);
  // What was indexed by nobody knows which analysis has been held against this one's by the survey, and put right.
  await each(survey.state, () => setAnalysis.run(BigInt(indexVersion)));

  /** Empties the index and puts all stories in again, newest first: meanwhile what is not in yet is not found. */
  async function makeIndexAgain(): Promise<void> {
    try {
      db.exec("INSERT INTO story_index (story_index) VALUES ('delete-all')");
    } catch (error) {
      if (!isDamage(error)) throw error;
      remakeFullText(db);
    }
    const seqs = db.prepare("SELECT seq FROM story WHERE status = 'usable' ORDER BY seq DESC").pluck();
    let added = 0;
    await each(seqs.all() as number[], (seq) => {
      const row = rowAt(seq);
      if (row === undefined || examineRow(row).kind !== 'sound') return;
      indexAgain({ seq, id: row.id });
      added += 1;
      if (added % 64 === 0) index.merge();
    });
  }
}
