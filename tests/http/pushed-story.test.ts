import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type App, startApp } from '../../src/app.ts';
import { createLog } from '../../src/log.ts';
import { type Desk, eight, foreignPage, layDesk, minute } from '../e2e/newsroom-on-a-desk.ts';
import { oneSource, read, token } from './wire-room.ts';

let desk: Desk;
let app: App;
const start = (port = 0) => desk.startBot({ change: { http: { host: '127.0.0.1', port, proxies: [] } } });
beforeEach(async () => {
  desk = await layDesk({ rateLimits: 'off' });
  const home = dirname(desk.config.wireDir);
  writeFileSync(join(home, 'sources.yaml'), oneSource);
  writeFileSync(join(home, 'anp.token'), token);
  app = await start();
});
afterEach(() => desk.clear());

const push = async (body: string, name: string) =>
  read(
    await fetch(`${app.httpUrl}/wire?name=${name}`, {
      method: 'POST',
      body,
      headers: { Authorization: `Bearer ${token}` },
    }),
  );

test('a story that is pushed stands in a channel that gets each as it comes, once however often it is sent', async () => {
  const channel = desk.sandbox.channel('nieuws');
  await channel.typed('/nieuws abonneer', { soort: 'direct' }, { as: 'moderator' });
  desk.clock.at = eight - 2 * minute;
  const first = await push(foreignPage, 'buitenland.txt');
  expect(first.body.stories.map((one: { filing: string }) => one.filing)).toEqual(Array(4).fill('new'));
  const again = await push(foreignPage, 'buitenland.txt');
  expect(again.body.stories.map((one: { filing: string }) => one.filing)).toEqual(Array(4).fill('known'));
  for (const at of [eight - minute, eight]) {
    desk.clock.at = at;
    await app.tick();
  }
  const posts = channel.messages.filter(({ answers }) => answers === null);
  expect(posts).toHaveLength(4);
  expect(JSON.stringify(posts)).toContain('drijvende school');
});

test('a bot that stops refuses what comes, and takes it after its next start on the same port', async () => {
  const port = Number(new URL(app.httpUrl ?? '').port);
  await app.stop();
  await expect(push(foreignPage, 'a.txt')).rejects.toThrow();
  app = await start(port);
  expect((await push(foreignPage, 'a.txt')).status).toBe(200);
});

test('a bot whose port is taken does not start, and says so in words', async () => {
  const port = Number(new URL(app.httpUrl ?? '').port);
  const other = await layDesk();
  const starting = startApp(
    { ...other.config, http: { host: '127.0.0.1', port, proxies: [] } },
    { now: () => eight, log: createLog('fatal') },
  );
  await expect(starting).rejects.toThrow(
    `Telex cannot serve HTTP: port ${port} of 127.0.0.1 is taken by another program. Choose another HTTP_PORT.`,
  );
  await other.clear();
});
