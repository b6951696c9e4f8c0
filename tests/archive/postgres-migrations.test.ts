import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { openPostgresArchive } from '../../src/archive/postgres/postgres-archive.ts';
import { postgresSchema } from '../../src/archive/postgres/schema.ts';
import { migratePostgres, openPostgres, type Postgres } from '../../src/store/postgres.ts';
import { expectSample, keepSample } from './kept-sample.ts';
import { makeDatabase } from './make-database.ts';
import { describeTables, dumpRows, restoreRows } from './postgres-rows.ts';

async function withDatabase(work: (db: Postgres) => Promise<void>): Promise<void> {
  const db = openPostgres(await makeDatabase());
  try {
    await work(db);
  } finally {
    await db.close();
  }
}

const newest = postgresSchema.length;
const versions = Array.from({ length: newest }, (_, i) => i + 1);
const fixture = (name: string) => new URL(`../../fixtures/archive/${name}`, import.meta.url);
const rowsOf = (version: number) => fixture(`postgres-rows-${version}.txt`);

describe.each(versions)('Tables of version %i', (version) => {
  // A fixture that is not there yet is written here, to be committed; in CI it is a failure.
  test('are what they were when they were added', () =>
    withDatabase(async (db) => {
      await migratePostgres(db, 'archive', postgresSchema.slice(0, version));
      await expect(await describeTables(db)).toMatchFileSnapshot(
        fixture(`postgres-tables-${version}.txt`).pathname,
      );
    }));

  test('are taken over with all that they hold', () =>
    withDatabase(async (db) => {
      if (!existsSync(rowsOf(version))) {
        // Only the newest version can still be filled by the code that goes with it.
        expect(version).toBe(newest);
        const archive = await openPostgresArchive(db);
        await keepSample(archive);
        await archive.settled();
        await expect(await dumpRows(db)).toMatchFileSnapshot(rowsOf(version).pathname);
        return;
      }
      await migratePostgres(db, 'archive', postgresSchema.slice(0, version));
      await db.query('DELETE FROM schema_version');
      await restoreRows(db, readFileSync(rowsOf(version), 'utf8'));
      const archive = await openPostgresArchive(db);
      await archive.settled();
      await expectSample(archive);
    }));
});

test('Tables that grew step by step are those of a new database', () =>
  withDatabase(async (db) => {
    for (const version of versions) await migratePostgres(db, 'archive', postgresSchema.slice(0, version));
    const grown = await describeTables(db);
    await withDatabase(async (fresh) => {
      await migratePostgres(fresh, 'archive', postgresSchema);
      expect(await describeTables(fresh)).toBe(grown);
    });
  }));

test('A database of a newer Telex is refused in words, and a step that fails leaves nothing behind', () =>
  withDatabase(async (db) => {
    await openPostgresArchive(db);
    await db.query('UPDATE schema_version SET version = 99');
    await expect(openPostgresArchive(db)).rejects.toThrow(
      `The database holds archive tables of version 99, and this Telex knows up to ${newest}`,
    );
    await expect(
      migratePostgres(db, 'other', ['CREATE TABLE half (id int)', 'CREATE TABLE']),
    ).rejects.toThrow('syntax');
    expect(await db.query("SELECT to_regclass('half') AS half")).toEqual([{ half: null }]);
  }));
