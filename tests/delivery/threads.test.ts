import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Place } from '../../src/delivery/chat-gateway.ts';
import type { SandboxThread } from '../../src/sandbox/places.ts';
import { openPlaces, type PlacesBench } from './places-bench.ts';
import { day, hour, minute } from './room.ts';

const posting = 'POST /channels/{channel_id}/messages';

let bench: PlacesBench;
let thread: SandboxThread;
let place: Place;
beforeEach(async () => {
  bench = await openPlaces();
  const news = bench.sandbox.channel('nieuws');
  thread = await bench.hears('THREAD_CREATE', () => news.startThread('Hoogwater'));
  place = { kind: 'thread', channelId: thread.id, parentId: news.id };
});
afterEach(() => bench.stop());

const texts = () => thread.messages.map(({ content }) => content);
const stateOf = async (id: string) => (await bench.ledger.delivery(id))?.state;

describe('a post in a thread', () => {
  test('stands in the thread, once, and is found there when its answer is lost', async () => {
    bench.sandbox.drop(posting, { when: 'after' });
    const id = await bench.plan(place, ['s1']);
    await bench.run();
    await bench.run(10 * minute);
    expect(texts()).toEqual(['s1']);
    expect(await stateOf(id)).toBe('sent');
    expect(bench.asked(posting)).toHaveLength(1);
    expect(bench.sandbox.unknownRequests).toEqual([]);
  });

  test('opens an archived one, and is found in one that the bot was never told of', async () => {
    thread.archive();
    bench.sandbox.drop(posting, { when: 'after' });
    const id = await bench.plan(place, ['s1']);
    await bench.run();
    expect(thread.archived).toBe(false);
    thread.archive();
    await bench.signInAgain();
    await bench.run(10 * minute);
    expect(await stateOf(id)).toBe('sent');
    expect(texts()).toEqual(['s1']);
    expect(thread.archived).toBe(true);
  });

  test.each([
    ['locked', () => thread.lock(), 'thread-locked', 'locked'],
    [
      'locked and archived',
      () => {
        thread.lock();
        thread.archive();
      },
      'thread-locked',
      'locked',
    ],
    ['deleted', () => thread.delete(), 'unknown-channel', 'no longer there'],
  ])('in one that is %s fails in words, and frees its stories', async (_, change, code, words) => {
    change();
    const id = await bench.plan(place, ['s1']);
    await bench.run();
    expect(await bench.ledger.delivery(id)).toMatchObject({ state: 'failed', problem: { code } });
    expect(bench.problems).toMatchObject([
      { code: `delivery-${code}`, message: expect.stringContaining(words) },
    ]);
    expect(await bench.ledger.hadBefore(thread.id, ['s1'], [])).toEqual(new Set());
  });

  test('takes Send Messages in Threads, and not Send Messages', async () => {
    const news = bench.sandbox.channel('nieuws');
    await bench.hears('CHANNEL_UPDATE', () => news.deny('bot', 'SendMessages'));
    await bench.plan(place, ['s1']);
    await bench.run();
    expect(texts()).toEqual(['s1']);
    await bench.hears('CHANNEL_UPDATE', () => news.deny('bot', 'SendMessagesInThreads'));
    await bench.plan(place, ['s2']);
    await bench.run();
    expect(bench.problems).toMatchObject([{ code: 'delivery-missing-permissions' }]);
  });
});

describe('what changes of a post in a thread', () => {
  beforeEach(async () => {
    await bench.plan(place, ['s1', 's2']);
    await bench.plan(place, ['s3'], { kind: 'deleting' });
    await bench.run();
  });

  test('is changed and deleted, in an archived one too, weeks later', async () => {
    thread.archive();
    bench.wire.change('s1', 'killed');
    bench.wire.change('s3', 'killed');
    await bench.run(60 * day);
    expect(texts()).toEqual(['~s1~ s2']);
    await bench.run(hour);
    expect(bench.problems).toEqual([]);
  });

  test('is deleted where the thread is locked and it must not stand; a correction waits, in words', async () => {
    thread.lock();
    bench.wire.change('s2', 'corrected');
    await bench.run(minute);
    expect(texts()).toEqual(['s1 s2', 's3']);
    expect(bench.problems).toMatchObject([{ code: 'amendment-thread-locked' }]);
    bench.wire.change('s1', 'killed');
    await bench.run(minute);
    expect(texts()).toEqual(['s3']);
  });

  test('in one that is locked and archived is tried each hour, and done when it is unlocked', async () => {
    thread.lock();
    thread.archive();
    bench.wire.change('s1', 'killed');
    await bench.run(minute);
    await bench.run(minute);
    expect(texts()).toEqual(['s1 s2', 's3']);
    thread.unlock();
    await bench.run(hour);
    expect(texts()).toEqual(['s3']);
  });
});
