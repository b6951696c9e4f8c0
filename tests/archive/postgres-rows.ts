import type { StoryArchive } from '../../src/archive/story-archive.ts';
import type { Postgres } from '../../src/store/postgres.ts';
import type { Story } from '../../src/wire/story.ts';
import { day, hour, invent, minute, moscow, noon } from '../contracts/invent-story.ts';

/** The stories that are kept in fixtures/archive by each version of the tables, by what they show. */
export const sample = {
  shown: invent({
    headline: 'Hulp voor Oosterhaven',
    text: 'De noodhulpgoederen voor Oosterhaven zijn vanmorgen met een vrachtschip over de rivier aangekomen.',
    cities: ['MOSKOU'],
    places: [moscow],
    section: 'Buitenland',
    storyKey: 'SAMPLE-1',
    publishedAt: noon - hour,
    precision: 'minute',
  }),
  changed: invent({
    text: 'Bij de brand vielen twee gewonden.',
    publishedAt: noon - 2 * hour,
    precision: 'minute',
  }),
  following: invent({ text: 'De brand is geblust.', publishedAt: noon - minute, precision: 'minute' }),
  killed: invent({ text: 'Dit bericht had geen lezer mogen halen.' }),
  withheld: invent({ text: 'Dit bericht wacht nog.', status: 'withheld' }),
  embargoed: invent({ text: 'Straks meer over de begroting.', embargoUntil: noon + hour, cities: ['GOES'] }),
  old: invent({ text: 'Een oude vuurtoren.', publishedAt: noon - 900 * day, precision: 'day' }),
} satisfies Record<string, Story>;

/** Keeps the sample in an empty archive. */
export async function keepSample(archive: StoryArchive): Promise<void> {
  const { following, killed, changed, ...others } = sample;
  for (const story of [...Object.values(others), changed, killed]) await archive.file(story, 'new', noon);
  await archive.file({ ...changed, paragraphs: ['Bij de brand vielen drie gewonden.'] }, 'changed', noon);
  await archive.file(killed, 'killed', noon);
  await archive.admit([following], (story) => ({ filing: 'new', story, follows: changed.id }), noon);
}

const tablesOf = `SELECT relname AS name FROM pg_class
  WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace ORDER BY relname COLLATE "C"`;

/** All rows of a database, a line a table: its name, a blank, a JSON array. */
export async function dumpRows(db: Postgres): Promise<string> {
  const lines: string[] = [];
  for (const { name } of await db.query<{ name: string }>(tablesOf)) {
    const [dump] = await db.query<{ rows: string }>(
      `SELECT coalesce(json_agg(row ORDER BY row::text COLLATE "C"), '[]')::text AS rows FROM (SELECT row_to_json(t) AS row FROM ${name} AS t) AS all_rows`,
    );
    lines.push(`${name} ${dump?.rows.replaceAll('\n', '')}`);
  }
  return `${lines.join('\n')}\n`;
}

/** Puts into empty tables what `dumpRows` gave. */
export async function restoreRows(db: Postgres, dump: string): Promise<void> {
  for (const line of dump.trimEnd().split('\n')) {
    const name = line.slice(0, line.indexOf(' '));
    await db.query(`INSERT INTO ${name} SELECT * FROM json_populate_recordset(null::${name}, $1::json)`, [
      line.slice(name.length + 1),
    ]);
  }
}

/** What tables and indexes a database has, a line for each column and index. */
export async function describeTables(db: Postgres): Promise<string> {
  const rows = await db.query<{ line: string }>(
    `SELECT format('%s.%s %s%s%s', relname, attname, format_type(atttypid, atttypmod),
         CASE WHEN attnotnull THEN ' NOT NULL' ELSE '' END,
         CASE WHEN collname IS NULL OR collname = 'default' THEN '' ELSE ' COLLATE ' || collname END) AS line
       FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid LEFT JOIN pg_collation ON pg_collation.oid = attcollation
       WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace AND attnum > 0 AND NOT attisdropped
     UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = current_schema()
     ORDER BY 1`,
  );
  return `${rows.map(({ line }) => line).join('\n')}\n`;
}
