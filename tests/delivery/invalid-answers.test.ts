import { beforeEach, describe, expect, test } from 'vitest';
import type { Causes } from '../../src/delivery/causes.ts';
import type { SendProblem } from '../../src/delivery/chat-gateway.ts';
import { layCauses } from './cause-desk.ts';
import { day, forbidden, hour, minute } from './room.ts';

const refused: SendProblem = { ...forbidden, status: 403 };
const limited: SendProblem = {
  code: 'rate-limited',
  message: 'Wait.',
  retryable: true,
  retryAfterMs: 300,
  limit: 'channel',
  status: 429,
  uncertain: false,
};
const begin = Date.UTC(2027, 0, 4, 7);
const placeIn = (server: number, channel = 0) => ({
  server: `server ${server}`,
  channelId: `c${server}-${channel}`,
});

let { book, problems, start } = layCauses();
beforeEach(() => {
  ({ book, problems, start } = layCauses());
});

/** The most of these moments that lie in one span of `ms`. */
function mostIn(ms: number, moments: readonly number[]): number {
  let most = 0;
  let from = 0;
  for (const [to, moment] of moments.entries()) {
    while ((moments[from] ?? 0) <= moment - ms) from += 1;
    most = Math.max(most, to - from + 1);
  }
  return most;
}

describe('limits in many channels at once', () => {
  /** Calls in each of a hundred channels in turn, as often as it may, and always meets a limit of that channel. */
  async function callAsOftenAsAllowed(ms: number): Promise<number[]> {
    let causes = start();
    const calls: number[] = [];
    for (let now = begin, n = 0; now < begin + ms; now += 1_000, n += 1) {
      if ((now - begin) % hour === 0) {
        causes = start();
        await causes.recall();
      }
      const where = placeIn(n % 20, n % 100);
      if (causes.restOfAll(now) !== null || causes.restOf(where, now) !== null) continue;
      calls.push(now);
      await causes.note(where, limited, now, now);
    }
    return calls;
  }

  test('are one cause, which draws ten answers in a day, over restarts too', async () => {
    const calls = await callAsOftenAsAllowed(3 * day);
    expect(calls.length).toBeGreaterThan(5);
    expect(mostIn(day, calls)).toBeLessThanOrEqual(10);
    expect(problems.filter(({ message }) => message.includes('3 channels in a row'))).toHaveLength(1);
  });

  test('that nine calls under way meet are followed by one more, and then by a long rest', async () => {
    const causes = start();
    for (let i = 0; i < 9; i++) await causes.note(placeIn(i), limited, begin, begin + i);
    expect(causes.restOfAll(begin + 10)).toBe(begin + 2 + minute);
    await causes.note(placeIn(9), limited, begin + 2 * minute, begin + 2 * minute);
    expect(causes.restOfAll(begin + 3 * minute)).toBe(begin + 2 * minute + 12 * hour);
    await causes.note(placeIn(9), 'fine', begin + 13 * hour, begin + 13 * hour + 1);
    expect(causes.restOfAll(begin + 13 * hour + 2)).toBeNull();
    expect([...book.keys()]).not.toContain('spread');
  });

  test('are each channel its own while others go well, and rest nothing else', async () => {
    const causes = start();
    for (let i = 0; i < 100; i++) {
      await causes.note(placeIn(i), limited, begin + i, begin + i);
      await causes.note(placeIn(200), 'fine', begin, begin + i);
    }
    expect(causes.restOfAll(begin + 200)).toBeNull();
    expect(problems).toEqual([]);
  });
});

describe('the invalid answers of all causes together', () => {
  /** Each second as many servers refuse as in a flood of causes, each for the first time, while others take what they get. */
  async function flood(causes: Causes, from: number, ms: number, restart = false): Promise<number[]> {
    const calls: number[] = [];
    let known = causes;
    for (let now = from, n = 0; now < from + ms; now += 100, n += 1) {
      if (restart && n % 500 === 499) {
        known = start();
        await known.recall();
      }
      if (known.restOfAll(now) !== null) continue;
      calls.push(now);
      await known.note(placeIn(n), refused, now, now);
      await known.note(placeIn(-1), 'fine', now, now);
    }
    return calls;
  }

  test('are a thousand in ten minutes at most, however many causes there are', async () => {
    const calls = await flood(start(), begin, 40 * minute);
    expect(mostIn(10 * minute, calls)).toBe(1_000);
    // It goes on when ten minutes hold none.
    expect(calls.length).toBeGreaterThan(2_000);
    expect(problems.length).toBeLessThanOrEqual(4);
    expect(problems[0]?.message).toContain('1000');
  });

  test('are counted on after a restart, but for what was not yet on record', async () => {
    const calls = await flood(start(), begin, 20 * minute, true);
    expect(mostIn(10 * minute, calls)).toBeLessThan(1_200);
  });

  test('do not count limits that all bots share', async () => {
    const causes = start();
    for (let i = 0; i < 2_000; i++)
      await causes.note(placeIn(i), { ...limited, limit: 'shared' }, begin + i, begin + i);
    expect(causes.restOfAll(begin + 2_001)).toBeNull();
  });
});
