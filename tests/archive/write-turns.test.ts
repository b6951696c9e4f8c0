import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterEach, expect, test, vi } from 'vitest';
import { createSqliteArchive } from '../../src/archive/sqlite-archive.ts';
import { createWriteTurns } from '../../src/archive/write-turns.ts';
import { judge } from '../../src/desk/judge.ts';
import { openDatabase } from '../../src/store/database.ts';
import { invent, noon } from '../contracts/invent-story.ts';

const folders: string[] = [];
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  for (const path of folders.splice(0)) rmSync(path, { recursive: true, force: true });
});

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'telex-turns-'));
  folders.push(path);
  return path;
}
const everything = { kind: 'all' } as const;
const topics = ['sluis', 'veerboot', 'stierenmarkt', 'orgelconcert', 'zoutwinning'];
const copyOf = (number: number) =>
  topics.map((topic) =>
    invent({
      text: `Over de ${topic} van nummer ${number} heeft de raad van ${topic}${number} vandaag lang gesproken.`,
      cities: ['GOES'],
      section: 'Binnenland',
    }),
  );

test('in bulk, what is kept shows elsewhere once the whole has resolved, and here at once', async () => {
  const path = join(folder(), 'telex.db');
  const [db, beside] = [openDatabase(path), openDatabase(path)];
  const [archive, reader] = [createSqliteArchive(db), createSqliteArchive(beside)];
  const filed = await archive.inBulk(async () => {
    await archive.admit(copyOf(1), judge, noon);
    await archive.file(copyOf(2)[0] ?? expect.fail(), 'new', noon);
    expect((await archive.find(everything, { limit: 10 }, noon)).stories).toHaveLength(6);
    expect((await archive.cities('goe', 5, noon))[0]?.stories).toBe(6);
    expect((await reader.find(everything, { limit: 10 }, noon)).stories).toHaveLength(0);
    return archive.admit(copyOf(1), judge, noon);
  });
  expect(filed.map(({ filing }) => filing)).toEqual(topics.map(() => 'known'));
  expect((await reader.find(everything, { limit: 10 }, noon)).stories).toHaveLength(6);
  expect((await reader.cities('goe', 5, noon))[0]?.stories).toBe(6);
  await reader.admit(copyOf(3), judge, noon);
  expect((await archive.find(everything, { limit: 20 }, noon)).stories).toHaveLength(11);
  db.close();
  beside.close();
});

test('a process that ends in the middle of a bulk loses what was not committed, and reading it again adds that alone', async () => {
  const directory = folder();
  const path = join(directory, 'telex.db');
  const db = openDatabase(path);
  const archive = createSqliteArchive(db);
  const broken = archive.inBulk(async () => {
    await archive.admit(copyOf(1), judge, noon);
    // Some seconds later: the transaction ends with this copy.
    const later = performance.now() + 5_000;
    vi.spyOn(performance, 'now').mockReturnValue(later);
    await archive.admit(copyOf(2), judge, noon);
    vi.restoreAllMocks();
    expect(db.inTransaction).toBe(false);
    await archive.admit(copyOf(3), judge, noon);
    db.close();
  });
  await broken.catch(() => {});

  const again = openDatabase(path);
  const after = createSqliteArchive(again);
  const held = (await after.find(everything, { limit: 100 }, noon)).stories;
  expect(held).toHaveLength(10);
  const filings = [];
  for (const number of [1, 2, 3])
    filings.push((await after.admit(copyOf(number), judge, noon)).map(({ filing }) => filing));
  expect(filings).toEqual([topics.map(() => 'known'), topics.map(() => 'known'), topics.map(() => 'new')]);
  expect((await after.find(everything, { limit: 100 }, noon)).stories).toHaveLength(15);
  again.exec(`INSERT INTO story_index (story_index) VALUES ('integrity-check')`);
  again.close();
  rmSync(directory, { recursive: true });
});

test('a bulk that waits for more copy keeps what it has, so that others can write', async () => {
  const path = join(folder(), 'telex.db');
  const [db, beside] = [openDatabase(path), openDatabase(path)];
  const [archive, reader] = [createSqliteArchive(db), createSqliteArchive(beside)];
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  await archive.inBulk(async () => {
    await archive.admit(copyOf(1), judge, noon);
    expect((await reader.find(everything, { limit: 10 }, noon)).stories).toHaveLength(0);
    vi.advanceTimersByTime(2_000);
    vi.useRealTimers();
    expect((await reader.find(everything, { limit: 10 }, noon)).stories).toHaveLength(5);
    await reader.admit(copyOf(2), judge, noon);
    await archive.admit(copyOf(2), judge, noon);
  });
  expect((await reader.find(everything, { limit: 100 }, noon)).stories).toHaveLength(10);
  db.close();
  beside.close();
});

test('between two transactions of a bulk the file is left to who waits for it', async () => {
  const path = join(folder(), 'telex.db');
  // The archive's upkeep writes when its own timer says so: not here.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const db = openDatabase(path);
  const archive = createSqliteArchive(db);
  await archive.inBulk(async () => {
    const later = performance.now() + 5_000;
    await archive.admit(copyOf(1), judge, noon);
    const clock = vi.spyOn(performance, 'now').mockReturnValue(later);
    await archive.admit(copyOf(2), judge, noon);
    clock.mockReturnValue(later + 50);
    const third = archive.admit(copyOf(3), judge, noon);
    for (let turn = 0; turn < 5; turn += 1) await setImmediate();
    expect(db.inTransaction).toBe(false);
    vi.advanceTimersByTime(110);
    await third;
    expect(db.inTransaction).toBe(true);
    vi.restoreAllMocks();
    vi.useRealTimers();
  });
  expect((await archive.find(everything, { limit: 100 }, noon)).stories).toHaveLength(15);
  db.close();
});

test('a bulk in which a write failed rejects, even when whoever handed it in went on', async () => {
  const db = openDatabase(':memory:');
  const archive = createSqliteArchive(db);
  const ill = () => {
    throw new Error('the judge fell ill');
  };
  const bulk = archive.inBulk(async () => {
    await archive.admit(copyOf(1), judge, noon);
    await archive.admit(copyOf(2), ill, noon).catch(() => {});
    await archive.admit(copyOf(3), judge, noon);
  });
  await expect(bulk).rejects.toThrow('the judge fell ill');
  // What was undone is not counted, found or taken for known; what came after is.
  expect((await archive.cities('goe', 5, noon))[0]?.stories).toBe(5);
  expect((await archive.find(everything, { limit: 100 }, noon)).stories).toHaveLength(5);
  const filed = await archive.admit(copyOf(1), judge, noon);
  expect(filed.map(({ filing }) => filing)).toEqual(topics.map(() => 'new'));
  expect(await archive.suggest({ kind: 'word', text: 'stierenmakrt' }, noon)).not.toBeNull();
  db.close();
});

test('what was kept before a bulk broke off for another reason stays', async () => {
  const db = openDatabase(':memory:');
  const archive = createSqliteArchive(db);
  const bulk = archive.inBulk(async () => {
    await archive.admit(copyOf(1), judge, noon);
    throw new Error('no more copy');
  });
  await expect(bulk).rejects.toThrow('no more copy');
  expect((await archive.find(everything, { limit: 100 }, noon)).stories).toHaveLength(5);
  await archive.admit(copyOf(2), judge, noon);
  expect(db.inTransaction).toBe(false);
  db.close();
});

test('beside a bot each transaction is followed by a rest, and waits for the disk once it is over', async () => {
  const path = join(folder(), 'telex.db');
  const db = openDatabase(path);
  const archive = createSqliteArchive(db);
  await archive.admit(copyOf(0), judge, noon);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const clock = vi.spyOn(performance, 'now').mockReturnValue(performance.now());
  const withTime = async (work: Promise<unknown>) => {
    let isDone = false;
    void work.then(() => {
      isDone = true;
    });
    while (!isDone) {
      clock.mockReturnValue(performance.now() + 10);
      vi.advanceTimersByTime(10);
      await setImmediate();
    }
  };
  await archive.besideBot(async () => {
    expect(db.pragma('synchronous', { simple: true })).toBe(1);
    await withTime(archive.admit(copyOf(1), judge, noon));
    const second = archive.admit(copyOf(2), judge, noon);
    for (let turn = 0; turn < 5; turn += 1) await setImmediate();
    expect((await archive.find(everything, { limit: 100 }, noon)).stories).toHaveLength(10);
    await withTime(second);
  });
  vi.restoreAllMocks();
  expect((await archive.find(everything, { limit: 100 }, noon)).stories).toHaveLength(15);
  expect(db.pragma('synchronous', { simple: true })).toBe(2);
  db.close();
});

test('copy that waits has its turn after each that was done beside it', async () => {
  const db = openDatabase(':memory:');
  const turns = createWriteTurns(db, [], () => {});
  turns.giveWay();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const clock = vi.spyOn(performance, 'now').mockReturnValue(0);
  turns.writeBehind(() => {});
  const copy = turns.rest();
  clock.mockReturnValue(100);
  expect(turns.restLeft()).toBeGreaterThan(0);
  await vi.advanceTimersByTimeAsync(100);
  await copy;
  turns.write(() => {});
  const next = turns.rest();
  clock.mockReturnValue(200);
  expect(turns.restLeft()).toBe(0);
  await vi.advanceTimersByTimeAsync(100);
  await next;
  db.close();
});

test('an archive that takes in beside a bot merges its index in small steps, and never in an insert', async () => {
  const path = join(folder(), 'telex.db');
  const [bot, thread] = [openDatabase(path), openDatabase(path)];
  const asking = createSqliteArchive(bot, undefined, undefined, 'asking');
  const archive = createSqliteArchive(thread, undefined, undefined, 'taking-in');
  for (let number = 0; number < 40; number += 1) await archive.admit(copyOf(number), judge, noon);
  await archive.settled();
  const setting = thread.prepare("SELECT v FROM story_index_config WHERE k = 'crisismerge'").pluck();
  expect(setting.get()).toBe(1_000);
  const segments = thread.prepare('SELECT count(DISTINCT segid) FROM story_index_idx').pluck();
  expect(segments.get()).toBeLessThan(16);
  expect((await asking.find({ kind: 'word', text: 'veerboot' }, { limit: 100 }, noon)).stories).toHaveLength(
    40,
  );
  expect((await asking.cities('goe', 5, noon))[0]?.stories).toBe(200);
  await archive.inBulk(async () => archive.admit(copyOf(99), judge, noon));
  expect(setting.get()).toBe(16);
  bot.close();
  thread.close();
});
