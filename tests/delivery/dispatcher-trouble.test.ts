import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { SendProblem } from '../../src/delivery/chat-gateway.ts';
import { nonceHoldsMs } from '../../src/delivery/retry.ts';
import { monday, planFor } from './plan-deliveries.ts';
import { answerLost, badBody, down, forbidden, minute, openRoom, type TestRoom } from './room.ts';

let room: TestRoom;
beforeEach(() => {
  room = openRoom();
});
afterEach(() => {
  vi.restoreAllMocks();
  room.close();
});
const stateOf = async (id: string | undefined) => (await room.ledger.delivery(id ?? ''))?.state;

describe('what goes wrong', () => {
  test('for a while is tried again when its time has come, and not before', async () => {
    const [id] = await planFor(room, 'c1');
    room.chat.weather.set('c1', [down, down]);
    const dispatcher = room.dispatcher();
    await dispatcher.run(monday);
    await dispatcher.run(monday + 1_000);
    expect(room.chat.calls).toHaveLength(1);
    await dispatcher.run(monday + 2_000);
    expect(room.chat.calls).toHaveLength(2);
    await dispatcher.run(monday + 10_000);
    expect(await stateOf(id)).toBe('sent');
    expect(room.problems).toEqual([]);
  });

  test('wakes the dispatcher by itself when the next try is near', async () => {
    const [id] = await planFor(room, 'c1');
    room.chat.weather.set('c1', [{ ...down, retryAfterMs: 200 }]);
    const naps = new Set<{ readonly ms: number }>();
    const dispatcher = room.dispatcher({
      random: () => 0,
      sleep: (ms) => {
        const nap = { ms };
        naps.add(nap);
        return () => void naps.delete(nap);
      },
    });
    await dispatcher.run(monday);
    const [nap] = naps;
    expect(naps.size).toBe(1);
    expect(nap?.ms).toBeGreaterThan(100);
    expect(nap?.ms).toBeLessThanOrEqual(200);
    await dispatcher.run(monday + 1_000);
    expect(await stateOf(id)).toBe('sent');
    // Nothing is left to wake for.
    expect(naps.size).toBe(0);
  });

  test('for good fails once, is told in words, and the next edition has the stories', async () => {
    const [id] = await planFor(room, 'c1');
    room.chat.weather.set('c1', [forbidden]);
    const dispatcher = room.dispatcher();
    for (let i = 0; i < 5; i++) await dispatcher.run(monday + i * minute);
    expect(room.chat.calls).toHaveLength(1);
    expect(await stateOf(id)).toBe('failed');
    expect(room.problems).toEqual([
      {
        code: 'delivery-missing-permissions',
        message: expect.stringMatching(
          /in channel c1: The bot may not post there\. Its stories go into the next/,
        ),
      },
    ]);
    expect(await room.ledger.hadBefore('c1', [`c1@${monday}`], [])).toEqual(new Set());
  });

  test('with the text itself keeps its stories, so that they do not spoil the next edition too', async () => {
    await planFor(room, 'c1');
    room.chat.weather.set('c1', [badBody]);
    await room.dispatcher().run(monday);
    expect(room.problems[0]?.message).toContain('Its stories are not sent again; they stay in the archive.');
    expect(await room.ledger.hadBefore('c1', [`c1@${monday}`], [])).toEqual(new Set([`c1@${monday}`]));
  });

  test('in one channel leaves the others alone', async () => {
    await planFor(room, 'c1', 'c2', 'c3');
    room.chat.weather.set('c1', [forbidden]);
    room.chat.weather.set('c2', [down]);
    await room.dispatcher().run(monday);
    expect(room.chat.messages.map((one) => one.channelId)).toEqual(['c3']);
  });

  test('inside the gateway is taken for a call that may have arrived', async () => {
    const [id] = await planFor(room, 'c1');
    room.chat.gate = () => Promise.reject(new Error('A mistake of ours'));
    await room.dispatcher().run(monday);
    expect(await room.ledger.delivery(id ?? '')).toMatchObject({
      state: 'sending',
      problem: { code: 'gateway-broke', message: 'A mistake of ours' },
    });
  });

  test('with the ledger is an error of the run, and the delivery is settled by a later one', async () => {
    const [id] = await planFor(room, 'c1');
    const { ledger } = room;
    let broken = true;
    const settle: typeof ledger.settle = async (...args) => {
      if (broken) throw new Error('The disk is full');
      return ledger.settle(...args);
    };
    const dispatcher = room.dispatcher({ ledger: { ...ledger, settle } });
    await expect(dispatcher.run(monday)).rejects.toThrow('The disk is full');
    expect(await stateOf(id)).toBe('sending');
    broken = false;
    await dispatcher.run(monday + 1.5 * minute);
    expect(await stateOf(id)).toBe('sent');
    expect(room.chat.messages).toHaveLength(1);
  });
});

describe('a message whose answer was lost', () => {
  test('is sent again with the same nonce, and is there once', async () => {
    const [id] = await planFor(room, 'c1');
    room.chat.weather.set('c1', ['lost', 'lost']);
    const dispatcher = room.dispatcher();
    for (const ms of [0, 2_000, 10_000]) await dispatcher.run(monday + ms);
    expect(room.chat.calls).toEqual(['send c1', 'send c1', 'send c1']);
    expect(room.chat.messages).toHaveLength(1);
    expect(await room.ledger.delivery(id ?? '')).toMatchObject({ state: 'sent', messageId: 'm1' });
  });

  test('is looked up once the nonce no longer holds', async () => {
    const [id] = await planFor(room, 'c1');
    room.chat.weather.set('c1', ['lost']);
    const dispatcher = room.dispatcher();
    await dispatcher.run(monday);
    room.chat.nonces.clear();
    await dispatcher.run(monday + nonceHoldsMs + minute);
    expect(room.chat.calls).toEqual(['send c1', 'findSent c1']);
    expect(await room.ledger.delivery(id ?? '')).toMatchObject({ state: 'sent', messageId: 'm1' });
  });

  test('is looked up when the machine was suspended meanwhile, also before the next tick tells the time', async () => {
    const [id] = await planFor(room, 'c1');
    room.chat.weather.set('c1', ['lost']);
    const naps: (() => void)[] = [];
    const sleep = (_ms: number, wake: () => void) => {
      naps.push(wake);
      return () => {};
    };
    const dispatcher = room.dispatcher({ sleep });
    await dispatcher.run(monday);
    room.chat.nonces.clear();
    // The clock that timers go by stood still; the one on the wall did not.
    const wall = Date.now();
    vi.spyOn(Date, 'now').mockImplementation(() => wall + 60 * minute);
    const called = Promise.withResolvers<void>();
    const note = room.chat.calls.push.bind(room.chat.calls);
    vi.spyOn(room.chat.calls, 'push').mockImplementation((...calls) => {
      called.resolve();
      return note(...calls);
    });
    naps.at(-1)?.();
    await called.promise;
    await dispatcher.stop();
    expect(room.chat.calls).toEqual(['send c1', 'findSent c1']);
    expect(await stateOf(id)).toBe('sent');
  });

  test('is looked up, not taken for absent, when a repeated call is refused', async () => {
    const [id] = await planFor(room, 'c1');
    room.chat.weather.set('c1', ['lost', forbidden]);
    const dispatcher = room.dispatcher();
    await dispatcher.run(monday);
    await dispatcher.run(monday + 2_000);
    expect(room.chat.calls).toEqual(['send c1', 'send c1', 'findSent c1']);
    expect(await room.ledger.delivery(id ?? '')).toMatchObject({ state: 'sent', messageId: 'm1' });
    expect(room.problems).toEqual([]);
  });

  test('that never arrived is sent once it is certainly absent', async () => {
    await planFor(room, 'c1');
    room.chat.weather.set('c1', [answerLost]);
    const dispatcher = room.dispatcher();
    await dispatcher.run(monday);
    await dispatcher.run(monday + nonceHoldsMs + minute);
    expect(room.chat.calls).toEqual(['send c1', 'findSent c1', 'send c1']);
    expect(room.chat.messages).toHaveLength(1);
  });

  test.each([
    ['arrived', 'lost' as const, 'sent'],
    ['did not', answerLost, 'failed'],
  ])(
    'is looked up after an outage of more than a day, and nothing of it is lost: it %s',
    async (_, weather, end) => {
      const [id] = await planFor(room, 'c1');
      room.chat.weather.set('c1', [weather]);
      room.chat.lookUp = down;
      const dispatcher = room.dispatcher();
      await dispatcher.run(monday);
      room.chat.nonces.clear();
      const quarters = 30 * 4;
      for (let i = 1; i <= quarters; i++) await dispatcher.run(monday + nonceHoldsMs + i * 15 * minute);
      expect(await stateOf(id)).toBe('sending');
      room.chat.lookUp = 'fine';
      await dispatcher.run(monday + nonceHoldsMs + (quarters + 1) * 15 * minute);
      expect(await stateOf(id)).toBe(end);
      // Certainly absent and a day old: the next edition has its stories.
      if (end === 'failed') expect(await room.ledger.delivery(id ?? '')).toMatchObject({ released: true });
    },
  );

  test('is never sent again while nobody can look', async () => {
    const [id] = await planFor(room, 'c1');
    room.chat.weather.set('c1', ['lost']);
    room.chat.lookUp = { ...down, code: 'missing-permissions' } satisfies SendProblem;
    const dispatcher = room.dispatcher();
    await dispatcher.run(monday);
    room.chat.nonces.clear();
    for (let i = 1; i <= 24 * 12; i++) await dispatcher.run(monday + nonceHoldsMs + i * 5 * minute);
    expect(room.chat.messages).toHaveLength(1);
    expect(room.chat.calls.filter((call) => call === 'findSent c1')).toHaveLength(10);
    expect(await stateOf(id)).toBe('failed');
    expect(room.problems[0]?.message).toContain('It may be in the channel; its stories are not sent again.');
  });
});
