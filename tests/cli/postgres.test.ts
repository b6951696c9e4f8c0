import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { openNewsroom } from '../../src/newsroom.ts';
import { makeDatabase } from '../archive/make-database.ts';
import { foreignPage } from '../e2e/newsroom-on-a-desk.ts';
import { makeFolder, telex, telexProcess } from './telex.ts';

let address: string;
beforeAll(async () => {
  address = await makeDatabase();
});

const at = '2026-03-10T12:00:00+01:00';

test('with DATABASE_URL stories are kept and found on PostgreSQL, and what was refused in the file', async () => {
  const cwd = makeFolder({ 'page.txt': foreignPage, 'bad.pdf': '%PDF-1.7\n\0\0' }, Date.parse(at));
  const env = { DATABASE_URL: address };
  const imported = await telex(['import', '--at', at, 'page.txt', 'bad.pdf'], { cwd, env });
  expect(imported.out).toContain('4 stories: 4 new');
  const found = await telexProcess(['search', '--json', 'stad:moskou'], { cwd, env });
  expect(JSON.parse(found.out)).toMatchObject({ role: 'lead' });
  const digest = await telex(['digest', '--json', '--at', at], { cwd, env });
  expect(digest.out).toContain('MOSKOU');
  const spiked = await telex(['spike', 'list', '--json'], { cwd, env });
  expect(JSON.parse(spiked.out)).toMatchObject({ source: expect.stringContaining('bad.pdf') });
  const backup = await telex(['backup'], { cwd, env });
  expect(backup.err).toContain('Stories are not in it');
  // The file itself has none of them.
  const newsroom = openNewsroom(join(cwd, 'data/telex.sqlite'));
  expect((await newsroom.archive.find({ kind: 'all' }, { limit: 9 }, Date.parse(at))).stories).toEqual([]);
  newsroom.close();
}, 60_000);

test('a server that does not answer is told in words, without the password', async () => {
  const cwd = makeFolder({ 'page.txt': foreignPage }, Date.parse(at));
  const env = { DATABASE_URL: 'postgresql://telex:secret@127.0.0.1:1/telex' };
  const { err, code } = await telex(['search', 'dijk'], { cwd, env });
  expect({ err, code }).toEqual({
    err: 'telex: The PostgreSQL server at 127.0.0.1:1 does not answer, or broke off. Stories cannot be read or kept until it does.\n',
    code: 1,
  });
  const wrong = await telex(['search', 'dijk'], {
    cwd,
    env: { DATABASE_URL: 'mysql://telex:secret@127.0.0.1/telex' },
  });
  expect(wrong.err).toBe(
    'telex: DATABASE_URL is not an address such as postgresql://user:password@host:5432/name.\n',
  );
});
