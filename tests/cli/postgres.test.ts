import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { openPostgres } from '../../src/store/postgres.ts';
import { createPostgresRestoreMark } from '../../src/store/restore-mark-postgres.ts';
import { makeDatabase } from '../archive/make-database.ts';
import { eight, foreignPage, layDesk } from '../e2e/newsroom-on-a-desk.ts';
import { makeFolder, telex, telexProcess } from './telex.ts';

let address: string;
beforeAll(async () => {
  address = await makeDatabase();
});

const at = '2026-03-10T12:00:00+01:00';

test('with DATABASE_URL all is kept and found on PostgreSQL, also what was refused, and there is no file', async () => {
  const cwd = makeFolder({ 'page.txt': foreignPage, 'bad.pdf': '%PDF-1.7\n\0\0' }, Date.parse(at));
  const env = { DATABASE_URL: address };
  const imported = await telex(['import', '--at', at, 'page.txt', 'bad.pdf'], { cwd, env });
  expect(imported.out).toContain('4 stories: 4 new');
  const found = await telexProcess(['search', '--json', 'stad:moskou'], { cwd, env });
  expect(JSON.parse(found.out)).toMatchObject({ role: 'lead' });
  const digest = await telex(['digest', '--json', '--at', at], { cwd, env });
  expect(digest.out).toContain('MOSKOU');
  const spiked = await telex(['spike', 'list', '--json'], { cwd, env });
  expect(JSON.parse(spiked.out)).toMatchObject({ id: 1, source: expect.stringContaining('bad.pdf') });
  expect((await telex(['spike', 'show', '1'], { cwd, env })).out).toContain('%PDF-1.7');
  expect((await telex(['spike', 'retry'], { cwd, env })).out).toBe('0 read, 1 still refused\n');
  expect((await telex(['archive', 'check'], { cwd, env })).code).toBe(0);
  expect(existsSync(join(cwd, 'data'))).toBe(false);
}, 60_000);

test('with DATABASE_URL subscriptions are moved out of a file, listed and changed, also beside a bot', async () => {
  const desk = await layDesk({}, { databaseUrl: address });
  const app = await desk.startBot();
  const channel = desk.sandbox.channel('nieuws');
  await channel.typed('/nieuws abonneer', { onderwerp: 'alles' }, { as: 'moderator' });
  const env = { DATABASE_URL: address };
  const cwd = makeFolder();
  const run = (...words: string[]) => telex(['subscriptions', ...words], { cwd, env });
  const { id } = JSON.parse((await run('list', '--json')).out) as { id: string };
  const exported = (await run('export')).out;
  expect((await run('pause', id)).code).toBe(0);
  desk.deliver('a.txt', foreignPage, eight - 120_000);
  desk.clock.at = eight;
  await app.tick();
  expect(channel.messages.filter(({ answers }) => answers === null)).toEqual([]);
  expect((await run('remove', id)).code).toBe(0);
  expect((await run('list')).err).toBe('There are no subscriptions.\n');
  writeFileSync(join(cwd, 'all.json'), exported);
  expect((await run('import', 'all.json')).code).toBe(0);
  // The bot sees it at once.
  const shown = await channel.typed('/nieuws abonnementen', {}, { as: 'moderator' });
  expect(JSON.stringify(shown)).toContain(id);
  await app.stop();
  const status = await telex(['sources', 'status', '--json'], {
    cwd,
    env: { ...env, WIRE_DIR: desk.config.wireDir },
  });
  expect(JSON.parse(status.out)).toMatchObject({ name: 'wire', lastSuccessAt: eight });
  await desk.clear();
}, 60_000);

test('telex doctor looks at the server that is used, and at no file', async () => {
  const desk = await layDesk({}, { databaseUrl: address });
  const { discordToken, discordApiUrl, wireDir, databasePath } = desk.config;
  const env = {
    ...{ DISCORD_TOKEN: discordToken, DISCORD_API_URL: discordApiUrl, WIRE_DIR: wireDir },
    DATABASE_PATH: databasePath,
  };
  const empty = await makeDatabase();
  const first = await telex(['doctor'], { env: { ...env, DATABASE_URL: empty } });
  expect(first.out).toMatch(/ok +the database +PostgreSQL .* answers; its tables are made at the start/);
  const asked = openPostgres(empty);
  expect(await asked.query("SELECT 1 FROM pg_tables WHERE schemaname = 'public'")).toEqual([]);
  await asked.close();
  const fine = await telex(['doctor'], { env: { ...env, DATABASE_URL: address } });
  expect(fine.out).toMatch(/ok +the database +PostgreSQL \(DATABASE_URL\) answers/);
  expect(fine.code).toBe(0);
  const lost = 'postgresql://telex:secret@127.0.0.1:1/telex';
  const wrong = await telex(['doctor'], { env: { ...env, DATABASE_URL: lost } });
  expect(wrong.out).toMatch(/WRONG +the database +The PostgreSQL server at 127\.0\.0\.1:1 does not answer/);
  expect(wrong.out).not.toContain('secret');
  expect(wrong.code).toBe(1);
  expect(existsSync(databasePath)).toBe(false);
  await desk.clear();
});

test('what is for a file says that pg_dump does it, and has the next bot look what was posted since a dump', async () => {
  const env = { DATABASE_URL: address };
  const cwd = makeFolder();
  const backup = await telex(['backup'], { cwd, env });
  expect(backup).toMatchObject({ code: 1, out: '', err: expect.stringContaining('`pg_dump` backs that up') });
  for (const words of [['restore'], ['restore', 'a.sqlite']]) {
    const put = await telex(words, { cwd, env });
    expect(put).toMatchObject({ code: 2, out: '', err: expect.stringContaining('`pg_restore`') });
  }
  const told = await telex(['restore', '--taken', at], { cwd, env });
  expect(told).toMatchObject({ code: 0, out: expect.stringContaining('since 2026-03-10T11:00:00.000Z') });
  const postgres = openPostgres(address);
  const mark = createPostgresRestoreMark(postgres);
  expect(await mark.read()).toMatchObject({ takenAt: Date.parse(at) });
  await mark.set({ takenAt: null, restoredAt: 5 });
  expect((await mark.read())?.takenAt).toBeNull();
  await mark.clear();
  expect(await mark.read()).toBeNull();
  await postgres.close();
  // A file that is named is one.
  const named = await telex(['backup', '--database', 'none.sqlite'], { cwd, env });
  expect(named.err).toMatch(/^telex: There is no file none\.sqlite/);
  expect((await telex(['restore', '--taken', at], { cwd })).code).toBe(2);
  expect((await telex(['restore'], { cwd })).code).toBe(2);
});

test('a server that does not answer is told in words, without the password', async () => {
  const cwd = makeFolder({ 'page.txt': foreignPage }, Date.parse(at));
  const env = { DATABASE_URL: 'postgresql://telex:secret@127.0.0.1:1/telex' };
  const { err, code } = await telex(['search', 'dijk'], { cwd, env });
  expect({ err, code }).toEqual({
    err: 'telex: The PostgreSQL server at 127.0.0.1:1 does not answer, or broke off. Stories cannot be read or kept until it does.\n',
    code: 1,
  });
  const others = [['subscriptions'], ['spike'], ['sources', 'status'], ['restore', '--taken', at]];
  for (const words of others) {
    const told = await telex(words, { cwd, env });
    expect(told).toEqual({
      out: '',
      err: 'telex: The PostgreSQL server at 127.0.0.1:1 does not answer, or broke off.\n',
      code: 1,
    });
  }
  const wrong = await telex(['search', 'dijk'], {
    cwd,
    env: { DATABASE_URL: 'mysql://telex:secret@127.0.0.1/telex' },
  });
  expect(wrong.err).toBe(
    'telex: DATABASE_URL is not an address such as postgresql://user:password@host:5432/name.\n',
  );
});
