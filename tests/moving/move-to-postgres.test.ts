import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createPostgresCheck } from '../../src/archive/postgres/check/check-postgres.ts';
import { archiveSchema } from '../../src/archive/schema.ts';
import { createSqliteArchive } from '../../src/archive/sqlite-archive.ts';
import type { StoryArchive } from '../../src/archive/story-archive.ts';
import { partOf } from '../../src/delivery/part-of.ts';
import { knownNames } from '../../src/desk/known-names.ts';
import { moveToPostgres } from '../../src/move-to-postgres.ts';
import { openServerArchive } from '../../src/open-archive.ts';
import { migrate, openDatabase } from '../../src/store/database.ts';
import { readMovedMark } from '../../src/store/moved-mark.ts';
import { openPostgres, type Postgres } from '../../src/store/postgres.ts';
import { openPostgresStores, openSqliteStores, type Stores } from '../../src/stores.ts';
import { sample } from '../archive/kept-sample.ts';
import { makeDatabase } from '../archive/make-database.ts';
import { makeFolder } from '../cli/telex.ts';
import { hour, invent, noon } from '../contracts/invent-story.ts';
import { eight, planned } from '../contracts/ledger-bench.ts';
import { expectSameRows } from './compare-rows.ts';
import { file, fillStores, guilds, hash, idOf, shared } from './fill-stores.ts';

const now = () => noon;

function open(databaseUrl: string): Postgres {
  const postgres = openPostgres(databaseUrl);
  onTestFinished(() => postgres.close());
  return postgres;
}

const byId = (a: { readonly id: string }, b: { readonly id: string }) => (a.id < b.id ? -1 : 1);
const resent = invent({ text: `${sample.shown.paragraphs[0]} Meer volgt.`, capturedAt: noon + hour });

/** What the seams say of stores and archive; the same before a move and after it. */
async function ask(stores: Stores, archive: StoryArchive): Promise<unknown> {
  const ledger = stores.openLedger();
  const subs = [1, 2, 3, 4, 5, 6, 7, 8].map((n) => `sub0000${n}`);
  const log = stores.openReadLog();
  const spiked = await log.spiked();
  return {
    due: (await ledger.due(eight + hour, 50, [])).toSorted(byId),
    nextTryAt: await ledger.nextTryAt(),
    standings: await ledger.standings(subs, eight + hour),
    deliveries: await Promise.all(
      subs.map(async (sub) => (await ledger.deliveriesOf(sub, 9)).toSorted(byId)),
    ),
    shared: await ledger.delivery(shared),
    readTo: await ledger.changesReadTo(),
    had: await ledger.hadBefore('ch1', ['s1', 's5', 's9', 'zoë'], []),
    posts: await stores.openPostCounter()('s1'),
    keyv: await Promise.all(
      ['subscriptions', 'shares', 'pages', 'servers-gone', 'empty'].map(async (namespace) =>
        Array.fromAsync(stores.openKeyv(namespace).iterator()),
      ),
    ),
    read: await log.haveRead([file, { ...file, size: 1 }]),
    place: await log.moves.placeOf(file),
    first: await log.firstCapture(hash, noon + 9),
    spiked,
    kept: await Promise.all(spiked.map(({ id }) => log.spikedCopy(id))),
    causes: await stores.openCauses().read(),
    name: await stores.openPlaceNames().nameOf('ch1'),
    mark: await stores.restoreMark.read(),
    all: (await archive.find({ kind: 'all' }, { limit: 100 }, noon)).stories,
    found: await Promise.all(
      ['hulp', 'gewonden', 'bericht', 'vuurtoren', 'begroting'].map(
        async (text) => (await archive.find({ kind: 'word', text }, { limit: 9 }, noon)).stories,
      ),
    ),
    meant: await archive.suggest({ kind: 'word', text: 'vuurtorne' }, noon),
    copies: await archive.candidates(resent),
    followUps: await archive.followUps(sample.changed.id),
    revisions: await archive.revisions(sample.changed.id),
    killed: await archive.get(sample.killed.id),
    changes: await archive.changedSince(0, 100),
    noMore: await archive.changedSince(2, 100),
    cities: await archive.cities('', 25, noon),
    sections: await archive.sections(noon),
  };
}

test('what a file holds is on the server: row by row, through every seam, and numbers go on behind it', async () => {
  const databasePath = join(makeFolder(), 'telex.sqlite');
  const db = openDatabase(databasePath);
  const inFile = openSqliteStores(db);
  const archive = createSqliteArchive(db, knownNames);
  await fillStores(db, inFile, archive);
  await archive.settled();
  const before = await ask(inFile, archive);
  db.close();

  const databaseUrl = await makeDatabase();
  const { rows } = await moveToPostgres({ databasePath, databaseUrl, now });
  const postgres = open(databaseUrl);
  const moved = openDatabase(databasePath);
  // What had expired stays behind.
  moved.exec('DELETE FROM keyv WHERE expires <= 1');
  const counts = await expectSameRows(moved, postgres);
  for (const [table, count] of Object.entries(counts)) expect([table, count]).not.toEqual([table, 0]);
  expect(rows?.get('deliveries')).toBe(counts.delivery);
  expect(rows?.get('stories')).toBe(counts.story);
  moved.close();

  const onServer = openPostgresStores(postgres);
  const { archive: there } = openServerArchive(postgres);
  expect(await ask(onServer, there)).toEqual(before);
  const report = await createPostgresCheck(postgres, knownNames).check({ mend: false, now: noon });
  expect(report.found).toEqual([]);

  const parts = await postgres.query<{ id: string; part: number }>('SELECT id, part FROM delivery');
  const partBy = new Map(parts.map(({ id, part }) => [id, part]));
  expect([idOf(1), idOf(2), shared, idOf(5)].map((id) => partBy.get(id))).toEqual(
    // Subscription 5 is gone; the same channel has another.
    [guilds.one, guilds.other, guilds.other, guilds.one].map(partOf),
  );
  const lanes = await postgres.query<{ part: number; of: number }>(
    'SELECT lane.part, delivery.part AS of FROM lane JOIN delivery USING (id)',
  );
  expect(lanes.length).toBeGreaterThan(2);
  for (const { part, of } of lanes) expect(part).toBe(of);

  const log = onServer.openReadLog();
  await log.spike(
    { source: 'c.pdf', capturedAt: noon, bytes: Buffer.from('c') },
    { code: 'x', message: 'y' },
    noon + 99,
  );
  expect((await log.spiked())[0]?.id).toBe(5);
  await there.file({ ...sample.shown, paragraphs: ['De hulp is er nu helemaal.'] }, 'changed', noon + 1);
  const { changes } = await there.changedSince(2, 9);
  expect(changes).toEqual([{ storyId: sample.shown.id, revision: 2, kind: 'updated' }]);
  const subscriptions = onServer.openKeyv('subscriptions');
  const seen = await subscriptions.writtenSince?.(-1);
  expect(seen?.entries).toBe(7);
  await subscriptions.set('sub00009', { id: 'sub00009' });
  expect((await subscriptions.writtenSince?.(seen?.number ?? -1))?.written.map(([key]) => key)).toEqual([
    'sub00009',
  ]);
}, 60_000);

test('the file is left as it was, but for the mark', async () => {
  const databasePath = join(makeFolder(), 'telex.sqlite');
  const db = openDatabase(databasePath);
  await fillStores(db, openSqliteStores(db), createSqliteArchive(db, knownNames));
  const dump = () => {
    const held = openDatabase(databasePath);
    const tables = held
      .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'moved' ORDER BY name")
      .pluck()
      .all() as string[];
    const rows = tables.map((name) => [name, held.prepare(`SELECT * FROM ${name}`).safeIntegers(true).all()]);
    held.close();
    return rows;
  };
  db.close();
  const before = dump();
  await moveToPostgres({ databasePath, databaseUrl: await makeDatabase(), now });
  expect(dump()).toEqual(before);
}, 30_000);

test('one that breaks off leaves nothing on the server and the file in use; what a rival writes is refused', async () => {
  const databasePath = join(makeFolder(), 'telex.sqlite');
  const db = openDatabase(databasePath);
  await fillStores(db, openSqliteStores(db), createSqliteArchive(db, knownNames));
  db.close();
  const databaseUrl = await makeDatabase();
  const stop = (kind: string) => {
    if (kind === 'stories') throw new Error('The power is gone');
  };
  await expect(moveToPostgres({ databasePath, databaseUrl, now, onProgress: stop })).rejects.toThrow(
    'The power',
  );
  const postgres = open(databaseUrl);
  const left = await postgres.query(
    'SELECT 1 FROM delivery UNION ALL SELECT 1 FROM story UNION ALL SELECT 1 FROM arrival',
  );
  expect(left).toEqual([]);
  const held = openDatabase(databasePath);
  expect(readMovedMark(held)).toBeNull();
  held.close();
  await openPostgresStores(postgres).requireWhole();
  expect((await moveToPostgres({ databasePath, databaseUrl, now })).rows?.get('editions')).toBe(8);

  const taken = await makeDatabase();
  await openPostgresStores(open(taken)).openKeyv('clock').set('a', 1);
  const other = join(makeFolder(), 'telex.sqlite');
  const second = openDatabase(other);
  openSqliteStores(second).openLedger();
  second.close();
  await expect(moveToPostgres({ databasePath: other, databaseUrl: taken, now })).rejects.toThrow(
    /is not empty: it holds small records\. Give DATABASE_URL an empty one/,
  );
  const unmoved = openDatabase(other);
  expect(readMovedMark(unmoved)).toBeNull();
  unmoved.close();
}, 30_000);

test('who had the stories on the server before moves the rest to them', async () => {
  const databasePath = join(makeFolder(), 'telex.sqlite');
  const db = openDatabase(databasePath);
  const ledger = openSqliteStores(db).openLedger();
  await ledger.plan([planned()], eight);
  db.close();
  const databaseUrl = await makeDatabase();
  const postgres = open(databaseUrl);
  const { archive } = openServerArchive(postgres);
  await archive.file(sample.shown, 'new', noon);
  const { rows } = await moveToPostgres({ databasePath, databaseUrl, now });
  expect([...(rows ?? [])]).toEqual([
    ['editions', 1],
    ['deliveries', 1],
    ['stories that channels had', 2],
  ]);
  expect(await archive.get(sample.shown.id)).toMatchObject({ id: sample.shown.id });
}, 30_000);

test('a file of an older Telex is brought up to date first', async () => {
  const databasePath = join(makeFolder(), 'telex.sqlite');
  const db = openDatabase(databasePath);
  migrate(db, 'archive', archiveSchema.slice(0, 2));
  db.close();
  const { rows } = await moveToPostgres({ databasePath, databaseUrl: await makeDatabase(), now });
  expect([...(rows ?? [])]).toEqual([]);
}, 30_000);

test('what stands in the way is told in words', async () => {
  const folder = makeFolder({ 'page.txt': 'Geen database' });
  const databasePath = join(folder, 'telex.sqlite');
  const databaseUrl = await makeDatabase();
  const move = (change: Partial<{ databasePath: string; databaseUrl: string }> = {}) =>
    moveToPostgres({ databasePath, databaseUrl, now, ...change });
  await expect(move()).rejects.toThrow('There is no database');
  await expect(move({ databasePath: join(folder, 'page.txt') })).rejects.toThrow('no SQLite database');
  const empty = join(folder, 'empty.sqlite');
  openDatabase(empty).close();
  await expect(move({ databasePath: empty })).rejects.toThrow('is no database of Telex');
  const db = openDatabase(databasePath);
  openSqliteStores(db).openLedger();
  db.close();
  await expect(move({ databaseUrl: 'postgresql://telex:geheim@127.0.0.1:1/telex' })).rejects.toThrow(
    'The PostgreSQL server at 127.0.0.1:1 does not answer',
  );
  const noSuch = Object.assign(new URL(databaseUrl), { pathname: '/nergens' }).href;
  await expect(move({ databaseUrl: noSuch })).rejects.toThrow(/refuses: database "nergens" does not exist/);
  const noUser = Object.assign(new URL(databaseUrl), { username: 'niemand', password: 'geheim' }).href;
  await expect(move({ databaseUrl: noUser })).rejects.toThrow(/refuses: .*niemand/);
  // Nothing of this has marked the file.
  const held = openDatabase(databasePath);
  expect(readMovedMark(held)).toBeNull();
  held.close();
}, 30_000);
