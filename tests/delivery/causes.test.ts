import { beforeEach, describe, expect, test } from 'vitest';
import { type CauseRecord, createCauses } from '../../src/delivery/causes.ts';
import type { SendProblem } from '../../src/delivery/chat-gateway.ts';
import type { Problem } from '../../src/wire/problem.ts';
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

let book: Map<string, CauseRecord>;
let problems: Problem[];
const start = () =>
  createCauses(
    {
      read: async () => [...book.values()],
      write: async (record) => void book.set(record.cause, record),
      forget: async (cause) => void book.delete(cause),
    },
    (problem) => void problems.push(problem),
  );
beforeEach(() => {
  book = new Map();
  problems = [];
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

test('no more than nine calls are begun without an answer to the last of them', () => {
  const causes = start();
  expect(causes.mayAskMore(8)).toBe(true);
  expect(causes.mayAskMore(9)).toBe(false);
});
