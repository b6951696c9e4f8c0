import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Config } from '../../src/config.ts';
import { usualSubscription } from '../../src/delivery/subscription.ts';
import { createKeyvSubscriptions } from '../../src/delivery/subscriptions-keyv.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { startSandbox } from '../../src/sandbox/start-sandbox.ts';
import { openPostgres, type Postgres } from '../../src/store/postgres.ts';
import { openPostgresStores } from '../../src/stores.ts';
import { makeDatabase } from '../archive/make-database.ts';
import { foreignPage, minute } from './newsroom-on-a-desk.ts';

const script = fileURLToPath(new URL('./crew-process.ts', import.meta.url));
const servers = 40;
const channelsInServer = 50;
const all = servers * channelsInServer;

let sandbox: Sandbox;
let postgres: Postgres;
let home: string;
let config: Config;
const crew = new Set<ChildProcess>();

beforeEach(async () => {
  const databaseUrl = await makeDatabase();
  postgres = openPostgres(databaseUrl);
  home = mkdtempSync(join(tmpdir(), 'telex-crew-'));
  mkdirSync(join(home, 'wire'));
  sandbox = await startSandbox({ waitMs: 240_000 });
  config = {
    discordToken: sandbox.token,
    discordApiUrl: sandbox.url,
    wireDir: join(home, 'wire'),
    databasePath: join(home, 'telex.sqlite'),
    databaseUrl,
    shards: 4,
    timezone: 'UTC',
    logLevel: 'fatal',
  };
});
afterEach(async () => {
  for (const one of crew) one.kill('SIGKILL');
  crew.clear();
  await sandbox.close();
  await postgres.close();
  rmSync(home, { recursive: true });
});

/** A process that has joined, and waits for `go`. */
async function joinCrew(): Promise<ChildProcess> {
  const child = fork(script, [JSON.stringify(config)], { execArgv: [] });
  crew.add(child);
  await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => Promise.reject(new Error('The process ended before it was ready'))),
  ]);
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  crew.delete(child);
  child.kill('SIGKILL');
  await once(child, 'exit');
}

/** A channel in each place, all of which are due at the minute that has just begun. */
async function subscribeAll(): Promise<readonly string[]> {
  const stores = openPostgresStores(postgres);
  const subscriptions = createKeyvSubscriptions(stores.openKeyv('subscriptions'), async () => {});
  const slot = new Date(Math.floor(Date.now() / minute) * minute);
  const channels: string[] = [];
  for (let s = 0; s < servers; s += 1) {
    const guild = sandbox.addGuild(`Server ${s}`);
    for (let c = 0; c < channelsInServer; c += 1) {
      const { id } = guild.addChannel(`nieuws-${c}`);
      channels.push(id);
      await subscriptions.add({
        ...usualSubscription,
        guildId: guild.id,
        channelId: id,
        schedule: `${slot.getUTCMinutes()} ${slot.getUTCHours()} * * *`,
        timezone: 'UTC',
        language: 'nl',
        createdBy: sandbox.member('moderator').id,
        createdAt: slot.getTime() - 24 * 60 * minute,
      });
    }
  }
  return channels;
}

/** Posts of the bot so far, by channel; resolves what waits for a number of them. */
function countPosts() {
  const posts = new Map<string, number>();
  let count = 0;
  let waits: { readonly least: number; readonly done: () => void }[] = [];
  sandbox.onEvent((event) => {
    if (event.kind !== 'message-posted') return;
    count += 1;
    posts.set(event.message.channelId, (posts.get(event.message.channelId) ?? 0) + 1);
    for (const one of waits) if (count >= one.least) one.done();
    waits = waits.filter(({ least }) => count < least);
  });
  const reach = (least: number) =>
    count >= least ? Promise.resolve() : new Promise<void>((done) => waits.push({ least, done }));
  return { posts, reach };
}

test(`${all} channels that are due have their edition once, whichever of three processes is killed, stands still or starts`, async () => {
  const channels = await subscribeAll();
  const page = join(config.wireDir, 'page.txt');
  writeFileSync(page, foreignPage);
  utimesSync(page, Date.now() / 1_000 - 120, Date.now() / 1_000 - 120);
  const { posts, reach } = countPosts();
  const [a, b, c] = await Promise.all([joinCrew(), joinCrew(), joinCrew()]);
  for (const one of [a, b, c]) one.send('go');

  await reach(200);
  await kill(a);
  const d = await joinCrew();
  d.send('go');
  await reach(600);
  b.kill('SIGSTOP');
  // Longer than what it holds is its own: the others send for it.
  await reach(1_500);
  b.kill('SIGCONT');
  await kill(c);
  await reach(all);

  // What is to be found twice would be found now: each that is there looks once more.
  for (const one of [b, d]) {
    one.send('tick');
    await once(one, 'message');
  }
  const [open] = await postgres.query<{ count: number }>(
    "SELECT count(*) AS count FROM delivery WHERE state <> 'sent'",
  );
  expect(open?.count).toBe(0);
  expect(channels.filter((id) => posts.get(id) !== 1)).toEqual([]);
  expect(posts.size).toBe(all);
}, 400_000);
