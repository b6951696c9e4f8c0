import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { answerLost, day, down, hour, minute } from './delivery/room.ts';
import { openStoryRoom, type StoryRoom, ten } from './story-room.ts';

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
/** What each tick posts until then, one a minute. */
async function ticks(from: number, to: number): Promise<string[][]> {
  const posts: string[][] = [];
  for (let now = from; now <= to; now += minute) posts.push(await tick(now));
  return posts.filter((one) => one.length > 0);
}

describe('an outage of hours that began within a call', () => {
  const hourly = () => room.subscribe({ schedule: '0 * * * *', createdAt: ten - 10 * day });
  /** Six hours in which neither a call nor a look has an answer, with a story before each hour; what is posted in the two after. */
  async function outage(first: typeof answerLost | 'lost', begun = ten - minute): Promise<string[][]> {
    await bring('a0', begun);
    meet(first, ...Array.from({ length: 60 }, () => answerLost));
    room.chat.lookUp = down;
    for (let now = ten; now < ten + 6 * hour; now += minute) {
      if (now % hour === hour / 2) await bring(`a${(now - ten + hour / 2) / hour}`, now);
      expect(await tick(now)).toEqual(first === 'lost' && now === ten ? ['a0'] : []);
    }
    room.chat.weather.clear();
    room.chat.lookUp = 'fine';
    room.chat.nonces.clear();
    return ticks(ten + 6 * hour, ten + 8 * hour);
  }

  test('ends in one digest of all that it held up', async () => {
    await hourly();
    const [digest, ...others] = (await outage(answerLost)).flat();
    expect(digest?.split(' ').toSorted()).toEqual(['a0', 'a1', 'a2', 'a3', 'a4', 'a5', 'a6']);
    expect(others).toEqual([]);
  });

  test('ends in one digest of what is old, beside what is fresh, where each story comes by itself', async () => {
    await direct({ briefs: 20 });
    const [first, second, ...others] = (await outage(answerLost, ten - 2 * hour)).flat();
    expect(first).toBe('a6');
    expect(second?.split(' ').toSorted()).toEqual(['a0', 'a1', 'a2', 'a3', 'a4', 'a5']);
    expect(others).toEqual([]);
  });

  test('repeats nothing of a digest that is in the channel after all', async () => {
    await hourly();
    room.chat.findSent = async () =>
      room.chat.lookUp === 'fine' ? { ok: true, messageId: 'm1' } : { ok: false, problem: down };
    const posts = await outage('lost');
    expect(posts.flat().join(' ').split(' ').toSorted()).toEqual(['a1', 'a2', 'a3', 'a4', 'a5', 'a6']);
  });

  test('leaves a digest to come by itself when there was no news since', async () => {
    await hourly();
    await bring('a0', ten - minute);
    meet(...Array.from({ length: 9 }, () => answerLost));
    room.chat.lookUp = down;
    for (let now = ten; now < ten + 3 * hour; now += minute) await tick(now);
    room.chat.lookUp = 'fine';
    expect(await ticks(ten + 3 * hour, ten + 5 * hour)).toEqual([['a0']]);
  });
});
