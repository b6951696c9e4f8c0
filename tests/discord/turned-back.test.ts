import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ChatGateway, SendProblem } from '../../src/delivery/chat-gateway.ts';
import { createStarts, type Starts } from '../../src/delivery/starts.ts';
import { createOutgoingRest } from '../../src/discord/client.ts';
import { createChatGateway } from '../../src/discord/gateway.ts';
import { watchToken } from '../../src/discord/probe.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { startSandbox } from '../../src/sandbox/start-sandbox.ts';

let sandbox: Sandbox;
let starts: Starts;
let now: number;
let wake: () => void;
let waits: PromiseWithResolvers<void>;
let gateway: ChatGateway;
beforeEach(async () => {
  sandbox = await startSandbox();
  now = 0;
  waits = Promise.withResolvers();
  starts = createStarts({
    clock: () => now,
    sleep(_, when) {
      wake = when;
      waits.resolve();
    },
  });
  const rest = createOutgoingRest(sandbox.url, sandbox.token, starts);
  gateway = createChatGateway({
    rest,
    channels: { find: () => null, ask: async () => null },
    selfId: () => '1',
  });
});
afterEach(() => sandbox.close());

const route = 'POST /channels/{channel_id}/messages';
const place = (name: string) =>
  ({ kind: 'channel', channelId: sandbox.channel(name).id, parentId: null }) as const;
const body = { content: 'Nieuws.' };
const posts = () => sandbox.requests.filter(({ method }) => method === 'POST').length;

/** One is under way and the next waits for its moment, which comes when the first has ended. */
async function meet(): Promise<SendProblem | null> {
  const held = sandbox.hold(route, 'before');
  const first = starts.carry(() => gateway.send(place('nieuws'), { body }, 'n1'));
  await held.reached;
  const second = starts.carry(() => gateway.send(place('algemeen'), { body }, 'n2'));
  await waits.promise;
  held.release();
  await first;
  now += 1_000;
  wake();
  const sent = await second;
  return sent.ok ? null : sent.problem;
}

describe('what was chosen before another call was refused, and has not left', () => {
  test.each([
    ['a token that is no longer taken', () => sandbox.fail(route, { status: 401 })],
    ['a limit over everything', () => sandbox.limit(route, { retryAfter: 0.01, scope: 'global' })],
  ])('is not tried, for %s', async (_, refuse) => {
    refuse();
    expect(await meet()).toMatchObject({
      code: 'held-back',
      untried: true,
      retryable: true,
      uncertain: false,
    });
    expect(posts()).toBe(1);
  });

  test.each([
    ['a limit of that channel', () => sandbox.limit(route, { retryAfter: 0.01, scope: 'user' })],
    ['a permission that is missing', () => sandbox.fail(route, { status: 403 })],
    ['a server in trouble', () => sandbox.fail(route, { status: 502 })],
  ])('goes all the same, for %s', async (_, refuse) => {
    refuse();
    expect(await meet()).toBeNull();
    expect(posts()).toBe(2);
  });
});

test.each([
  [9, true],
  [10, false],
])('a token with which %i calls in a row were refused is asked after: %s', async (count, isAsked) => {
  const rest = createOutgoingRest(sandbox.url, sandbox.token);
  const calls: Promise<unknown>[] = [];
  // All of them are under way at once.
  const refused = watchToken(rest, sandbox.url, sandbox.token, {
    idle: async () => void (await Promise.allSettled(calls)),
  });
  sandbox.fail('*', { status: 401, times: Number.POSITIVE_INFINITY });
  for (let i = 0; i < count; i++) {
    const { id } = sandbox.guild.addChannel(`kanaal-${i}`);
    calls.push(rest.post(`/channels/${id}/messages`, { body }));
  }
  expect((await refused).message).toMatch(/DISCORD_TOKEN/);
  const asked = sandbox.requests.map(({ method, path }) => `${method} ${path}`);
  expect(asked.includes('GET /gateway/bot')).toBe(isAsked);
  expect(asked).toHaveLength(10);
});
