import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type App, startApp } from '../../src/app.ts';
import { type Desk, eight, foreignPage, layDesk, minute } from './newsroom-on-a-desk.ts';

let desk: Desk;
let app: App;
/** Resolves when the log says that Discord is gone. */
let gone: Promise<void>;
beforeEach(async () => {
  desk = await layDesk();
  const http = { host: '127.0.0.1', port: 0, proxies: [] };
  const hearing = Promise.withResolvers<void>();
  gone = hearing.promise;
  const log = pino(
    { level: 'warn' },
    { write: (line) => line.includes('Discord is gone') && hearing.resolve() },
  );
  app = await startApp({ ...desk.config, http }, { now: () => desk.clock.at, log, intakeHere: true });
});
afterEach(async () => {
  await app.stop();
  await desk.clear();
});

const get = (path: string, headers = {}) => fetch(`${app.httpUrl}${path}`, { headers });

/** The value of each line of a scrape, by its name with its labels. */
async function scrape(): Promise<Record<string, number>> {
  const answer = await get('/metrics');
  expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
  const lines = (await answer.text()).split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return Object.fromEntries(
    lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ')))]),
  );
}

test('figures tell what came in, what was posted, what went wrong and how people were answered', async () => {
  const channel = desk.sandbox.channel('nieuws');
  await channel.typed('/nieuws abonneer', { onderwerp: 'alles', schema: '8:00' }, { as: 'moderator' });
  desk.deliver('buitenland.txt', foreignPage, eight - 2 * minute);
  desk.deliver('kapot.txt', '%PDF-1.7\n\u0000\u0000', eight - 2 * minute);
  desk.clock.at = eight - minute;
  await app.tick();
  const before = await scrape();
  expect(before['telex_stories_total{filing="new"}']).toBe(4);
  expect(Object.entries(before).filter(([name]) => name.startsWith('telex_copy_spiked_total'))).toEqual([
    [expect.stringContaining('reason='), 1],
  ]);
  expect(before['telex_deliveries_sent_total{kind="digest"}']).toBeUndefined();
  expect(before['telex_subscriptions{state="running"}']).toBe(1);
  expect(before['telex_answers{part="database"}']).toBe(1);
  expect(before['telex_answers{part="archive"}']).toBe(1);
  expect(before['telex_interaction_seconds_count{kind="command"}']).toBe(1);
  expect(before.telex_last_tick_timestamp_seconds).toBe((eight - minute) / 1_000);
  expect(before.telex_signed_in).toBe(1);
  expect(before.telex_servers).toBe(1);
  expect(before.telex_database_bytes).toBeGreaterThan(10_000);
  expect(before.nodejs_eventloop_lag_p99_seconds).toBeGreaterThan(0);

  desk.sandbox.fail('POST /channels/{channel_id}/messages', { status: 500, times: 1 });
  desk.clock.at = eight + minute;
  await app.tick();
  expect((await scrape()).telex_overdue_seconds).toBe(0);
  desk.clock.at = eight + 20 * minute;
  await app.tick();
  const after = await scrape();
  expect(after['telex_deliveries_planned_total{kind="digest"}']).toBe(1);
  expect(after['telex_deliveries_sent_total{kind="digest"}']).toBe(1);
  expect(after.telex_digest_lateness_seconds_count).toBe(1);
  expect(after.telex_digest_lateness_seconds_sum).toBeGreaterThanOrEqual(20 * 60);
  expect(after['telex_discord_calls_total{call="send",end="unreachable"}']).toBe(1);
  expect(after['telex_discord_calls_total{call="send",end="ok"}']).toBe(1);
  expect(after.telex_overdue_seconds).toBe(0);
});

test('a bot is alive and ready; without a session it is alive and not ready, and says why', async () => {
  expect((await get('/healthz')).status).toBe(200);
  expect((await get('/readyz')).status).toBe(200);
  await desk.sandbox.down();
  await gone;
  expect((await get('/readyz')).status).toBe(503);
  expect(await (await get('/readyz')).json()).toMatchObject({
    code: 'not-well',
    detail: 'There is no session with Discord.',
  });
  expect((await get('/healthz')).status).toBe(200);
  await desk.sandbox.up();
});

test('what comes through a proxy is told that there is nothing', async () => {
  for (const path of ['/healthz', '/readyz', '/metrics']) {
    expect((await get(path, { 'X-Forwarded-For': '203.0.113.5' })).status).toBe(404);
  }
});
