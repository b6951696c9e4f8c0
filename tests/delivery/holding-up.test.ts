import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Place } from '../../src/delivery/chat-gateway.ts';
import { priorities } from '../../src/delivery/priority.ts';
import { byGuild, channelsOf, guildOf, planFor } from './by-guild.ts';
import { monday } from './plan-deliveries.ts';
import { down, forbidden, minute, openRoom, type TestRoom } from './room.ts';

let room: TestRoom;
beforeEach(() => {
  room = openRoom();
});
afterEach(() => room.close());

const { planAll, callsIn, sentIn } = byGuild(() => room);

test('what was not tried, in however many channels, holds up nothing', async () => {
  const out = { ...down, untried: true, retryAfterMs: 60 * minute } as const;
  await planAll(channelsOf('a', 100));
  await room.ledger.plan([planFor('g-1', priorities.crosspost)], monday);
  for (const channelId of channelsOf('a', 100)) room.chat.weather.set(channelId, [out]);
  await room.dispatcher({ guildOf }).run(monday);
  expect(sentIn('g')).toHaveLength(1);
  expect(callsIn('a')).toBe(100);
  expect(room.problems).toEqual([]);
});

test('what follows a post waits without a turn while its channel is out of reach', async () => {
  const ids = channelsOf('a', 100);
  await planAll(ids);
  await room.dispatcher({ guildOf }).run(monday);
  for (const id of ids) room.wire.change(`story of ${id}`, 'killed');
  await room.readChanges(monday + minute);
  const turns: number[] = [];
  const pace = { take: async () => void turns.push(1) };
  let isReached = false;
  const canReach = async ({ channelId }: Place) => isReached || !channelId.startsWith('a-');
  const dispatcher = room.dispatcher({ guildOf, pace, canReach });
  await room.ledger.plan([planFor('g-1', priorities.crosspost)], monday);
  await dispatcher.run(monday + minute);
  expect(sentIn('g')).toHaveLength(1);
  // One that was sent, and one that found nothing more.
  expect(turns).toHaveLength(2);
  expect(room.chat.calls.filter((call) => call.startsWith('edit'))).toEqual([]);
  isReached = true;
  await dispatcher.run(monday + 12 * minute);
  expect(room.chat.calls.filter((call) => call.startsWith('edit'))).toHaveLength(100);
});

test('a server that refused until it was out of reach is tried as soon as it is in reach, and not at the end of its rest', async () => {
  const ids = channelsOf('a', 20);
  await planAll(ids);
  let isReached = true;
  const dispatcher = room.dispatcher({ guildOf, canReach: async () => isReached });
  await dispatcher.run(monday);
  for (const id of ids) {
    room.wire.change(`story of ${id}`, 'killed');
    room.chat.amending.set(id, Array(99).fill({ ...forbidden, status: 403 }));
  }
  await room.readChanges(monday + minute);
  // A cause that nobody sees: few calls, and then rests of up to twelve hours.
  for (let at = 1; at < 20 * 60; at += 10) await dispatcher.run(monday + at * minute);
  const edits = () => room.chat.calls.filter((call) => call.startsWith('edit')).length;
  const tried = edits();
  expect(tried).toBeLessThanOrEqual(10);
  isReached = false;
  for (let at = 20 * 60; at < 21 * 60; at += 10) await dispatcher.run(monday + at * minute);
  expect(edits()).toBe(tried);
  isReached = true;
  room.chat.amending.clear();
  for (let at = 21 * 60; at < 21 * 60 + 3; at += 1) await dispatcher.run(monday + at * minute);
  for (const id of ids) expect(room.chat.textsOf(id)).toEqual([`~story of ${id}~`]);
});

test('six broken channels of one server hold up no other server', async () => {
  await planAll(channelsOf('a', 6));
  for (const channelId of channelsOf('a', 6)) room.chat.weather.set(channelId, Array(40).fill(down));
  const dispatcher = room.dispatcher({ guildOf });
  for (let i = 0; i < 60; i++) await dispatcher.run(monday + i * 10_000);
  expect(callsIn('a')).toBeGreaterThan(20);
  await room.ledger.plan([planFor('g-1', priorities.breaking)], monday);
  await dispatcher.run(monday + 600_000);
  expect(sentIn('g')).toHaveLength(1);
});
