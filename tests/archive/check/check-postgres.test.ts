import { describe, expect, test } from 'vitest';
import { plainNames } from '../../../src/archive/names.ts';
import { createPostgresCheck } from '../../../src/archive/postgres/check/check-postgres.ts';
import { openPostgresArchive } from '../../../src/archive/postgres/postgres-archive.ts';
import { keepEverything } from '../../../src/archive/retention.ts';
import { openPostgres, type Postgres } from '../../../src/store/postgres.ts';
import { describeArchiveCheck } from '../../contracts/archive-check.ts';
import { describeRetention } from '../../contracts/archive-retention.ts';
import { invent, noon } from '../../contracts/invent-story.ts';
import { makeDatabase } from '../make-database.ts';

describeArchiveCheck('The PostgreSQL archive', async () => {
  const db = openPostgres(await makeDatabase());
  const run = async (sql: string, values: readonly unknown[] = []) => {
    const parts = sql.split('?');
    await db.query(
      parts.reduce((before, part, place) => `${before}$${place}${part}`),
      values,
    );
  };
  const open = async () => openPostgresArchive(db, { countsFreshFor: 0 });
  const archive = await open();
  await archive.settled();
  return {
    archive,
    readsNewest: true,
    check: createPostgresCheck(db),
    run: (sql, ...values) => run(sql, values),
    read: async (sql) => (await db.query<object>(sql)).map((row) => Object.values(row)[0]),
    unindex: (seq) => loseEntry(db, seq),
    indexWords: (seq) => run("UPDATE story SET terms = '''all_'' ''geheim'':1' WHERE seq = ?", [seq]),
    reopen: open,
    close: () => db.close(),
  };
});

/** Writes a row while its index is not looked after: the row has its words, the index knows nothing of it. */
async function loseEntry(db: Postgres, seq: number): Promise<void> {
  const ready = "UPDATE pg_index SET indisready = $1 WHERE indexrelid = 'story_terms'::regclass";
  await db.query(ready, [false]);
  await db.query("UPDATE story SET terms = terms || '''lost'''::tsvector WHERE seq = $1", [seq]);
  await db.query(ready, [true]);
}

describeRetention('The PostgreSQL archive', async () => {
  const db = openPostgres(await makeDatabase());
  return {
    open: (retention = keepEverything) =>
      openPostgresArchive(db, { names: plainNames, retention, countsFreshFor: 0 }),
    check: () => createPostgresCheck(db),
    size: async () => {
      const [size] = await db.query<{ bytes: number }>(
        "SELECT sum(pg_total_relation_size(tablename::regclass))::bigint AS bytes FROM pg_tables WHERE schemaname = 'public'",
      );
      return (size?.bytes ?? 0) / 1_000_000;
    },
    count: async (table) =>
      (await db.query<{ count: number }>(`SELECT count(*) AS count FROM ${table}`))[0]?.count ?? 0,
    close: () => db.close(),
  };
});

describe('The check of a PostgreSQL archive', () => {
  test.each([
    ['schema', 'DROP INDEX story_terms'],
    ['schema', 'ALTER TABLE story_text DROP CONSTRAINT story_text_pkey'],
    ['misindexed', "UPDATE story SET terms = '''all_'' ''geheim'':1'"],
  ])('finds %s and mends it: %s', async (kind, damage) => {
    const db = openPostgres(await makeDatabase());
    const archive = await openPostgresArchive(db, { countsFreshFor: 0 });
    await archive.settled();
    const story = invent({ text: 'De vuurtoren van Oosterhaven staat scheef.' });
    await archive.file(story, 'new', noon);
    const check = createPostgresCheck(db);
    expect((await check.check({ mend: false, now: noon })).found).toEqual([]);
    await db.query(damage);
    const { found, left } = await check.check({ mend: true, now: noon });
    expect(found).toMatchObject([{ kind, count: 1 }]);
    expect(left).toEqual([]);
    expect((await check.check({ mend: false, now: noon })).found).toEqual([]);
    const { stories } = await archive.find({ kind: 'word', text: 'vuurtoren' }, { limit: 9 }, noon);
    expect(stories.map(({ id }) => id)).toEqual([story.id]);
    await db.close();
  });
});
