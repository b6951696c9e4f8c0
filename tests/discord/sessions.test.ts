import { afterEach, beforeEach, expect, test } from 'vitest';
import { askBot } from '../../src/discord/ask-bot.ts';
import { createClient } from '../../src/discord/client.ts';
import { createGuildBook } from '../../src/discord/guild-book.ts';
import { logIn } from '../../src/discord/log-in.ts';
import { createReach } from '../../src/discord/reach.ts';
import { openShardSessions } from '../../src/discord/sessions.ts';
import { shardOf } from '../../src/discord/sight.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { startSandbox } from '../../src/sandbox/start-sandbox.ts';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox();
});
afterEach(() => sandbox.close());

const silent = { error() {}, warn() {}, info() {}, debug() {} };

/** A process that has some of two shards, and a server in each of them. */
async function begin(first: ReadonlySet<number>) {
  const parts = { apiUrl: sandbox.url, token: sandbox.token, log: silent };
  const { recommendedShards, ...bot } = await askBot(parts);
  const book = createGuildBook();
  let mine = first;
  const sessions = openShardSessions({
    bot,
    book,
    count: 2,
    log: silent,
    mine: () => mine,
    signIn: (shard, attach, signal) =>
      logIn({
        ...parts,
        signal,
        open() {
          const client = createClient(sandbox.url, { shard, count: 2, takeTurn: async () => {}, book });
          attach(client);
          return client;
        },
      }),
  });
  const servers = new Map<number, string>();
  for (let n = 0; servers.size < 2; n += 1) {
    const { id } = sandbox.addGuild(`Server ${n}`);
    servers.set(shardOf(id, 2), id);
  }
  const follow = async (shards: ReadonlySet<number>) => {
    mine = shards;
    sessions.follow();
    await sessions.settled();
  };
  await follow(first);
  return { sessions, follow, recommendedShards, serverIn: (shard: number) => servers.get(shard) ?? '' };
}

test('a process sees the servers of its shards, and says of the others that it does not know', async () => {
  const { sessions, serverIn, recommendedShards } = await begin(new Set([1]));
  const { sight } = sessions;
  const reach = createReach(sight);
  expect(recommendedShards).toBe(1);
  expect([sight.guilds.has(serverIn(0)), sight.guilds.has(serverIn(1))]).toEqual([false, true]);
  expect([sight.isReady(serverIn(0)), sight.isReady(serverIn(1)), sight.isReady()]).toEqual([
    false,
    true,
    false,
  ]);
  expect([reach.whereabouts(serverIn(0)), reach.whereabouts(serverIn(1))]).toEqual([null, 'there']);
  expect(sessions.isSignedIn()).toBe(true);
  await sessions.logOut();
});

test('shards come and go while it runs: what it sees goes with them', async () => {
  const { sessions, follow, serverIn } = await begin(new Set());
  const { sight } = sessions;
  const seen = () => [0, 1].map((shard) => sight.guilds.has(serverIn(shard)));
  expect(seen()).toEqual([false, false]);
  await follow(new Set([0, 1]));
  expect([seen(), sight.isReady()]).toEqual([[true, true], true]);
  const closed = sandbox.waitFor(
    'the end of a session',
    (event) => event.kind === 'gateway' && event.what === 'closed',
  );
  await follow(new Set([1]));
  expect(seen()).toEqual([false, true]);
  await closed;
  await follow(new Set([0, 1]));
  expect(seen()).toEqual([true, true]);
  await sessions.logOut();
});
