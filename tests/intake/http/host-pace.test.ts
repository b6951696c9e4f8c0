import { describe, expect, test } from 'vitest';
import type { FetchOutcome } from '../../../src/intake/http/fetch-outcome.ts';
import { createHostPace } from '../../../src/intake/http/host-pace.ts';

const answer = (crawlDelay: number | null): FetchOutcome => ({
  kind: 'unchanged',
  how: 'said',
  url: 'x',
  pace: { retryAt: null, freshUntil: null, crawlDelay },
});
const never = new AbortController().signal;

/** A pace whose clock moves by its pauses alone; each work takes 100 ms. */
function room() {
  let now = 1_000_000;
  const begun: [string, number][] = [];
  const pace = createHostPace({
    now: () => now,
    pause: async (ms, signal) => {
      signal.throwIfAborted();
      now += ms;
    },
  });
  const ask = (url: string, crawlDelay: number | null, signal = never) =>
    pace.inTurn(
      url,
      async () => {
        begun.push([url, now - 1_000_000]);
        await Promise.resolve();
        now += 100;
        return answer(crawlDelay);
      },
      signal,
    );
  return { begun, ask };
}

describe('Pages of one server', () => {
  test('are asked for one behind the other, with the pause that it asks for', async () => {
    const { begun, ask } = room();
    await Promise.all([ask('http://a.example/1', 5_000), ask('http://a.example/2', 5_000)]);
    await ask('http://a.example/3', null);
    await ask('http://a.example/4', null);
    expect(begun.map(([, at]) => at)).toEqual([0, 5_100, 10_200, 10_300]);
  });

  test('do not wait for those of another', async () => {
    const { begun, ask } = room();
    await ask('http://a.example/', 5_000);
    await ask('http://b.example/', null);
    expect(begun).toEqual([
      ['http://a.example/', 0],
      ['http://b.example/', 100],
    ]);
  });

  test('are waited for a minute at most, and not when the look was called off', async () => {
    const { begun, ask } = room();
    await ask('http://a.example/', 86_400_000);
    await ask('http://a.example/2', null);
    expect(begun[1]?.[1]).toBe(60_100);
    await ask('http://a.example/', 5_000);
    const called = AbortSignal.abort(new Error('stopped'));
    await expect(ask('http://a.example/3', null, called)).rejects.toThrow('stopped');
    expect(begun).toHaveLength(3);
  });
});
