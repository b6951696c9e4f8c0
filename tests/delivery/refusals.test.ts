import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SendProblem } from '../../src/delivery/chat-gateway.ts';
import { monday, planFor } from './plan-deliveries.ts';
import { down, minute, openRoom, type TestRoom } from './room.ts';

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

test('a token that is revoked draws no more than nine refusals where answers are slow', async () => {
  await planFor(room, ...channels(300));
  let calls = 0;
  const waiting: (() => void)[] = [];
  room.chat.gate = async (channelId) => {
    calls += 1;
    if (calls > 50) room.chat.weather.set(channelId, [unauthorised]);
    await new Promise<void>((resolve) => waiting.push(resolve));
  };
  let isDone = false;
  const run = room
    .dispatcher({ guildOf })
    .run(monday)
    .finally(() => {
      isDone = true;
    });
  // Answers come only when nothing further is begun.
  for (let before = -1; !isDone; ) {
    for (let i = 0; i < 20; i++) await setImmediate();
    if (calls === before) for (const answer of waiting.splice(0)) answer();
    before = calls;
  }
  await run;
  const refusals = calls - room.chat.messages.length;
  expect(calls).toBeGreaterThan(50);
  expect(refusals).toBeGreaterThan(0);
  expect(refusals).toBeLessThanOrEqual(9);
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
