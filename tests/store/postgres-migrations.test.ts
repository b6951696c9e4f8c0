import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createPostgresReadLog } from '../../src/intake/postgres/read-log.ts';
import { intakeSchema } from '../../src/intake/postgres/schema.ts';
import { createPostgresKeyvs, postgresKeyvSteps } from '../../src/store/keyv-postgres.ts';
import { migratePostgres, openPostgres, type Postgres } from '../../src/store/postgres.ts';
import { createPostgresRestoreMark, postgresRestoreSteps } from '../../src/store/restore-mark-postgres.ts';
import { makeDatabase } from '../archive/make-database.ts';
import { describeTables, dumpRows, restoreRows } from '../archive/postgres-rows.ts';

const noon = Date.parse('2026-03-10T12:00:00+01:00');
const file = { path: '/wire/a.txt', size: 120, modifiedAt: noon };
const problem = { code: 'no-text', message: 'There is no text in it.', at: { line: 3 } };
const copy = { source: file.path, capturedAt: noon, bytes: Buffer.from('%PDF-1.7 Zoë') };
const hash = Buffer.alloc(32, 7);

/** A room's steps, and what it keeps in them. */
interface Room {
  readonly steps: readonly string[];
  fill(db: Postgres): Promise<void>;
  expectHeld(db: Postgres): Promise<void>;
}

const rooms: Readonly<Record<string, Room>> = {
  keyv: {
    steps: postgresKeyvSteps,
    async fill(db) {
      const keyv = createPostgresKeyvs(db).open('room');
      await keyv.set('a', { text: 'Zoë’s “café”' });
      await keyv.setRaw('b', { value: 2, expires: 8e15 });
    },
    async expectHeld(db) {
      const keyv = createPostgresKeyvs(db).open('room');
      expect(await keyv.getMany(['a', 'b'])).toEqual([{ text: 'Zoë’s “café”' }, 2]);
      expect(await keyv.writtenSince?.(1)).toMatchObject({ number: 2, entries: 2, written: [['b', 2]] });
    },
  },
  intake: {
    steps: intakeSchema,
    async fill(db) {
      const log = createPostgresReadLog(db);
      await log.markRead(file, noon);
      await log.spike(copy, problem, noon);
      await log.firstCapture(hash, noon);
      await log.moves.noteMove(file, '/wire/done/a.txt', noon, 'new');
    },
    async expectHeld(db) {
      const log = createPostgresReadLog(db);
      expect(await log.haveRead([file, { ...file, size: 121 }])).toEqual([true, false]);
      expect(await log.spiked()).toMatchObject([{ id: 1, source: copy.source, problem, spikedAt: noon }]);
      expect(await log.spikedCopy(1)).toEqual(copy);
      expect(await log.firstCapture(hash, noon + 1)).toBe(noon);
      expect(await log.moves.placeOf(file)).toBe('/wire/done/a.txt');
    },
  },
  restored: {
    steps: postgresRestoreSteps,
    fill: (db) => createPostgresRestoreMark(db).set({ takenAt: noon, restoredAt: noon + 1 }),
    async expectHeld(db) {
      expect(await createPostgresRestoreMark(db).read()).toEqual({ takenAt: noon, restoredAt: noon + 1 });
    },
  },
};

async function withDatabase(work: (db: Postgres) => Promise<void>): Promise<void> {
  const db = openPostgres(await makeDatabase());
  try {
    await work(db);
  } finally {
    await db.close();
  }
}

const fixture = (name: string) => new URL(`../../fixtures/store/postgres-${name}.txt`, import.meta.url);

for (const [room, { steps, fill, expectHeld }] of Object.entries(rooms)) {
  const versions = steps.map((_, step) => step + 1);
  describe.each(versions)(`PostgreSQL tables of ${room}, version %i`, (version) => {
    // A fixture that is not there yet is written here, to be committed; in CI it is a failure.
    test('are what they were when they were added', () =>
      withDatabase(async (db) => {
        await migratePostgres(db, room, steps.slice(0, version));
        const tables = fixture(`${room}-tables-${version}`).pathname;
        await expect(await describeTables(db)).toMatchFileSnapshot(tables);
      }));

    test('are taken over with all that they hold', () =>
      withDatabase(async (db) => {
        const rows = fixture(`${room}-rows-${version}`);
        if (existsSync(rows)) {
          await migratePostgres(db, room, steps.slice(0, version));
          await db.query('DELETE FROM schema_version');
          await restoreRows(db, readFileSync(rows, 'utf8'));
        } else {
          // Only the newest version can still be filled by the code that goes with it.
          expect(version).toBe(steps.length);
          await fill(db);
          await expect(await dumpRows(db)).toMatchFileSnapshot(rows.pathname);
        }
        await expectHeld(db);
      }));
  });
}
