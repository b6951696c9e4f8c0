import {
  type CarriedRoom,
  type Carrying,
  carryBatches,
  carryRows,
  type FileRow,
  goOnAbove,
} from '../../store/carry-rows.ts';
import { migrate } from '../../store/database.ts';
import { migratePostgres } from '../../store/postgres.ts';
import { loadParts } from '../compound-parts.ts';
import { archiveSchema } from '../schema.ts';
import type { Names } from '../story-archive.ts';
import { analysisVersion } from '../word-forms.ts';
import { createStoryWriter } from './carry-stories.ts';
import { postgresSchema } from './schema.ts';

/**
 * The archive as it goes from a file to a server: the stories as they stand, and by the server's own code what they are found, counted
 * and known again by. `names`: those of the archive.
 */
export function carriedArchive(names: Names): CarriedRoom {
  return {
    tables: {
      story: 'stories',
      story_revision: 'earlier versions',
      story_key: 'agency keys',
      story_text: 'texts that are known again',
      story_gone: 'texts of stories that were let go',
      story_change: 'changes of stories',
      story_gram: 'marks of copies',
      tally: 'counts of cities and sections',
      archive_word: 'words',
      archive_damaged: 'damaged rows',
    },
    prepare: (db) => migrate(db, 'archive', archiveSchema),
    makeTables: (postgres) => migratePostgres(postgres, 'archive', postgresSchema),
    async carry(carrying) {
      loadParts();
      await carryWords(carrying);
      await carryStories(carrying, names);
      await carryWhatHangsOnStories(carrying);
      await carryChanges(carrying);
      await carryDamaged(carrying);
      await carrying.send(`DELETE FROM archive_state WHERE key <> 'tally'`);
      await carrying.send(`INSERT INTO archive_state (key, value) VALUES ('analysis', $1)`, [
        analysisVersion,
      ]);
    },
  };
}

/** Before the stories, which add only what is missing: words of stories that are gone stay too. */
function carryWords(carrying: Carrying): Promise<void> {
  return carryRows(carrying, {
    table: 'archive_word',
    select: 'SELECT word, reversed, shown FROM archive_word',
    columns: { word: 'text', reversed: 'text', shown: 'text' },
  });
}

async function carryStories({ db, send, now, note }: Carrying, names: Names): Promise<void> {
  // An index is made quicker of what is there than story by story.
  const [index] = await send<{ made: string }>(`SELECT pg_get_indexdef('story_terms'::regclass) AS made`);
  await send('DROP INDEX story_terms');
  const writer = createStoryWriter(send, names, now);
  const select = `SELECT seq, id, status, news_at, embargo_until, revision, first_seen_at, changed_at, last_seen_at, counted,
    headline_hash, follows, body FROM story ORDER BY seq`;
  await carryBatches({ db }, select, (rows) => {
    const write = writer(rows);
    return async () => {
      await write();
      note('story', rows.length);
    };
  });
  await send(index?.made ?? '');
}

async function carryWhatHangsOnStories(carrying: Carrying): Promise<void> {
  await carryRows(carrying, {
    table: 'story_revision',
    select: 'SELECT id, revision, changed_at, body FROM story_revision',
    columns: { id: 'text', revision: 'bigint', changed_at: 'bigint', body: 'text' },
  });
  await carryRows(carrying, {
    table: 'story_key',
    select: 'SELECT key, id FROM story_key',
    columns: { key: 'text', id: 'text' },
  });
  await carryRows(carrying, {
    table: 'story_text',
    select: 'SELECT hash, id FROM story_text',
    columns: { hash: 'bigint', id: 'text' },
  });
  await carryRows(carrying, {
    table: 'story_gone',
    select: 'SELECT hash, first_seen_at FROM story_gone',
    columns: { hash: 'bigint', first_seen_at: 'bigint' },
  });
}

/** With their numbers: whoever has read up to one goes on from there. */
async function carryChanges(carrying: Carrying): Promise<void> {
  await carryRows(carrying, {
    table: 'story_change',
    select: 'SELECT number, id, revision, kind, at FROM story_change ORDER BY number',
    columns: { number: 'bigint', id: 'text', revision: 'bigint', kind: 'text', at: 'bigint' },
  });
  const given = carrying.db
    .prepare("SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'story_change'")
    .pluck()
    .safeIntegers(true)
    .get();
  await goOnAbove(carrying.send, 'story_change', 'number', given as bigint);
}

async function carryDamaged(carrying: Carrying): Promise<void> {
  await carryRows(carrying, {
    table: 'archive_damaged',
    select: 'SELECT number, kind, found_at, row, body FROM archive_damaged ORDER BY number',
    columns: { number: 'bigint', kind: 'text', found_at: 'bigint', row: 'text' },
    change: (row) => ({ ...row, row: joinBody(row) }),
  });
  await goOnAbove(carrying.send, 'archive_damaged', 'number');
}

/** On a server the whole row is one JSON. By its text: numbers in it have more digits than a number of JavaScript. */
function joinBody({ row, body }: FileRow): string {
  const text = String(row);
  if (!(body instanceof Uint8Array)) return text;
  return `${text.slice(0, text.lastIndexOf('}'))},"body":${JSON.stringify(Buffer.from(body).toString())}}`;
}
