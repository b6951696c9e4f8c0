import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Place, Post, SendProblem, Sent } from '../../src/delivery/chat-gateway.ts';
import { createStarts, type Starts } from '../../src/delivery/starts.ts';
import { monday, planFor } from './plan-deliveries.ts';
import { down, minute, openRoom, TestChat, type TestRoom } from './room.ts';

let room: TestRoom;
beforeEach(() => {
  room = openRoom();
});
afterEach(() => room.close());

const unauthorised: SendProblem = { ...down, code: 'unauthorised', status: 401 };
const limited: SendProblem = {
  ...down,
  code: 'rate-limited',
  retryAfterMs: 1_000,
  limit: 'channel',
  status: 429,
};
/** Each channel in a server of its own. */
const guildOf = async (subscriptionId: string) => `of ${subscriptionId}`;
const channels = (count: number) => Array.from({ length: count }, (_, i) => `c${i}`);

const heldBack: SendProblem = { ...down, code: 'held-back', untried: true, retryAfterMs: 1_000 };

/** A chat whose calls leave where all requests do. */
class FarChat extends TestChat {
  readonly #starts: Starts;
  constructor(starts: Starts) {
    super();
    this.#starts = starts;
  }
  override async send(place: Place, post: Post, nonce: string): Promise<Sent> {
    const start = await this.#starts.take().catch(() => null);
    if (start === null) return { ok: false, problem: heldBack };
    start.left();
    const sent = await super.send(place, post, nonce);
    start.ended(sent.ok ? 'answered' : 'unauthorised');
    return sent;
  }
}

/** A clock on which each look is a second later: no request waits for another's second to be over. */
function freeStarts(): Starts {
  let now = 0;
  return createStarts({
    clock: () => {
      now += 1_000;
      return now;
    },
    sleep: (_, wake) => void setImmediate().then(wake),
  });
}

test('a token that is revoked draws no more than ten refusals where answers are slow, and what has not left goes later', async () => {
  await planFor(room, ...channels(300));
  const starts = freeStarts();
  const chat = new FarChat(starts);
  let calls = 0;
  const waiting: (() => void)[] = [];
  chat.gate = async (channelId) => {
    calls += 1;
    if (calls > 50) chat.weather.set(channelId, [unauthorised]);
    await new Promise<void>((resolve) => waiting.push(resolve));
  };
  let isDone = false;
  const dispatcher = room.dispatcher({ guildOf, gateway: chat, starts });
  const run = dispatcher.run(monday).finally(() => {
    isDone = true;
  });
  // Answers come only when nothing further is begun.
  for (let before = -1; !isDone; ) {
    for (let i = 0; i < 50; i++) await setImmediate();
    if (calls === before) for (const answer of waiting.splice(0)) answer();
    before = calls;
  }
  await run;
  const refusals = calls - chat.messages.length;
  expect(calls).toBeGreaterThan(50);
  expect(refusals).toBeGreaterThan(0);
  expect(refusals).toBeLessThanOrEqual(10);
  // With a new token, all of them.
  chat.gate = async () => {};
  chat.weather.clear();
  for (let at = 2; chat.messages.length < 300 && at < 30; at++) await dispatcher.run(monday + at * minute);
  expect(chat.messages).toHaveLength(300);
});

test('a channel that is limited whatever it is asked draws ten answers in a day, and holds up nobody', async () => {
  await planFor(room, ...channels(5));
  room.chat.weather.set(
    'c0',
    Array.from({ length: 999 }, () => limited),
  );
  const dispatcher = room.dispatcher({ guildOf });
  for (let i = 0; i < 24 * 60; i += 5) await dispatcher.run(monday + i * minute);
  expect(room.chat.messages).toHaveLength(4);
  const calls = room.chat.calls.filter((call) => call === 'send c0').length;
  expect(calls).toBeGreaterThan(5);
  expect(calls).toBeLessThanOrEqual(10);
});
