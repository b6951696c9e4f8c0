import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import type { SubscriptionWish } from '../../src/delivery/subscription.ts';
import { openSubscriptions } from '../../src/open-subscriptions.ts';
import { openDatabase } from '../../src/store/database.ts';
import { takeSoleUse } from '../../src/store/sole-use.ts';
import { makeFolder, telex } from './telex.ts';

const wish: SubscriptionWish = {
  guildId: '100',
  channelId: '200',
  topic: 'stad:Utrecht',
  schedule: '30 7 * * 1-5',
  timezone: 'Europe/Amsterdam',
  language: 'nl',
  quiet: { from: '22:00', to: '07:00' },
  breaking: { urgency: 2, inQuietHours: true },
  createdBy: '300',
  createdAt: Date.UTC(2027, 0, 1),
};

let folder: string;
let database: string;
beforeEach(() => {
  folder = makeFolder();
  database = join(folder, 'telex.sqlite');
  openDatabase(database).close();
});
const run = (...words: string[]) => telex(['subscriptions', ...words, '--database', database]);
async function add(...wishes: Partial<SubscriptionWish>[]): Promise<string[]> {
  const open = openSubscriptions(database, null);
  const ids: string[] = [];
  for (const [i, one] of wishes.entries()) {
    const createdAt = wish.createdAt + i * 60_000;
    ids.push((await open.subscriptions.add({ ...wish, createdAt, ...one })).id);
  }
  open.close();
  return ids;
}
async function held() {
  const open = openSubscriptions(database, null);
  const all = await open.subscriptions.all();
  open.close();
  return all;
}

describe('telex subscriptions', () => {
  test('lists them, also as JSON, while a bot runs', async () => {
    const [first = ''] = await add({}, { mode: 'direct', topic: '', pausedAt: 1 });
    const use = takeSoleUse(database);
    const { out, code } = await run();
    expect(out.split('\n')[0]).toBe(
      `${first}  channel 200 of 100  digest 30 7 * * 1-5 Europe/Amsterdam  "stad:Utrecht"`,
    );
    expect(out).toMatch(/direct {2}"" {2}paused\n$/);
    expect(code).toBe(0);
    expect(JSON.parse((await run('list', '--json')).out.split('\n')[0] ?? '')).toMatchObject({ id: first });
    use?.release();
  });

  test('lists who follows a story, and leaves them out of a file', async () => {
    const thread = { storyId: 'aaaaaaaaaaaaaaaaaaaa', known: {}, later: [], newsAt: wish.createdAt };
    const [kept = '', followed = ''] = await add({}, { mode: 'follow', topic: '', thread });
    expect((await run()).out).toContain(`${followed}  channel 200 of 100  follow aaaaaaaaaaaaaaaaaaaa\n`);
    const file = join(folder, 'all.json');
    const { out, err } = await run('export', file);
    expect(out).toContain('1 subscriptions');
    expect(err).toContain('1 that follow a story are left out');
    const text = readFileSync(file, 'utf8');
    expect(text).toContain(kept);
    expect(text).not.toMatch(/follow|thread/);
  });

  test('exports to a file that brings all of it into another database, ids included, and once', async () => {
    await add({}, { channelId: '201', mode: 'direct', pausedAt: Date.UTC(2027, 1, 1) });
    const before = await held();
    const file = join(folder, 'all.json');
    expect((await run('export', file)).out).toContain('2 subscriptions');
    expect((await run('export', file)).err).toContain('is there already');
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ telex: 'subscriptions', version: 1 });

    database = join(folder, 'other.sqlite');
    openDatabase(database).close();
    expect((await run('import', file)).out.match(/^added /gm)).toHaveLength(2);
    const after = (await held()).map((one) => ({ ...one, timesSince: null }));
    expect(after).toEqual(before);
    expect((await run('import', file)).out.match(/^known /gm)).toHaveLength(2);
    expect(await held()).toHaveLength(2);
  });

  test('gives one whose id another has a new one, also when it is imported twice', async () => {
    const [id] = await add({});
    const file = join(folder, 'all.json');
    await run('export', file);
    const text = readFileSync(file, 'utf8').replace('"createdBy": "300"', '"createdBy": "301"');
    writeFileSync(file, text.replace('stad:Utrecht', 'stad:Gouda'));
    expect((await run('import', file)).out).toMatch(/^renamed /);
    expect((await run('import', file)).out).toMatch(/^known /);
    const all = await held();
    expect(all.map(({ topic }) => topic).sort()).toEqual(['stad:Gouda', 'stad:Utrecht']);
    expect(all.filter((one) => one.id === id)).toMatchObject([{ topic: 'stad:Utrecht' }]);
  });

  test('tells every mistake in a file with its place, and imports nothing of it', async () => {
    await add({}, { channelId: '201' });
    const file = join(folder, 'all.json');
    await run('export', file);
    const [first, second] = (await held()).map(({ id }) => id);
    const content = JSON.parse(readFileSync(file, 'utf8'));
    Object.assign(content.subscriptions[0], { id: 'zzz', schedule: 'soms', topic: 'stad:' });
    content.subscriptions[1].quiet.from = '25:00';
    content.subscriptions[1].extra = 1;
    writeFileSync(file, JSON.stringify(content));
    await run('remove', first ?? '', second ?? '');
    const { err, code } = await run('import', file);
    expect(code).toBe(1);
    for (const place of ['subscriptions[0].id: ', 'subscriptions[1].quiet.from: ', 'subscriptions[1]: ']) {
      expect(err).toContain(place);
    }
    expect(await held()).toEqual([]);
    writeFileSync(file, '{\n "telex": nee\n}');
    expect((await run('import', file)).err).toContain('line 2: it is no JSON');
    writeFileSync(file, JSON.stringify({ telex: 'subscriptions', version: 2, subscriptions: [] }));
    expect((await run('import', file)).err).toContain('version: ');
  });

  test('refuses in a file what Discord and the commands refuse too', async () => {
    await add({}, {}, {}, {}, {});
    const file = join(folder, 'all.json');
    await run('export', file);
    const content = JSON.parse(readFileSync(file, 'utf8'));
    const [often, never, thread, person, server] = content.subscriptions;
    often.schedule = '* * * * *';
    never.schedule = '0 0 30 2 *';
    Object.assign(thread, { place: 'thread', parentId: null });
    person.place = 'person';
    server.guildId = null;
    server.foo = 1;
    server.map = 'ja';
    writeFileSync(file, JSON.stringify({ ...content, version: 9 }));
    const { err } = await run('import', file);
    for (const words of [
      '[0].schedule: “* * * * *” is more often than once in 5 minutes',
      '[1].schedule: “0 0 30 2 *” never comes',
      '[2].parentId: the channel in which the thread lies',
      '[3].guildId: null for direct messages with a person',
      '[4]: nothing is called foo here',
      '[4].map: true or false',
      'version: this Telex reads version 1',
    ]) {
      expect(err).toContain(words);
    }
    writeFileSync(file, '[]');
    expect((await run('import', file)).err).toContain('the file: an object in braces');
  });

  test('tells apart what differs in any setting, and leaves out what a channel has no room for', async () => {
    await add({});
    const file = join(folder, 'all.json');
    await run('export', file);
    const content = JSON.parse(readFileSync(file, 'utf8'));
    const [one] = content.subscriptions;
    const others = Array.from({ length: 19 }, (_, i) => ({
      ...one,
      id: `aaaaaa${10 + i}`,
      briefs: i + 1,
      createdBy: '301',
    }));
    const roles = Array.from({ length: 7 }, (_, i) => ({
      ...one,
      id: `bbbbbbb${i}`,
      ...(i === 0 ? { map: true } : { roleId: `9${i}` }),
      createdBy: '301',
    }));
    writeFileSync(file, JSON.stringify({ ...content, subscriptions: [one, ...others, ...roles] }));
    const { out, err, code } = await run('import', file);
    const outcomes = out.split('\n').map((line) => line.split(' ')[0]);
    expect(outcomes.filter((word) => word === 'added')).toHaveLength(24);
    // That of the usual number of briefs is the one that is there, by another's name.
    expect(outcomes.filter((word) => word === 'known')).toHaveLength(2);
    expect(outcomes.filter((word) => word === 'full')).toHaveLength(1);
    expect(err).toContain(
      'A channel has 25 subscriptions at most, a server 100: 1 of the file were left out.',
    );
    expect(code).toBe(1);
    expect(await held()).toHaveLength(25);
    await run('export', file, '--force');
    expect(readFileSync(file, 'utf8').match(/"map": true/g)).toHaveLength(1);
  });

  test('pauses, resumes and removes by id, or all', async () => {
    const [first = '', second = ''] = await add({}, { channelId: '201' });
    expect((await run('pause', first)).out).toMatch(/paused\n$/);
    expect((await held()).map(({ pausedAt }) => pausedAt !== null)).toEqual([true, false]);
    await run('pause', '--all');
    await run('resume', second);
    expect((await held()).map(({ pausedAt }) => pausedAt !== null)).toEqual([true, false]);
    const { err, code } = await run('remove', first, 'weg');
    expect(err).toContain('There is no subscription "weg"');
    expect(code).toBe(1);
    expect((await held()).map(({ id }) => id)).toEqual([second]);
    expect(await run('pause')).toMatchObject({ code: 2, err: expect.stringContaining('say which to pause') });
  });

  test.each([
    ['import', 'all.json'],
    ['pause', '--all'],
    ['resume', '--all'],
    ['remove', '--all'],
  ])('refuses to %s while a bot runs', async (...words) => {
    await add({});
    await run('export', join(folder, 'all.json'));
    const use = takeSoleUse(database);
    const [name = '', what = ''] = words;
    const { err, code } = await run(name, what === '--all' ? what : join(folder, what));
    expect(err).toContain('A bot runs on the database');
    expect(code).toBe(1);
    use?.release();
    expect(await held()).toMatchObject([{ pausedAt: null }]);
  });

  test('imports into a database that it makes, with its folder', async () => {
    await add({});
    const file = join(folder, 'all.json');
    await run('export', file);
    const made = await held();
    database = join(folder, 'new', 'telex.sqlite');
    expect((await run('import', file)).code).toBe(0);
    expect(await held()).toMatchObject(made.map(({ id, topic }) => ({ id, topic })));
    expect((await run()).out).toContain('"stad:Utrecht"');
  });

  test('says in words that a file to import is not there, and makes no database for it', async () => {
    database = join(folder, 'none.sqlite');
    const file = join(folder, 'missing.json');
    const { err, code } = await run('import', file);
    expect(err).toContain(`telex: ${file} was not imported: There is no such file.`);
    expect(err).not.toContain('ENOENT');
    expect(code).toBe(2);
    const other = await run('import', folder);
    expect(other.err).toContain('This is a folder');
    expect(other.code).toBe(1);
    expect(existsSync(database)).toBe(false);
  });

  test('says of breaking news that it does nothing where each story comes at once anyhow', async () => {
    await add({ mode: 'direct', quiet: null }, { mode: 'direct' }, { quiet: null });
    const lines = (await run()).out.trimEnd().split('\n');
    expect(lines.map((line) => line.includes('breaking: no effect'))).toEqual([true, false, false]);
  });

  test('says so where there is no database, and makes none', async () => {
    database = join(folder, 'none.sqlite');
    expect((await run()).err).toContain('There is no database');
    expect((await run('remove', '--all')).err).toContain('There is no database');
  });
});
