import type { WebSocketOptions } from 'discord.js';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { mendGateway } from '../../src/discord/mend-gateway.ts';

// What it does to a client on a gateway that breaks again and again: tests/discord/connection.test.ts.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
  // Of the wait for a turn a second and a half is left to chance.
  vi.spyOn(Math, 'random').mockReturnValue(0);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

type GatewayManager = Parameters<NonNullable<WebSocketOptions['buildIdentifyThrottler']>>[0];

async function build() {
  const information = { session_start_limit: { max_concurrency: 1 } };
  const manager = { fetchGatewayInformation: async () => information } as unknown as GatewayManager;
  const throttler = await mendGateway().buildIdentifyThrottler?.(manager);
  if (throttler === undefined) throw new Error('There is no throttler');
  return throttler;
}

describe('a connection that waits for its turn to sign in', () => {
  test('does not get it when it was cut off meanwhile, and the next one does', async () => {
    const throttler = await build();
    const open = new AbortController().signal;
    await throttler.waitForIdentify(0, open);
    vi.setSystemTime(Date.now() + 4_999);
    const connection = new AbortController();
    const turn = throttler.waitForIdentify(0, connection.signal);
    connection.abort();
    await expect(turn).rejects.toThrow('aborted');
    vi.setSystemTime(Date.now() + 5_000);
    await expect(throttler.waitForIdentify(0, open)).resolves.toBeUndefined();
  });
});
