import { afterAll, beforeAll, expect, test } from 'vitest';
import { type PostgresServer, startPostgresServer } from '../archive/postgres-server.ts';
import { day, eight, foreignPage, layDesk, minute } from './newsroom-on-a-desk.ts';

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgresServer();
});
afterAll(() => server.close());

test('a bot with its archive on PostgreSQL answers and posts, outlives the server and reads what came meanwhile', async () => {
  const desk = await layDesk({}, { databaseUrl: await server.createDatabase() });
  const app = await desk.startBot();
  const channel = desk.sandbox.channel('nieuws');
  await channel.typed('/nieuws abonneer', { onderwerp: 'alles' }, { as: 'moderator' });
  desk.deliver('a.txt', foreignPage, eight - 2 * minute);
  desk.clock.at = eight;
  await app.tick();
  expect(JSON.stringify((await channel.nextMessage()).embeds)).toContain('drijvende school');
  const city = async () => JSON.stringify(await channel.typed('/nieuws stad', { stad: 'Moskou' }));
  expect(await city()).toContain('drijvende school');

  await server.stop();
  expect(await city()).not.toContain('drijvende school');
  const more = `${foreignPage.trimEnd()}OSLO (ANP) - Het Noorse weerschip Polarlys keert na dertig jaar terug naar zijn eerste haven.\n2 uur geleden\n`;
  desk.deliver('b.txt', more, eight + day - 5 * minute);
  desk.clock.at = eight + day;
  await app.tick();
  const posted = () => channel.messages.filter((message) => message.answers === null);
  expect(posted()).toHaveLength(1);

  await server.start();
  desk.clock.at = eight + day + minute;
  await app.tick();
  expect(JSON.stringify(posted().at(-1)?.embeds)).toContain('Polarlys');
  expect(posted()).toHaveLength(2);
  expect(await city()).toContain('drijvende school');
  await app.stop();
  await desk.clear();
}, 60_000);
