import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SendProblem } from '../../src/delivery/chat-gateway.ts';
import { deliveryId } from '../../src/delivery/delivery.ts';
import { priorities } from '../../src/delivery/priority.ts';
import { byGuild, channelsOf, guildOf, planFor } from './by-guild.ts';
import { monday } from './plan-deliveries.ts';
import { forbidden, minute, openRoom, type TestRoom } from './room.ts';

let room: TestRoom;
beforeEach(() => {
  room = openRoom();
});
afterEach(() => room.close());

const refused: SendProblem = { ...forbidden, status: 403 };
const unauthorised: SendProblem = {
  code: 'unauthorised',
  message: 'No longer.',
  retryable: true,
  status: 401,
  uncertain: false,
};
const limited = (limit: 'channel' | 'global' | 'shared', retryAfterMs: number): SendProblem => ({
  code: 'rate-limited',
  message: 'Wait.',
  retryable: true,
  retryAfterMs,
  limit,
  status: 429,
  uncertain: false,
});

const { planAll, callsIn, sentIn } = byGuild(() => room);
const stateOf = (channelId: string) => room.ledger.delivery(deliveryId(channelId, monday));

/** A pace whose turns the test gives. */
function turnsByHand() {
  let waiting: (() => void)[] = [];
  return {
    pace: { take: () => new Promise<void>((resolve) => waiting.push(resolve)) },
    async give(count: number): Promise<void> {
      for (let i = 0; i < count; ) {
        await setImmediate();
        const next = waiting.shift();
        if (next === undefined) continue;
        next();
        i += 1;
      }
      await setImmediate();
      await setImmediate();
    },
    async giveAll(run: Promise<void>): Promise<void> {
      let isDone = false;
      void run.finally(() => {
        isDone = true;
      });
      while (!isDone) {
        await setImmediate();
        for (const next of waiting.splice(0)) next();
      }
      waiting = [];
    },
  };
}

test('breaking news overtakes two thousand digests that were planned before it', async () => {
  await planAll(channelsOf('g', 2_000));
  const { pace, give, giveAll } = turnsByHand();
  const dispatcher = room.dispatcher({ pace, guildOf });
  const run = dispatcher.run(monday);
  await give(3);
  expect(room.chat.calls).toHaveLength(3);
  await room.ledger.plan([planFor('breaking-1', priorities.breaking)], monday);
  await give(2);
  expect(room.chat.calls[3]).toBe('send breaking-1');
  expect(room.chat.calls).toHaveLength(5);
  const stopped = dispatcher.stop();
  await giveAll(Promise.all([run, stopped]).then(() => {}));
});

describe('a server in which every call hangs', () => {
  test('keeps four calls waiting and no other server', async () => {
    await planAll([...channelsOf('a', 100), ...channelsOf('g', 50)]);
    const { promise, resolve } = Promise.withResolvers<void>();
    let done = 0;
    const others = Promise.withResolvers<void>();
    room.chat.gate = async (channelId) => {
      if (channelId.startsWith('a-')) return promise;
      done += 1;
      if (done === 50) others.resolve();
    };
    const run = room.dispatcher({ guildOf }).run(monday);
    await others.promise;
    expect(callsIn('a')).toBe(4);
    resolve();
    await run;
    expect(sentIn('a')).toHaveLength(100);
  });

  test('has one call at a time once nothing came back, and gets what is due when it answers again', async () => {
    await planAll([...channelsOf('a', 30), ...channelsOf('g', 5)]);
    const lost: SendProblem = {
      code: 'unreachable',
      message: 'No answer.',
      retryable: true,
      uncertain: true,
    };
    for (const id of channelsOf('a', 3)) room.chat.weather.set(id, [lost]);
    const dispatcher = room.dispatcher({ guildOf, concurrency: 1 });
    await dispatcher.run(monday);
    expect(sentIn('g')).toHaveLength(5);
    for (let i = 1; i <= 10; i++) await dispatcher.run(monday + i * 20_000);
    expect(sentIn('a')).toHaveLength(30);
  });
});

describe('a server in which every call is refused', () => {
  test('draws seven refusals, rests over a restart, and draws one more after ten minutes', async () => {
    const failing = channelsOf('aa', 100);
    for (const id of failing)
      room.chat.weather.set(
        id,
        Array.from({ length: 9 }, () => refused),
      );
    await planAll([...failing, ...channelsOf('g', 50)]);
    const first = room.dispatcher({ guildOf });
    await first.run(monday);
    expect(sentIn('g')).toHaveLength(50);
    for (let i = 1; i <= 3; i++) await first.run(monday + i * 15_000);
    expect(callsIn('aa')).toBe(7);
    expect(room.problems.filter(({ code }) => code === 'sending-rests')).toHaveLength(1);
    const next = room.dispatcher({ guildOf });
    await next.run(monday + 2 * minute);
    expect(callsIn('aa')).toBe(7);
    await next.run(monday + 12 * minute);
    expect(callsIn('aa')).toBe(8);
  });

  test('is whole again after one call that went well', async () => {
    const all = channelsOf('aa', 30);
    for (const id of all.slice(0, 15)) room.chat.weather.set(id, [refused]);
    await planAll(all);
    const dispatcher = room.dispatcher({ guildOf });
    for (let i = 0; i < 60; i++) await dispatcher.run(monday + i * 60 * minute);
    // Those that were refused were given up; none of the others was.
    expect(sentIn('aa')).toHaveLength(15);
    expect(await room.ledger.nextTryAt()).toBeNull();
  });
});

test('a token that is revoked while digests go out draws no more refusals than calls were under way', async () => {
  await planAll(channelsOf('g', 300));
  let calls = 0;
  room.chat.gate = async (channelId) => {
    calls += 1;
    if (calls > 100) room.chat.weather.set(channelId, [unauthorised]);
    await setImmediate();
  };
  const dispatcher = room.dispatcher({ guildOf });
  await dispatcher.run(monday);
  const refusals = calls - room.chat.messages.length;
  expect(refusals).toBeGreaterThan(0);
  expect(refusals).toBeLessThanOrEqual(10);
  await dispatcher.run(monday + 30_000);
  expect(calls).toBe(100 + refusals);
  // The token is good again, and nothing was lost by it.
  room.chat.gate = async () => {};
  for (let i = 1; i <= 5; i++) await dispatcher.run(monday + i * 2 * minute);
  expect(room.chat.messages).toHaveLength(300);
});

describe('a rate limit', () => {
  test('of a channel makes that channel wait', async () => {
    await planAll(channelsOf('g', 5));
    room.chat.weather.set('g-0', [limited('channel', 5_000)]);
    const dispatcher = room.dispatcher({ guildOf });
    await dispatcher.run(monday);
    expect(room.chat.messages).toHaveLength(4);
    await dispatcher.run(monday + 4_900);
    expect(room.chat.messages).toHaveLength(4);
    await dispatcher.run(monday + 6_100);
    expect(room.chat.messages).toHaveLength(5);
  });

  test('of everything makes everything wait, and then lets one call see whether it has passed', async () => {
    await planAll(channelsOf('g', 20));
    for (const id of channelsOf('g', 20)) room.chat.weather.set(id, [limited('global', 30_000)]);
    const dispatcher = room.dispatcher({ guildOf, concurrency: 4 });
    await dispatcher.run(monday);
    const met = room.chat.calls.length;
    expect(met).toBeLessThanOrEqual(4);
    await dispatcher.run(monday + 20_000);
    expect(room.chat.calls).toHaveLength(met);
    await dispatcher.run(monday + 32_000);
    expect(room.chat.calls).toHaveLength(met + 1);
    for (const id of channelsOf('g', 20)) room.chat.weather.delete(id);
    await dispatcher.run(monday + 70_000);
    expect(room.chat.messages).toHaveLength(20);
  });

  test('of everything is tried again while a call still hangs that began before it', async () => {
    await planAll(['h-1', ...channelsOf('g', 3)]);
    const { promise, resolve } = Promise.withResolvers<void>();
    const met = Promise.withResolvers<void>();
    const sent = Promise.withResolvers<void>();
    let calls = 0;
    room.chat.gate = async (channelId) => {
      if (channelId === 'h-1') return promise;
      if (++calls === 1) met.resolve();
      if (calls === 4) sent.resolve();
    };
    room.chat.weather.set('g-0', [limited('global', 30_000)]);
    const dispatcher = room.dispatcher({ guildOf, concurrency: 2 });
    const run = dispatcher.run(monday);
    await met.promise;
    await setImmediate();
    void dispatcher.run(monday + 32_000);
    await sent.promise;
    resolve();
    await run;
    expect(room.chat.messages.at(-1)?.channelId).toBe('h-1');
  });

  test('of everything that does not end draws seven, and then one after ten minutes and less and less often', async () => {
    await planAll(channelsOf('g', 20));
    for (const id of channelsOf('g', 20))
      room.chat.weather.set(
        id,
        Array.from({ length: 99 }, () => limited('global', 1_000)),
      );
    const dispatcher = room.dispatcher({ guildOf, concurrency: 1 });
    for (let i = 0; i < 9 * 60; i++) await dispatcher.run(monday + i * 1_000);
    expect(room.chat.calls).toHaveLength(7);
    await room.dispatcher({ guildOf }).run(monday + 9.5 * minute);
    expect(room.chat.calls).toHaveLength(7);
  });

  test('that bots share makes that channel wait and is held against nobody', async () => {
    await planAll([...channelsOf('g', 15), 'h-1']);
    for (const id of channelsOf('g', 15)) room.chat.weather.set(id, [limited('shared', 1_000)]);
    const dispatcher = room.dispatcher({ guildOf });
    await dispatcher.run(monday);
    expect(room.chat.messages.map((one) => one.channelId)).toEqual(['h-1']);
    await dispatcher.run(monday + 3_000);
    expect(room.chat.messages).toHaveLength(16);
  });
});

describe('a delivery that cannot be sent', () => {
  test('because its record cannot be read is given up with the reason, and the others go out', async () => {
    await planAll(channelsOf('g', 5));
    room.db.prepare(`UPDATE delivery SET recipe = '{' WHERE channel = 'g-2'`).run();
    await room.dispatcher({ guildOf }).run(monday);
    expect(room.chat.messages).toHaveLength(4);
    expect(await stateOf('g-2')).toMatchObject({
      state: 'failed',
      released: true,
      problem: { code: 'unreadable' },
    });
    expect(room.problems).toMatchObject([{ code: 'delivery-unreadable' }]);
    expect(await room.ledger.hadBefore('g-2', ['story of g-2'], [])).toEqual(new Set());
  });

  test('because what was made of it cannot be written down waits, with the reason, and the others go out', async () => {
    await planAll(channelsOf('g', 5));
    const { render } = room;
    room.render = async (order) => {
      const rendered = await render(order);
      if (order.marker !== deliveryId('g-2', monday) || rendered === null) return rendered;
      return { ...rendered, post: { body: { content: 1n } } };
    };
    await room.dispatcher({ guildOf }).run(monday);
    expect(room.chat.messages).toHaveLength(4);
    expect(await stateOf('g-2')).toMatchObject({ state: 'planned', problem: { code: 'not-rendered' } });
  });
});
