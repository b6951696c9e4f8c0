import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { monday, planFor, planNext } from './plan-deliveries.ts';
import { down, hour, minute, openRoom, type TestRoom } from './room.ts';

let room: TestRoom;
beforeEach(() => {
  room = openRoom();
});
afterEach(() => room.close());
/** A promise and the function that keeps it. */
function promise(): { readonly kept: Promise<void>; readonly keep: () => void } {
  let keep = () => {};
  const kept = new Promise<void>((resolve) => {
    keep = resolve;
  });
  return { kept, keep };
}

const stateOf = async (id: string | undefined) => (await room.ledger.delivery(id ?? ''))?.state;

describe('sending', () => {
  test('brings each delivery once and records the message', async () => {
    const [id] = await planFor(room, 'c1', 'c2');
    await room.dispatcher().run(monday);
    await room.dispatcher().run(monday + minute);
    expect(room.chat.calls.toSorted()).toEqual(['send c1', 'send c2']);
    expect(await room.ledger.delivery(id ?? '')).toMatchObject({
      state: 'sent',
      messageId: 'm1',
      attempts: 1,
    });
  });

  test('is on record before the call is made', async () => {
    const [id] = await planFor(room, 'c1');
    const seen: unknown[] = [];
    room.chat.gate = async () => void seen.push(await stateOf(id));
    await room.dispatcher().run(monday);
    expect(seen).toEqual(['sending']);
  });

  test('has at most the given number of calls in flight, and at most one a channel', async () => {
    const channels = Array.from({ length: 40 }, (_, i) => `c${i}`);
    await planFor(room, ...channels);
    await planNext(room, 'c0', '0 9 * * *', monday + hour);
    const inChannel = new Map<string, number>();
    room.chat.gate = async (channelId) => {
      inChannel.set(channelId, (inChannel.get(channelId) ?? 0) + 1);
      expect(inChannel.get(channelId)).toBe(1);
      await setImmediate();
      inChannel.set(channelId, 0);
    };
    await room.dispatcher({ concurrency: 7, guildOf: async () => null }).run(monday + hour);
    expect(room.chat.mostInFlight).toBe(7);
    expect(room.chat.messages).toHaveLength(41);
  });

  test('keeps the order of a channel, also when the first has to wait', async () => {
    await planFor(room, 'c1');
    await planNext(room, 'c1', '0 9 * * *', monday + hour);
    await planNext(room, 'c1', '0 10 * * *', monday + 2 * hour);
    room.chat.weather.set('c1', ['lost', down]);
    const dispatcher = room.dispatcher();
    for (let i = 0; i < 60; i++) await dispatcher.run(monday + 2 * hour + i * 1_000);
    const slots = room.chat.textsOf('c1').map((text) => Number(String(text).split('@')[1]));
    expect(slots).toEqual([monday, monday + hour, monday + 2 * hour]);
  });

  test('does not let a slow channel hold up the others, nor what is planned meanwhile', async () => {
    await planFor(room, 'slow', 'c1');
    const gate = promise();
    const arrived = promise();
    room.chat.gate = async (channelId) => {
      if (channelId === 'slow') await gate.kept;
      if (channelId === 'c2') arrived.keep();
    };
    const dispatcher = room.dispatcher({ concurrency: 2 });
    const first = dispatcher.run(monday);
    await room.subscribe({ channelId: 'c2', createdAt: 0 });
    await room.planner.plan(monday);
    const second = dispatcher.run(monday);
    await arrived.kept;
    expect(room.chat.textsOf('slow')).toEqual([]);
    gate.keep();
    await Promise.all([first, second]);
    expect(room.chat.messages.map((one) => one.channelId)).toEqual(['c1', 'c2', 'slow']);
  });
});

describe('while a call hangs', () => {
  test('what falls due in another channel is sent, without waiting for it or for the next tick', async () => {
    await planFor(room, 'slow', 'c1');
    room.chat.weather.set('c1', [{ ...down, retryAfterMs: 5 }]);
    const gate = promise();
    const again = promise();
    let calls = 0;
    room.chat.gate = async (channelId) => {
      if (channelId === 'slow') await gate.kept;
      else if (++calls === 2) again.keep();
    };
    // It is always time to look.
    const sleep = (_ms: number, wake: () => void) => {
      void setImmediate().then(wake);
      return () => {};
    };
    const run = room.dispatcher({ sleep, random: () => 0 }).run(monday);
    await again.kept;
    expect(room.chat.textsOf('slow')).toEqual([]);
    gate.keep();
    await run;
    expect(room.chat.messages.map((one) => one.channelId)).toEqual(['c1', 'slow']);
  });
});

describe('a delivery that is planned in the very moment in which the dispatcher falls asleep', () => {
  test('is sent by the run that asks for it', async () => {
    await planFor(room, 'c1');
    const { ledger } = room;
    const later: Promise<void>[] = [];
    const dispatcher = room.dispatcher({
      ledger: {
        ...ledger,
        async nextTryAt() {
          const next = await ledger.nextTryAt();
          if (later.length === 0) {
            await planNext(room, 'c2', '0 8 * * *', monday);
            later.push(dispatcher.run(monday));
          }
          return next;
        },
      },
    });
    await dispatcher.run(monday);
    await Promise.all(later);
    expect(room.chat.messages.map((one) => one.channelId)).toEqual(['c1', 'c2']);
  });
});

describe('stopping', () => {
  test('waits for what is in flight and takes up nothing more', async () => {
    const ids = await planFor(room, 'c1', 'c2', 'c3');
    const gate = promise();
    const begun = promise();
    room.chat.gate = async () => {
      begun.keep();
      await gate.kept;
    };
    const dispatcher = room.dispatcher({ concurrency: 1 });
    const run = dispatcher.run(monday);
    await begun.kept;
    let stopped = false;
    const stop = dispatcher.stop().then(() => {
      stopped = true;
    });
    await setImmediate();
    expect(stopped).toBe(false);
    gate.keep();
    await Promise.all([run, stop]);
    const states = await Promise.all(ids.map(stateOf));
    expect(states.toSorted()).toEqual(['planned', 'planned', 'sent']);
    await dispatcher.run(monday + hour);
    expect(room.chat.messages).toHaveLength(1);
  });

  test('cancels the nap, so that nothing wakes afterwards', async () => {
    await planFor(room, 'c1');
    room.chat.weather.set('c1', [down]);
    const naps = new Set<symbol>();
    const sleep = () => {
      const nap = Symbol('nap');
      naps.add(nap);
      return () => void naps.delete(nap);
    };
    const dispatcher = room.dispatcher({ sleep });
    await dispatcher.run(monday);
    expect(naps.size).toBe(1);
    await dispatcher.stop();
    expect(naps.size).toBe(0);
  });
});
