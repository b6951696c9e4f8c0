import { RateLimitError } from 'discord.js';
import { describe, expect, it, onTestFinished } from 'vitest';
import { RateLimiter } from '../../src/sandbox/rate-limits.ts';
import type { Sandbox, SandboxOptions } from '../../src/sandbox/sandbox.ts';
import { startSandbox } from '../../src/sandbox/start-sandbox.ts';
import { makeBot } from './bot.ts';
import { makeHandClock } from './hand-clock.ts';
import { callApi } from './helpers.ts';

const SEND = 'POST /channels/{channel_id}/messages';

async function start(options: SandboxOptions = {}): Promise<Sandbox> {
  const sandbox = await startSandbox({ rateLimits: 'off', ...options });
  onTestFinished(() => sandbox.close());
  return sandbox;
}

const send = (sandbox: Sandbox) =>
  callApi(sandbox, 'POST', `/channels/${sandbox.channel('nieuws').id}/messages`, { content: 'x' });

describe('a limit that a test asks for', () => {
  it.each([
    ['user', 'You are being rate limited.', false, '0'],
    ['shared', 'The resource is being rate limited.', false, '4'],
    ['global', 'You are being rate limited.', true, null],
  ] as const)('of scope %s says so in body and headers', async (scope, message, global, remaining) => {
    const sandbox = await start();
    sandbox.limit(SEND, { retryAfter: 64.57, scope });
    const { status, body, headers } = await send(sandbox);
    expect([status, body]).toEqual([429, { message, retry_after: 64.57, global }]);
    expect(headers.get('retry-after')).toBe('65');
    expect(headers.get('x-ratelimit-scope')).toBe(scope);
    expect(headers.get('x-ratelimit-global')).toBe(global ? 'true' : null);
    expect(headers.get('x-ratelimit-remaining')).toBe(remaining);
    expect(headers.has('x-ratelimit-bucket')).toBe(!global);
  });

  it.each([
    ['user', false],
    ['shared', false],
    ['global', true],
  ] as const)('of scope %s is told to a discord.js client as such', async (scope, global) => {
    const sandbox = await start();
    const bot = await makeBot(sandbox, () => {}, { rest: { rejectOnRateLimit: ['/channels'] } });
    onTestFinished(() => bot.destroy());
    const channel = await bot.channels.fetch(sandbox.channel('nieuws').id);
    if (!channel?.isSendable()) throw new Error('no channel to send to');
    sandbox.limit(SEND, { retryAfter: 30, scope });
    const error = await channel.send('x').catch((one: unknown) => one);
    expect(error).toBeInstanceOf(RateLimitError);
    expect(error).toMatchObject({ global, scope, retryAfter: expect.any(Number) });
    expect((error as RateLimitError).retryAfter).toBeGreaterThanOrEqual(30_000);
  });
});

describe('the end of a limit', () => {
  it('is told by the clock of the machine, whatever the time of the story', async () => {
    const sandbox = await start({ rateLimits: 'discord', now: () => Date.parse('2040-01-01T08:00:00Z') });
    const from = Date.now();
    const { headers } = await send(sandbox);
    const reset = Number(headers.get('x-ratelimit-reset')) - Number(headers.get('x-ratelimit-reset-after'));
    expect(reset * 1000).toBeGreaterThanOrEqual(from - 2);
    expect(reset * 1000).toBeLessThanOrEqual(Date.now() + 2);
  });
});

describe('invalid answers', () => {
  it('are those of 401, 403 and 429, of the last ten minutes, and not when the limit is shared', async () => {
    const clock = makeHandClock(Date.parse('2026-03-02T08:00:00Z'));
    const sandbox = await start({ clock });
    await callApi(sandbox, 'GET', '/users/@me', undefined, { authorization: 'Bot x' });
    expect(sandbox.invalidRequests).toBe(1);
    clock.pass(5 * 60_000);
    sandbox.channel('nieuws').deny('bot', 'SendMessages');
    await send(sandbox);
    expect(sandbox.invalidRequests).toBe(2);
    for (const scope of ['user', 'global', 'shared'] as const) {
      sandbox.limit(SEND, { retryAfter: 1, scope });
      await send(sandbox);
    }
    expect(sandbox.invalidRequests).toBe(4);
    await callApi(sandbox, 'GET', '/channels/1');
    expect(sandbox.invalidRequests).toBe(4);
    clock.pass(5 * 60_000);
    expect(sandbox.invalidRequests).toBe(3);
    clock.pass(5 * 60_000);
    expect(sandbox.invalidRequests).toBe(0);
  });
});

describe('the strict limit over all routes', () => {
  it('holds for every second, wherever it begins', () => {
    let elapsed = 0;
    const clock = { now: () => 0, elapsed: () => elapsed, after: () => () => {} };
    const strict = new RateLimiter(clock, false, true);
    const loose = new RateLimiter(clock, true);
    const takeAt = (at: number, count: number) => {
      elapsed = at;
      const take = (limiter: RateLimiter) =>
        Array.from({ length: count }, (_, index) => limiter.take(`GET /${index}`, '')).filter(
          (verdict) => verdict.allowed,
        ).length;
      return { strict: take(strict), loose: take(loose) };
    };
    expect(takeAt(0, 1)).toEqual({ strict: 1, loose: 1 });
    expect(takeAt(900, 49)).toEqual({ strict: 49, loose: 49 });
    // A new second for who counts them one after the other, still the same one from 900 on.
    expect(takeAt(1000, 50)).toEqual({ strict: 1, loose: 50 });
    expect(strict.take('GET /x', '')).toMatchObject({ allowed: false, scope: 'global', retryAfter: 0.9 });
    expect(strict.take('POST /interactions/{interaction_id}/{interaction_token}/callback', '')).toMatchObject(
      {
        allowed: true,
      },
    );
    expect(takeAt(1900, 60)).toMatchObject({ strict: 49 });
  });

  it('is in force without the limits of routes, and answers as Discord does', async () => {
    const clock = makeHandClock(Date.parse('2026-03-02T08:00:00Z'));
    const sandbox = await start({ clock, strictGlobal: true });
    const statuses: number[] = [];
    for (let count = 0; count < 50; count++) statuses.push((await send(sandbox)).status);
    expect(new Set(statuses)).toEqual(new Set([200]));
    const refused = await callApi(sandbox, 'GET', '/users/@me');
    expect([refused.status, refused.body.global, refused.body.retry_after]).toEqual([429, true, 1]);
    expect(refused.headers.get('x-ratelimit-global')).toBe('true');
    clock.pass(1000);
    expect((await send(sandbox)).status).toBe(200);
  });
});

describe('too many edits of old messages', () => {
  it('say when there may be another', async () => {
    const clock = makeHandClock(Date.parse('2026-03-02T08:00:00Z'));
    const sandbox = await start({ clock });
    const { body } = await send(sandbox);
    const edit = () =>
      callApi(sandbox, 'PATCH', `/channels/${body.channel_id}/messages/${body.id}`, { content: 'y' });
    clock.pass(60 * 60_000);
    let answer = await edit();
    while (answer.status === 200) answer = await edit();
    expect(answer.body).toMatchObject({ code: 30046, retry_after: 3600, global: false });
    expect(answer.headers.get('retry-after')).toBe('3600');
    expect(answer.headers.get('x-ratelimit-scope')).toBe('user');
    clock.pass(60 * 60_000);
    expect((await edit()).status).toBe(200);
  });
});
