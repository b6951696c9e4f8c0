import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SendProblem } from '../../src/delivery/chat-gateway.ts';
import { nonceHoldsMs } from '../../src/delivery/retry.ts';
import { answerLost, at, badBody, down, forbidden, hour, minute, openRoom, type TestRoom } from './room.ts';

const monday = at('2027-01-04T08:00Z');
let room: TestRoom;
beforeEach(() => {
  room = openRoom();
});
afterEach(() => room.close());

/** One subscription a channel, each with a story of its own, planned for Monday. */
async function planFor(...channels: string[]): Promise<string[]> {
  room.compose = async ({ subscription, marker, edition, hadBefore }) => {
    const story = `${subscription.channelId}@${edition.slot}`;
    if ((await hadBefore([story])).has(story)) return null;
    return { post: { body: { content: story, marker } }, storyIds: [story] };
  };
  for (const channelId of channels) await room.subscribe({ channelId, createdAt: 0 });
  await room.planner.plan(monday);
  return (await room.ledger.due(monday, 1_000, [])).map((delivery) => delivery.id);
}

/** A further subscription of a channel, planned at its first slot. */
async function planNext(channelId: string, schedule: string, slot: number): Promise<void> {
  await room.subscribe({ channelId, schedule, createdAt: slot - hour });
  await room.planner.plan(slot);
}

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
    const [id] = await planFor('c1', 'c2');
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
    const [id] = await planFor('c1');
    const seen: unknown[] = [];
    room.chat.gate = async () => void seen.push(await stateOf(id));
    await room.dispatcher().run(monday);
    expect(seen).toEqual(['sending']);
  });

  test('has at most the given number of calls in flight, and at most one a channel', async () => {
    const channels = Array.from({ length: 40 }, (_, i) => `c${i}`);
    await planFor(...channels);
    await planNext('c0', '0 9 * * *', monday + hour);
    const inChannel = new Map<string, number>();
    room.chat.gate = async (channelId) => {
      inChannel.set(channelId, (inChannel.get(channelId) ?? 0) + 1);
      expect(inChannel.get(channelId)).toBe(1);
      await setImmediate();
      inChannel.set(channelId, 0);
    };
    await room.dispatcher({ concurrency: 7 }).run(monday + hour);
    expect(room.chat.mostInFlight).toBe(7);
    expect(room.chat.messages).toHaveLength(41);
  });

  test('keeps the order of a channel, also when the first has to wait', async () => {
    await planFor('c1');
    await planNext('c1', '0 9 * * *', monday + hour);
    await planNext('c1', '0 10 * * *', monday + 2 * hour);
    room.chat.weather.set('c1', ['lost', down]);
    const dispatcher = room.dispatcher();
    for (let i = 0; i < 60; i++) await dispatcher.run(monday + 2 * hour + i * 1_000);
    const slots = room.chat.textsOf('c1').map((text) => Number(String(text).split('@')[1]));
    expect(slots).toEqual([monday, monday + hour, monday + 2 * hour]);
  });

  test('does not let a slow channel hold up the others, nor what is planned meanwhile', async () => {
    await planFor('slow', 'c1');
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

describe('a delivery that is planned in the very moment in which the dispatcher falls asleep', () => {
  test('is sent by the run that asks for it', async () => {
    await planFor('c1');
    const { ledger } = room;
    const later: Promise<void>[] = [];
    const dispatcher = room.dispatcher({
      ledger: {
        ...ledger,
        async nextTryAt() {
          const next = await ledger.nextTryAt();
          if (later.length === 0) {
            await planNext('c2', '0 8 * * *', monday);
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

describe('what goes wrong', () => {
  test('for a while is tried again when its time has come, and not before', async () => {
    const [id] = await planFor('c1');
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
    const [id] = await planFor('c1');
    room.chat.weather.set('c1', [{ ...down, retryAfterMs: 200 }]);
    const naps: { ms: number; wake: () => void }[] = [];
    const dispatcher = room.dispatcher({
      random: () => 0,
      sleep: (ms, wake) => {
        naps.push({ ms, wake });
        return () => {};
      },
    });
    await dispatcher.run(monday);
    expect(naps).toHaveLength(1);
    expect(naps[0]?.ms).toBeGreaterThan(100);
    expect(naps[0]?.ms).toBeLessThanOrEqual(200);
    await dispatcher.run(monday + 200);
    expect(await stateOf(id)).toBe('sent');
    // Nothing is left to wake for.
    expect(naps).toHaveLength(1);
  });

  test('for good fails once, is told in words, and the next edition has the stories', async () => {
    const [id] = await planFor('c1');
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
    await planFor('c1');
    room.chat.weather.set('c1', [badBody]);
    await room.dispatcher().run(monday);
    expect(room.problems[0]?.message).toContain('Its stories are not sent again; they stay in the archive.');
    expect(await room.ledger.hadBefore('c1', [`c1@${monday}`], [])).toEqual(new Set([`c1@${monday}`]));
  });

  test('in one channel leaves the others alone', async () => {
    await planFor('c1', 'c2', 'c3');
    room.chat.weather.set('c1', [forbidden]);
    room.chat.weather.set('c2', [down]);
    await room.dispatcher().run(monday);
    expect(room.chat.messages.map((one) => one.channelId)).toEqual(['c3']);
  });

  test('inside the gateway is taken for a call that may have arrived', async () => {
    const [id] = await planFor('c1');
    room.chat.gate = () => Promise.reject(new Error('A mistake of ours'));
    await room.dispatcher().run(monday);
    expect(await room.ledger.delivery(id ?? '')).toMatchObject({
      state: 'sending',
      problem: { code: 'gateway-broke', message: 'A mistake of ours' },
    });
  });

  test('with the ledger is an error of the run, and the delivery is settled by a later one', async () => {
    const [id] = await planFor('c1');
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
    await dispatcher.run(monday + minute + 1);
    expect(await stateOf(id)).toBe('sent');
    expect(room.chat.messages).toHaveLength(1);
  });
});

describe('a message whose answer was lost', () => {
  test('is sent again with the same nonce, and is there once', async () => {
    const [id] = await planFor('c1');
    room.chat.weather.set('c1', ['lost', 'lost']);
    const dispatcher = room.dispatcher();
    for (const ms of [0, 2_000, 10_000]) await dispatcher.run(monday + ms);
    expect(room.chat.calls).toEqual(['send c1', 'send c1', 'send c1']);
    expect(room.chat.messages).toHaveLength(1);
    expect(await room.ledger.delivery(id ?? '')).toMatchObject({ state: 'sent', messageId: 'm1' });
  });

  test('is looked up once the nonce no longer holds', async () => {
    const [id] = await planFor('c1');
    room.chat.weather.set('c1', ['lost']);
    const dispatcher = room.dispatcher();
    await dispatcher.run(monday);
    room.chat.nonces.clear();
    await dispatcher.run(monday + nonceHoldsMs + 1);
    expect(room.chat.calls).toEqual(['send c1', 'findSent c1']);
    expect(await room.ledger.delivery(id ?? '')).toMatchObject({ state: 'sent', messageId: 'm1' });
  });

  test('is looked up, not taken for absent, when a repeated call is refused', async () => {
    const [id] = await planFor('c1');
    room.chat.weather.set('c1', ['lost', forbidden]);
    const dispatcher = room.dispatcher();
    await dispatcher.run(monday);
    await dispatcher.run(monday + 2_000);
    expect(room.chat.calls).toEqual(['send c1', 'send c1', 'findSent c1']);
    expect(await room.ledger.delivery(id ?? '')).toMatchObject({ state: 'sent', messageId: 'm1' });
    expect(room.problems).toEqual([]);
  });

  test('that never arrived is sent once it is certainly absent', async () => {
    await planFor('c1');
    room.chat.weather.set('c1', [answerLost]);
    const dispatcher = room.dispatcher();
    await dispatcher.run(monday);
    await dispatcher.run(monday + nonceHoldsMs + 1);
    expect(room.chat.calls).toEqual(['send c1', 'findSent c1', 'send c1']);
    expect(room.chat.messages).toHaveLength(1);
  });

  test('is never sent again while nobody can look', async () => {
    const [id] = await planFor('c1');
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

describe('stopping', () => {
  test('waits for what is in flight and takes up nothing more', async () => {
    const ids = await planFor('c1', 'c2', 'c3');
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
    await planFor('c1');
    room.chat.weather.set('c1', [down]);
    const cancelled: number[] = [];
    const dispatcher = room.dispatcher({ sleep: (ms) => () => void cancelled.push(ms) });
    await dispatcher.run(monday);
    expect(cancelled).toEqual([]);
    await dispatcher.stop();
    expect(cancelled).toHaveLength(1);
  });
});
