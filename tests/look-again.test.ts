import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { shareId } from '../src/delivery/delivery.ts';
import { createLook } from '../src/delivery/look-again.ts';
import { createSubscriptionCare } from '../src/delivery/subscription-care.ts';
import { answerLost, at, day, down, hour, minute } from './delivery/room.ts';
import { madeStory, night, openStoryRoom, type StoryRoom, ten } from './story-room.ts';

let room: StoryRoom;
beforeEach(() => {
  room = openStoryRoom();
});
afterEach(() => room.close());
const direct: StoryRoom['direct'] = (wish) => room.direct(wish);
const bring: StoryRoom['bring'] = (...story) => room.bring(...story);
const tick: StoryRoom['tick'] = (now) => room.tick(now);
const meet = (...weather: Parameters<typeof room.chat.weather.set>[1]) =>
  room.chat.weather.set('c1', weather);
const care = () => createSubscriptionCare(room.subscriptions, room.ledger);
/** A digest at ten and at noon. */
const digest = (wish: Parameters<StoryRoom['subscribe']>[0] = {}) =>
  room.subscribe({ schedule: '0 10,12 * * *', createdAt: ten - 10 * day, ...wish });
const limited = { ...down, code: 'rate-limited', retryAfterMs: 40 * minute };
/** What each tick posts until then, one a minute. */
async function ticks(from: number, to: number): Promise<string[][]> {
  const posts: string[][] = [];
  for (let now = from; now <= to; now += minute) posts.push(await tick(now));
  return posts.filter((one) => one.length > 0);
}

describe('a digest that waits', () => {
  test.each([
    ['was paused', (id: string) => care().pause(id, ten + minute)],
    ['was ended', (id: string) => room.subscriptions.remove(id)],
    ['follows something else', (id: string) => care().change(id, { topic: 'olifant' }, ten + minute)],
    ['is paused by what nobody saw', (id: string) => room.subscriptions.change(id, { pausedAt: ten })],
    [
      'was paused and goes on',
      async (id: string) => {
        await care().pause(id, ten + minute);
        await care().resume(id, ten + 2 * minute);
      },
    ],
  ])('is not posted when its subscription %s, whether its call may have arrived or not', async (_, end) => {
    for (const weather of [down, { ...answerLost, code: 'odd' }]) {
      const { id, channelId } = await digest({ channelId: weather.code });
      await bring(`a${weather.code}`, ten - minute);
      room.chat.weather.set(channelId, [weather, weather]);
      await tick(ten);
      await end(id);
      await ticks(ten + minute, ten + 20 * minute);
      expect(room.chat.textsOf(channelId)).toEqual([]);
      expect((await room.ledger.deliveriesOf(id, 5)).map(({ state }) => state)).not.toContain('sending');
      await room.subscriptions.remove(id);
    }
  });

  test('is posted where its subscription moved to, and not where it was', async () => {
    const { id } = await digest();
    await bring('a', ten - minute);
    meet(answerLost);
    await tick(ten);
    await care().change(id, { channelId: 'c2' }, ten + minute);
    await ticks(ten + minute, ten + 2 * hour);
    expect([room.chat.textsOf('c1').length, room.chat.textsOf('c2').length]).toEqual([0, 1]);
  });

  test('comes story by story when its subscription wants that by then', async () => {
    const { id } = await digest();
    for (const [i, name] of ['a', 'b'].entries()) await bring(name, ten - (3 - i) * minute);
    meet(answerLost);
    await tick(ten);
    await care().change(id, { mode: 'direct' }, ten + minute);
    expect(await ticks(ten + minute, ten + 10 * minute)).toEqual([['a', 'b']]);
  });

  test('that is in the channel after all is found there, once', async () => {
    const { id } = await digest();
    await bring('a', ten - minute);
    meet('lost');
    await tick(ten);
    await care().pause(id, ten + minute);
    // The test's chat knows a message by what its menu carries, as Discord's own would be.
    room.chat.findSent = async () => ({ ok: true, messageId: 'm1' });
    await ticks(ten + minute, ten + 10 * minute);
    expect(room.chat.messages).toHaveLength(1);
    expect((await room.ledger.deliveriesOf(id, 1))[0]).toMatchObject({ state: 'sent', messageId: 'm1' });
  });

  test('is posted in the voice that its subscription has by then', async () => {
    const { id } = await digest({ roleId: '77', language: 'nl' });
    await bring('a', ten - minute);
    meet(down);
    await tick(ten);
    await care().change(id, { roleId: null, language: 'en' }, ten);
    await tick(ten + minute);
    const [message] = room.chat.messages;
    expect(JSON.stringify(message?.body)).not.toContain('<@&77>');
    expect((await room.ledger.due(ten + minute, 5, [])).length).toBe(0);
  });

  test.each([
    ['was not made', down],
    ['may have been made', answerLost],
  ])('tells what the agency says by then, when its first call %s', async (_, weather) => {
    await digest();
    const [kept, killed] = [madeStory('kept', ten - minute), madeStory('killed', ten - 2 * minute)];
    for (const story of [kept, killed]) await room.archive.file(story, 'new', ten - minute);
    meet(weather);
    await tick(ten);
    const taken = { ...killed, status: 'killed' as const, version: 2, capturedAt: ten + 10_000 };
    await room.archive.file(taken, 'killed', ten + 10_000);
    const posts = await ticks(ten + minute, ten + 10 * minute);
    expect(posts).toEqual([['kept']]);
    expect(room.chat.calls.filter((call) => call.startsWith('edit'))).toEqual([]);
  });
});

describe('in quiet hours', () => {
  const evening = at('2027-01-04T21:45Z');
  const seven = at('2027-01-05T07:00Z');

  test('a digest that could not go before comes at their end', async () => {
    await digest({ schedule: '45 21 * * *', quiet: night });
    await bring('a', evening - minute);
    meet(limited);
    await tick(evening);
    expect(await ticks(evening + minute, seven - minute)).toEqual([]);
    expect(await tick(seven)).toEqual(['a']);
    expect(await ticks(seven + minute, seven + hour)).toEqual([]);
  });

  test('a digest whose call may have arrived is looked for, and comes at their end when it did not', async () => {
    await digest({ schedule: '59 21 * * *', quiet: night });
    await bring('a', evening);
    meet(answerLost);
    await tick(evening + 14 * minute);
    await ticks(evening + 15 * minute, evening + hour);
    expect(room.chat.messages).toEqual([]);
    expect(await tick(seven)).toEqual(['a']);
  });

  test('a digest that is late by a start in the night comes at their end', async () => {
    await digest({ schedule: '45 21 * * *', quiet: night });
    await bring('a', evening - minute);
    expect(await tick(evening + hour)).toEqual([]);
    expect(await tick(seven)).toEqual(['a']);
  });

  test('what waits when they are set waits for their end, before others of the channel', async () => {
    const { id } = await digest({ schedule: '30 9 * * *' });
    await bring('a', ten - hour);
    meet(down);
    await tick(ten - 30 * minute);
    await care().change(id, { quiet: { from: '09:00', to: '12:00' } }, ten - 30 * minute);
    await ticks(ten - 29 * minute, ten + 2 * hour - minute);
    expect(room.chat.messages).toEqual([]);
    expect(await tick(ten + 2 * hour)).toEqual(['a']);
  });

  test('single stories that could not go before come together at their end', async () => {
    await direct({ quiet: night });
    await tick(evening);
    for (const name of ['a', 'b', 'c']) await bring(name, evening + minute);
    meet(limited);
    await tick(evening + minute);
    expect(await ticks(evening + 2 * minute, seven - minute)).toEqual([]);
    expect((await tick(seven)).map((post) => post.split(' ').sort())).toEqual([['a', 'b', 'c']]);
  });

  test.each([true, false])('breaking news that was held up goes when it may pass them: %s', async (may) => {
    await digest({ schedule: '0 12 * * *', quiet: night, breaking: { urgency: 2, inQuietHours: may } });
    await tick(evening);
    await bring('flash', evening + 5 * minute, { urgency: 1 });
    meet({ ...down, retryAfterMs: 15 * minute });
    await tick(evening + 5 * minute);
    expect(await ticks(evening + 6 * minute, seven - minute)).toEqual(may ? [['flash']] : []);
    // By then it is news of the evening before.
    expect(await tick(seven)).toEqual([]);
    expect(await tick(seven + 5 * hour)).toEqual(may ? [] : ['flash']);
  });
});

describe('after Discord was away', () => {
  const back = ten + 6 * hour;
  const names = [...'abcdefghijkl'];

  test('stories of more than an hour ago come in one digest, those of the last hour by themselves', async () => {
    await direct();
    await tick(ten);
    meet(...Array.from({ length: 400 }, () => down));
    for (const [i, name] of names.entries()) {
      await bring(name, ten + (i + 1) * 20 * minute);
      await tick(ten + (i + 1) * 20 * minute);
    }
    await bring('now', back - 10 * minute);
    await tick(back - 10 * minute);
    expect(room.chat.messages).toEqual([]);
    room.chat.weather.clear();
    const posts = (await ticks(back, back + 3 * hour)).flat();
    expect(posts.map((post) => post.split(' ').length).sort((a, b) => a - b)).toEqual([1, names.length]);
    expect(posts).toContain('now');
  });

  test('breaking news that is wanted at once no more is in the next digest', async () => {
    const { id } = await digest({ breaking: { urgency: 2, inQuietHours: false } });
    await tick(ten);
    await bring('a', ten + minute, { urgency: 1 });
    meet(down);
    await tick(ten + minute);
    await care().change(id, { breaking: null }, ten + minute);
    expect(await ticks(ten + 2 * minute, ten + hour)).toEqual([]);
    expect(await tick(ten + 2 * hour)).toEqual(['a']);
  });

  test('breaking news of more than an hour ago is in the next digest', async () => {
    await digest({ schedule: '0 20 * * *', breaking: { urgency: 2, inQuietHours: false } });
    await tick(ten);
    await bring('old', ten + minute, { urgency: 1 });
    meet(...Array.from({ length: 400 }, () => answerLost));
    await ticks(ten + minute, ten + 90 * minute);
    await bring('new', ten + 91 * minute, { urgency: 1 });
    room.chat.weather.clear();
    expect(await ticks(ten + 91 * minute, ten + 2 * hour)).toEqual([['new']]);
    expect(await tick(ten + 10 * hour)).toEqual(['old']);
  });

  test('a story whose call turns out not to have arrived when the digest is out comes by itself', async () => {
    await direct({ breaking: { urgency: 1, inQuietHours: false } });
    await tick(ten);
    await bring('a', ten + minute);
    meet(answerLost);
    await tick(ten + minute);
    // Nobody can look for it for three hours; what is urgent goes meanwhile, with what came late.
    room.chat.lookUp = { ...down, retryAfterMs: 30 * minute };
    await tick(ten + 4 * minute);
    await bring('late', ten + 5 * minute, { urgency: 1, capturedAt: ten + 5 * minute });
    meet(...Array.from({ length: 60 }, () => ({ ...down, retryAfterMs: 5 * minute })));
    await ticks(ten + 5 * minute, ten + 80 * minute);
    room.chat.weather.clear();
    const first = await ticks(ten + 81 * minute, ten + 2 * hour);
    expect(first.flat()).toContain('late');
    room.chat.lookUp = 'fine';
    expect(await ticks(ten + 2 * hour, ten + 3 * hour)).toEqual([['a']]);
  });

  test('what is older than a week is told no more', async () => {
    await direct({ briefs: 20 });
    await tick(ten);
    await bring('old', ten + hour);
    await bring('fresh', ten + 8 * day);
    room.start();
    expect(await ticks(ten + 10 * day, ten + 10 * day + 3 * hour)).toEqual([['fresh']]);
  });
});

describe('a copy that somebody shared', () => {
  const look = () =>
    createLook({ subscriptions: room.subscriptions, ledger: room.ledger, revise: (recipe) => recipe });
  const copy = async () => {
    const plan = { id: shareId('1'), channelId: 'c1', place: 'channel', parentId: null } as const;
    await room.ledger.planShare({ ...plan, storyIds: ['a'], recipe: { kind: 'share' } }, ten);
    const planned = await room.ledger.delivery(plan.id);
    if (planned?.state !== 'planned') throw new Error('it was not planned');
    return planned;
  };

  test('goes though no subscription wants it, and not when it has waited for more than a quarter of an hour', async () => {
    const delivery = await copy();
    expect(await look()(delivery, ten + 15 * minute)).toEqual({ to: 'go', recipe: null });
    expect(await look()(delivery, ten + 15 * minute + 1)).toEqual({ to: 'withdraw' });
  });
});
