import { globSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPostgres } from '../../src/store/postgres.ts';
import { createPostgresRestoreMark } from '../../src/store/restore-mark-postgres.ts';
import { type PostgresServer, startPostgresServer } from '../archive/postgres-server.ts';
import { type Desk, day, eight, foreignPage, layDesk, minute } from './newsroom-on-a-desk.ts';

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgresServer();
});
afterAll(() => server.close());

const postedIn = (desk: Desk) => () =>
  desk.sandbox.channel('nieuws').messages.filter((message) => message.answers === null);
/** Files of a database at the desk. */
const filesOf = (desk: Desk) => globSync('**/*sqlite*', { cwd: dirname(desk.config.databasePath) });
const weatherShip = `${foreignPage.trimEnd()}OSLO (ANP) - Het Noorse weerschip Polarlys keert na dertig jaar terug naar zijn eerste haven.\n2 uur geleden\n`;

test('a bot with everything on PostgreSQL posts each edition once, through a restart and a server that goes and comes back', async () => {
  const desk = await layDesk({}, { databaseUrl: await server.createDatabase() });
  let app = await desk.startBot();
  const channel = desk.sandbox.channel('nieuws');
  const posted = postedIn(desk);
  await channel.typed('/nieuws abonneer', { onderwerp: 'alles' }, { as: 'moderator' });
  desk.deliver('a.txt', foreignPage, eight - 2 * minute);
  desk.clock.at = eight;
  await app.tick();
  expect(JSON.stringify((await channel.nextMessage()).embeds)).toContain('drijvende school');
  const city = async () => JSON.stringify(await channel.typed('/nieuws stad', { stad: 'Moskou' }));
  expect(await city()).toContain('drijvende school');

  // Another start knows what was posted and read, and who follows what; also one that takes in on a thread.
  await app.stop();
  app = await desk.startBot({ onThreads: true });
  desk.clock.at = eight + minute;
  await app.tick();
  expect(posted()).toHaveLength(1);
  const list = await channel.typed('/nieuws abonnementen', {}, { as: 'moderator' });
  expect(JSON.stringify(list)).toContain(channel.id);
  await app.stop();
  app = await desk.startBot();

  await server.stop();
  expect(await city()).not.toContain('drijvende school');
  desk.deliver('b.txt', weatherShip, eight + day - 5 * minute);
  desk.clock.at = eight + day;
  await app.tick();
  expect(posted()).toHaveLength(1);

  await server.start();
  desk.clock.at = eight + day + minute;
  await app.tick();
  expect(JSON.stringify(posted().at(-1)?.embeds)).toContain('Polarlys');
  expect(posted()).toHaveLength(2);
  expect(await city()).toContain('drijvende school');
  await app.stop();
  app = await desk.startBot();
  desk.clock.at = eight + day + 2 * minute;
  await app.tick();
  expect(posted()).toHaveLength(2);
  await app.stop();
  expect(filesOf(desk)).toEqual([]);
  await desk.clear();
}, 90_000);

test('a bot does not start while the server is away, and says so; it signs in to nothing', async () => {
  const desk = await layDesk({}, { databaseUrl: 'postgresql://telex:secret@127.0.0.1:1/telex' });
  await expect(desk.startBot()).rejects.toThrow('The PostgreSQL server at 127.0.0.1:1 does not answer');
  expect(filesOf(desk)).toEqual([]);
  await desk.clear();
});

test('a dump that was put back and told of: what was posted since is not posted again', async () => {
  const databaseUrl = await server.createDatabase();
  const desk = await layDesk({}, { databaseUrl });
  const app = await desk.startBot();
  const channel = desk.sandbox.channel('nieuws');
  await channel.typed('/nieuws abonneer', { onderwerp: 'alles' }, { as: 'moderator' });
  const before = desk.clock.at;
  desk.deliver('a.txt', foreignPage, eight - 2 * minute);
  desk.clock.at = eight;
  await app.tick();
  const posted = postedIn(desk);
  expect(posted()).toHaveLength(1);
  await app.stop();
  // As a dump of that moment has it: nothing of the ledger yet.
  const postgres = openPostgres(databaseUrl);
  await postgres.query('TRUNCATE delivery, edition, channel_story CASCADE');
  await createPostgresRestoreMark(postgres).set({ takenAt: before, restoredAt: desk.clock.at });
  const next = await desk.startBot();
  desk.clock.at = eight + minute;
  await next.tick();
  expect(posted()).toHaveLength(1);
  expect(await createPostgresRestoreMark(postgres).read()).toBeNull();
  await next.stop();
  await postgres.close();
  await desk.clear();
}, 60_000);
