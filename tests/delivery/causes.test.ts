import { beforeEach, describe, expect, test } from 'vitest';
import type { SendProblem } from '../../src/delivery/chat-gateway.ts';
import { layCauses } from './cause-desk.ts';
import { day, forbidden, hour, minute } from './room.ts';

const refused: SendProblem = { ...forbidden, status: 403 };
const unauthorised: SendProblem = { ...forbidden, code: 'unauthorised', status: 401, retryable: true };
const limited = (limit: SendProblem['limit'], status?: number): SendProblem => ({
  code: 'rate-limited',
  message: 'Wait.',
  retryable: true,
  retryAfterMs: 1_000,
  ...(limit === undefined ? {} : { limit }),
  ...(status === undefined ? {} : { status }),
  uncertain: false,
});

let { book, problems, start } = layCauses();
beforeEach(() => {
  ({ book, problems, start } = layCauses());
});

const begin = Date.UTC(2027, 0, 4, 7);
const where = { server: 'server 1', channelId: 'c1' };
const elsewhere = { server: 'server 1', channelId: 'c2' };

/** Calls as often as it may, each second, for `ms`, and always meets `end`; gives the moments of the calls. */
async function callAsOftenAsAllowed(end: SendProblem, ms: number, from = begin): Promise<number[]> {
  let causes = start();
  const calls: number[] = [];
  for (let now = from; now < from + ms; now += 1_000) {
    // A restart each three hours: what is on record is known again, and no more.
    if ((now - from) % (3 * hour) === 0 && end.status !== 401) {
      causes = start();
      await causes.recall();
    }
    if (causes.restOfAll(now) !== null || causes.restOf(where, now) !== null) continue;
    calls.push(now);
    await causes.note(where, end, now, now);
  }
  return calls;
}

describe('a cause that does not pass', () => {
  test.each([
    ['a server that refuses everything', refused],
    ['a channel that is limited whatever it is asked', limited('channel', 429)],
    ['a limit over everything', limited('global', 429)],
    ['a token that is refused', unauthorised],
  ])('draws ten answers at most in any day: %s', async (_, end) => {
    const calls = await callAsOftenAsAllowed(end, 3 * day);
    expect(calls.length).toBeGreaterThan(3);
    for (const call of calls) {
      expect(calls.filter((one) => one >= call && one < call + day).length).toBeLessThanOrEqual(10);
    }
    // It is still tried: what has passed is noticed within half a day.
    expect(begin + 3 * day - (calls.at(-1) ?? 0)).toBeLessThan(12 * hour + minute);
    expect(problems).toHaveLength(1);
  });
});

describe('a limit of a channel', () => {
  test('rests that channel and no other of its server', async () => {
    const causes = start();
    for (let i = 0; i < 7; i++) await causes.note(where, limited('channel', 429), begin, begin + i);
    expect(causes.restOf(where, begin + minute)).toBe(begin + 6 + 10 * minute);
    expect(causes.restOf(elsewhere, begin + minute)).toBeNull();
    expect(causes.restOfAll(begin + minute)).toBeNull();
  });

  test('is forgotten with the first call that goes well, on record too', async () => {
    const causes = start();
    for (let i = 0; i < 4; i++) await causes.note(where, limited('channel', 429), begin, begin + i);
    await causes.note(elsewhere, 'fine', begin + 10, begin + 11);
    expect([...book.keys()]).toEqual(['limit c1']);
    await causes.note(where, 'fine', begin + 10, begin + 11);
    expect(book.size).toBe(0);
    for (let i = 20; i < 24; i++) await causes.note(where, limited('channel', 429), begin, begin + i);
    expect(causes.restOf(where, begin + 30)).toBeNull();
  });

  test.each([
    ['that all bots share', limited('shared', 429)],
    ['that was kept to before Discord said so', limited('channel')],
  ])('%s is no invalid answer and is held against nobody', async (_, end) => {
    const causes = start();
    for (let i = 0; i < 50; i++) await causes.note(where, end, begin, begin + i);
    expect(causes.restOf(where, begin + 60)).toBeNull();
    expect(book.size).toBe(0);
  });
});

test('a limit over everything that was kept to without asking Discord is waited out, and is no further refusal', async () => {
  const causes = start();
  await causes.note(where, limited('global', 429), begin, begin);
  for (let i = 1; i <= 50; i++) await causes.note(elsewhere, limited('global'), begin, begin + i);
  expect(causes.restOfAll(begin + 60)).toBe(begin + 1_050);
  expect(book.get('global')?.invalid).toBe(1);
  expect(causes.troubledSince()).toBe(begin + 50);
  await causes.note(where, 'fine', begin + 1_050, begin + 1_100);
  expect(causes.troubledSince()).toBeNull();
});

test('a rest that a wrong clock wrote far ahead holds nobody up', async () => {
  book.set('limit c1', { cause: 'limit c1', invalid: 9, restsUntil: begin + 30 * day });
  const causes = start();
  await causes.recall();
  expect(causes.restOf(where, begin)).toBeNull();
});

test('a limit over everything that was all the ten answers of a cause is followed by none for ten minutes', async () => {
  const causes = start();
  for (let i = 0; i < 9; i++) await causes.note(where, limited('global', 429), begin, begin + i);
  expect(causes.restOfAll(begin + 10)).toBe(begin + 1_008);
  await causes.note(where, limited('global', 429), begin, begin + 10);
  expect(causes.restOfAll(begin + 11)).toBe(begin + 10 + 10 * minute);
});

describe('calls that nobody answers', () => {
  const away: SendProblem = { code: 'unreachable', message: 'No answer.', retryable: true, uncertain: true };
  const placeIn = (server: number, channel: number) => ({
    server: `server ${server}`,
    channelId: `c${server}-${channel}`,
  });

  test('of many channels of one server are no sign that Discord is away', async () => {
    const causes = start();
    for (let i = 0; i < 200; i++) await causes.note(placeIn(1, i % 6), away, begin + i, begin + i);
    expect(causes.restOfAll(begin + 200)).toBeNull();
    expect(causes.troubledSince()).toBeNull();
    expect(causes.isTroubled({ server: 'server 1', channelId: 'c1' })).toBe(true);
    expect(causes.isTroubled({ server: 'server 2', channelId: 'c1' })).toBe(false);
    expect(problems).toEqual([]);
  });

  test('of one channel are no trouble of its server', async () => {
    const causes = start();
    for (let i = 0; i < 20; i++) await causes.note(placeIn(1, 1), away, begin + i, begin + i);
    expect(causes.isTroubled({ server: 'server 1', channelId: 'c1' })).toBe(false);
    await causes.note(placeIn(1, 2), away, begin + 30, begin + 30);
    expect(causes.isTroubled({ server: 'server 1', channelId: 'c1' })).toBe(true);
    await causes.note(placeIn(1, 3), 'fine', begin + 40, begin + 41);
    expect(causes.isTroubled({ server: 'server 1', channelId: 'c1' })).toBe(false);
  });

  test('of several servers are one, told once, and rested after for longer each time', async () => {
    const causes = start();
    for (let i = 0; i < 30; i++) await causes.note(placeIn(1, i), away, begin + i, begin + i);
    await causes.note(placeIn(2, 1), away, begin + 30, begin + 30);
    expect(causes.restOfAll(begin + 31)).toBeNull();
    await causes.note(placeIn(3, 1), away, begin + 31, begin + 31);
    expect(causes.restOfAll(begin + 32)).toBe(begin + 31 + 5_000);
    await causes.note(placeIn(3, 1), away, begin + 6_000, begin + 6_000);
    expect(causes.restOfAll(begin + 6_001)).toBe(begin + 6_000 + 10_000);
    expect(problems).toHaveLength(1);
    await causes.note(placeIn(2, 1), 'fine', begin + 20_000, begin + 20_001);
    expect(causes.restOfAll(begin + 20_002)).toBeNull();
    expect(causes.isTroubled({ server: 'server 1', channelId: 'c1' })).toBe(true);
  });
});

describe('a limit over everything', () => {
  test('that was kept to before Discord said so is waited for and held against nobody', async () => {
    const causes = start();
    for (let i = 0; i < 50; i++) await causes.note(where, limited('global'), begin, begin + i);
    expect(causes.restOfAll(begin + 60)).toBe(begin + 49 + 1_000);
    expect(book.size).toBe(0);
  });

  test('that all calls under way met is waited for as long as it says, and is the last but one answer of that day when it lasts', async () => {
    const causes = start();
    for (let i = 0; i < 9; i++) await causes.note(where, limited('global', 429), begin, begin + i);
    expect(causes.restOfAll(begin + 100)).toBe(begin + 8 + 1_000);
    const later = begin + 2_000;
    await causes.note(where, limited('global', 429), later, later + 1);
    expect(causes.restOfAll(later + 2)).toBe(later + 1 + 12 * hour);
    expect(book.get('global')?.invalid).toBe(10);
    await causes.note(where, 'fine', later + 13 * hour, later + 13 * hour + 1);
    expect(causes.restOfAll(later + 13 * hour + 2)).toBeNull();
    expect(book.size).toBe(0);
  });
});

describe('changes of what was posted that are refused', () => {
  const amending = (channelId: string, amends = channelId) => ({ ...where, channelId, amends });

  test('rest by themselves: what is posted beside them goes on, and absolves none of them', async () => {
    const causes = start();
    const calls: number[] = [];
    for (let now = begin; now < begin + 3 * day; now += minute) {
      await causes.note(elsewhere, 'fine', now, now);
      await causes.note(amending('c3'), 'fine', now, now);
      expect(causes.restOf(where, now)).toBeNull();
      expect(causes.isTroubled(where)).toBe(false);
      if (causes.restOf(amending('c1'), now) !== null) continue;
      calls.push(now);
      await causes.note(amending('c1'), refused, now, now);
    }
    expect(calls.length).toBeGreaterThan(10);
    for (const call of calls)
      expect(calls.filter((one) => one >= call && one < call + day).length).toBeLessThanOrEqual(10);
    expect(problems.map(({ message }) => message)).toEqual([
      expect.stringMatching(/changes of what was posted in channel c1 7 times in a row/),
    ]);
    // And nothing is tried elsewhere once nothing goes well there either.
    for (let i = 0; i < 7; i++) await causes.note(amending(`d${i}`), refused, begin, begin + 3 * day);
    expect(causes.restOf(amending('c3'), begin + 3 * day + 1)).not.toBeNull();
    expect(causes.restOf(elsewhere, begin + 3 * day + 1)).toBeNull();
  });

  test('draw ten together with what is posted, where that is refused too; and go on where it alone is', async () => {
    const causes = start();
    const calls: number[] = [];
    for (let now = begin; now < begin + 3 * day; now += minute)
      for (const one of [where, amending('c1'), amending('c2')]) {
        if (causes.restOf(one, now) !== null) continue;
        calls.push(now);
        await causes.note(one, refused, now, now);
      }
    for (const call of calls)
      expect(calls.filter((one) => one >= call && one < call + day).length).toBeLessThanOrEqual(10);
    const after = begin + 4 * day;
    await causes.note(amending('c1'), 'fine', after, after);
    for (let i = 0; i < 7; i++) await causes.note(where, refused, after, after + i);
    expect(causes.restOf(where, after + 10)).not.toBeNull();
    expect(causes.restOf(amending('c1'), after + 10)).toBeNull();
  });

  test('in one thread of a forum are bounded beside those that go well in others, over a restart too', async () => {
    let causes = start();
    for (let i = 0; i < 7; i++) {
      causes = start();
      await causes.recall();
      await causes.note(amending('forum', 'open'), 'fine', begin + i, begin + i);
      await causes.note(amending('forum', 'locked'), refused, begin + i, begin + i);
    }
    expect(causes.restOf(amending('forum', 'locked'), begin + 10)).toBe(begin + 6 + 10 * minute);
    expect(causes.restOf(amending('forum', 'open'), begin + 10)).toBeNull();
    await causes.relieve(amending('forum', 'locked'));
    expect(causes.restOf(amending('forum', 'locked'), begin + 10)).toBeNull();
  });
});
