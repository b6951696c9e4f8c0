import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { at, hour, minute } from './delivery/room.ts';
import { night, openStoryRoom, type StoryRoom, ten } from './story-room.ts';

let room: StoryRoom;
beforeEach(() => {
  room = openStoryRoom();
});
afterEach(() => room.close());
const direct: StoryRoom['direct'] = (wish) => room.direct(wish);
const bring: StoryRoom['bring'] = (...story) => room.bring(...story);
const tick: StoryRoom['tick'] = (now) => room.tick(now);

describe('breaking news', () => {
  const breaking = { urgency: 2, inQuietHours: false } as const;

  test('comes at once to a channel with digests, and not again in its digest', async () => {
    await room.subscribe({ schedule: '0 12 * * *', createdAt: ten - 48 * hour, breaking });
    await bring('usual', ten);
    await bring('flash', ten, { urgency: 1 });
    await bring('third', ten, { urgency: 3 });
    expect(await tick(ten)).toEqual(['flash']);
    expect(
      (await room.ledger.deliveriesOf((await room.subscriptions.all())[0]?.id ?? '', 1))[0],
    ).toMatchObject({
      priority: 1,
    });
    expect((await tick(ten + 2 * hour))[0]?.split(' ').sort()).toEqual(['third', 'usual']);
  });

  test.each(['digest', 'direct'] as const)(
    'is posted by urgency within a round, and as it came in where that is the same (%s)',
    async (mode) => {
      await room.subscribe({ mode, schedule: '0 18 * * *', createdAt: ten - 48 * hour, breaking });
      await bring('second', ten - 3 * minute, { urgency: 2 });
      await bring('third', ten - 2 * minute, { urgency: 2 });
      await bring('first', ten - minute, { urgency: 1 });
      expect(await tick(ten)).toEqual(['first', 'second', 'third']);
    },
  );

  test('is what became urgent by a later version too', async () => {
    await room.subscribe({ schedule: '0 18 * * *', createdAt: ten - 48 * hour, breaking });
    const story = await bring('grows', ten - 5 * hour, { urgency: 4 });
    expect(await tick(ten - 5 * hour)).toEqual([]);
    await room.archive.file({ ...story, urgency: 1, capturedAt: ten }, 'changed', ten);
    expect(await tick(ten)).toEqual(['grows']);
    expect(await tick(ten + 8 * hour)).toEqual([]);
  });

  test('passes quiet hours only where that was room.asked, and comes at their end elsewhere', async () => {
    const made = { schedule: '0 12 * * *', createdAt: ten - 48 * hour, quiet: night };
    await room.subscribe({ ...made, breaking });
    await room.subscribe({ ...made, channelId: 'c2', breaking: { ...breaking, inQuietHours: true } });
    const midnight = at('2027-01-05T00:00Z');
    await bring('flash', midnight, { urgency: 2 });
    await tick(midnight);
    expect(room.chat.messages.map(({ channelId }) => channelId)).toEqual(['c2']);
    expect(await tick(at('2027-01-05T07:00Z'))).toEqual(['flash']);
    expect(room.chat.messages.map(({ channelId }) => channelId)).toEqual(['c2', 'c1']);
  });

  test('of an outage is left to the digest', async () => {
    await room.subscribe({ schedule: '0 18 * * *', createdAt: ten - 48 * hour, breaking });
    await bring('flash', ten, { urgency: 1 });
    expect(await tick(ten + 3 * hour)).toEqual([]);
    expect(await tick(ten + 8 * hour)).toEqual(['flash']);
  });

  test('overtakes the other stories of a direct channel', async () => {
    await direct({ breaking });
    await bring('a', ten - 2 * minute);
    await bring('flash', ten - minute, { urgency: 2 });
    expect(await tick(ten)).toEqual(['flash', 'a']);
  });
});

describe('a role', () => {
  test('is mentioned by the post and by no edit of it, and nobody else is', async () => {
    await direct({ roleId: '77' });
    const story = await bring('a', ten, { headline: '@everyone, kijk' });
    await tick(ten);
    const [message] = room.chat.messages;
    expect(message?.body).toMatchObject({
      content: '<@&77>',
      allowed_mentions: { parse: [], roles: ['77'] },
    });
    await room.archive.file(
      { ...story, paragraphs: ['Heel anders, zegt de burgemeester nu.'], signal: 'correction' },
      'changed',
      ten,
    );
    await tick(ten + minute);
    expect(message?.body).toMatchObject({ content: '<@&77>' });
    expect(message?.body.allowed_mentions).toEqual({ parse: [] });
    expect(JSON.stringify(message?.body)).toContain('Gecorrigeerd');
  });

  test('stands below the head of a digest', async () => {
    await room.subscribe({ schedule: '0 10 * * *', createdAt: ten - 48 * hour, roleId: '77' });
    await bring('a', ten - minute);
    await tick(ten);
    expect(room.chat.messages[0]?.body.content).toMatch(/^## .+\n-# .+\n<@&77>$/);
  });
});

describe('a subscription that does not run', () => {
  test('gets nothing, and after a pause nothing of that time', async () => {
    const { id } = await direct();
    const digests = await room.subscribe({
      channelId: 'c2',
      schedule: '0 * * * *',
      createdAt: ten - 48 * hour,
    });
    await bring('before', ten - 2 * minute);
    await tick(ten);
    for (const one of [id, digests.id]) await room.subscriptions.change(one, { pausedAt: ten });
    await bring('meanwhile', ten + minute);
    expect(await tick(ten + hour)).toEqual([]);
    const resumed = ten + 90 * minute;
    for (const one of [id, digests.id]) {
      await room.ledger.skipTo(one, resumed, resumed);
      await room.subscriptions.change(one, { pausedAt: null });
    }
    expect(await tick(resumed)).toEqual([]);
    await bring('after', resumed + minute);
    expect(await tick(resumed + minute)).toEqual(['after']);
    expect(await tick(ten + 2 * hour)).toEqual(['after']);
  });

  test('catches up after a halt with one digest', async () => {
    const { id } = await direct();
    const digests = await room.subscribe({
      channelId: 'c2',
      schedule: '0 * * * *',
      createdAt: ten - 48 * hour,
    });
    await tick(ten);
    const halt = { code: 'missing-access', since: ten, toldAt: null, refusals: 0, retryAt: null };
    for (const one of [id, digests.id]) await room.subscriptions.change(one, { halt });
    for (const name of ['a', 'b', 'c']) await bring(name, ten + hour);
    expect(await tick(ten + 3 * hour)).toEqual([]);
    for (const one of [id, digests.id]) await room.subscriptions.change(one, { halt: null });
    const posts = await tick(ten + 5 * hour + 30 * minute);
    expect(posts.map((post) => post.split(' ').sort().join(' '))).toEqual(['a b c', 'a b c']);
  });
});
