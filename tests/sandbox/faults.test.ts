import { describe, expect, it, onTestFinished } from 'vitest';
import { RateLimiter } from '../../src/sandbox/rate-limits.ts';
import type { Sandbox, SandboxOptions } from '../../src/sandbox/sandbox.ts';
import { startSandbox } from '../../src/sandbox/start-sandbox.ts';
import { makeBot } from './bot.ts';
import { makeHandClock } from './hand-clock.ts';
import { callApi } from './helpers.ts';

async function start(options: SandboxOptions = {}): Promise<Sandbox> {
  const sandbox = await startSandbox({ rateLimits: 'off', ...options });
  onTestFinished(() => sandbox.close());
  return sandbox;
}

const SEND = 'POST /channels/{channel_id}/messages';

function send(sandbox: Sandbox, channel = 'nieuws') {
  return callApi(sandbox, 'POST', `/channels/${sandbox.channel(channel).id}/messages`, { content: 'x' });
}

describe('faults', () => {
  it('strike as often as asked, on the route that was named', async () => {
    const sandbox = await start();
    sandbox.fail(SEND, { status: 502, times: 2 });
    expect((await callApi(sandbox, 'GET', '/users/@me')).status).toBe(200);
    expect([
      (await send(sandbox)).status,
      (await send(sandbox)).status,
      (await send(sandbox)).status,
    ]).toEqual([502, 502, 200]);
    expect(sandbox.channel('nieuws').messages).toHaveLength(1);
  });

  it('can be for one channel, and end when asked', async () => {
    const sandbox = await start();
    sandbox.fail(`POST /channels/${sandbox.channel('sport').id}/messages`, {
      times: Number.POSITIVE_INFINITY,
    });
    expect([(await send(sandbox)).status, (await send(sandbox, 'sport')).status]).toEqual([200, 500]);
    sandbox.heal();
    expect((await send(sandbox, 'sport')).status).toBe(200);
  });

  it('can strike a share of the requests', async () => {
    const sandbox = await start();
    sandbox.fail('*', { share: 0.25 });
    const statuses: number[] = [];
    for (let count = 0; count < 8; count++) statuses.push((await send(sandbox)).status);
    expect(statuses.filter((status) => status === 500)).toHaveLength(2);
  });

  it('can answer wrongly after the message was made', async () => {
    const sandbox = await start();
    sandbox.fail(SEND, { status: 500, afterEffect: true });
    expect((await send(sandbox)).status).toBe(500);
    expect(sandbox.channel('nieuws').messages).toHaveLength(1);
  });

  it('can drop the connection before and after the message was made', async () => {
    const sandbox = await start();
    sandbox.drop(SEND, { when: 'before' });
    await expect(send(sandbox)).rejects.toThrow('fetch failed');
    expect(sandbox.channel('nieuws').messages).toHaveLength(0);
    sandbox.drop(SEND, { when: 'after' });
    await expect(send(sandbox)).rejects.toThrow('fetch failed');
    expect(sandbox.channel('nieuws').messages).toHaveLength(1);
    expect(sandbox.requests.map((request) => request.status)).toEqual([0, 0]);
  });

  it('can hold a request before and after its effect, until released', async () => {
    const sandbox = await start();
    const before = sandbox.hold(SEND, 'before');
    const first = send(sandbox);
    await before.reached;
    expect(sandbox.channel('nieuws').messages).toHaveLength(0);
    before.release();
    expect((await first).status).toBe(200);
    const after = sandbox.hold(SEND, 'after');
    const second = send(sandbox);
    await after.reached;
    expect(sandbox.channel('nieuws').messages).toHaveLength(2);
    after.release();
    expect((await second).status).toBe(200);
    sandbox.hold(SEND, 'before').release();
    expect((await send(sandbox)).status).toBe(200);
  });

  it('can be slow', async () => {
    const clock = makeHandClock(0);
    const sandbox = await start({ clock });
    sandbox.slow(SEND, { ms: 60 });
    const sending = send(sandbox);
    await clock.asked(60);
    clock.pass(59);
    // Another request goes through meanwhile.
    expect((await callApi(sandbox, 'GET', '/users/@me')).status).toBe(200);
    expect(sandbox.channel('nieuws').messages).toHaveLength(0);
    clock.pass(1);
    expect((await sending).status).toBe(200);
  });

  it('a lost answer and a second try with the same nonce make one message', async () => {
    const sandbox = await start();
    const bot = await makeBot(sandbox);
    onTestFinished(() => bot.destroy());
    const channel = await bot.channels.fetch(sandbox.channel('nieuws').id);
    if (!channel?.isSendable()) throw new Error('no channel to send to');
    const post = () => channel.send({ content: 'editie', nonce: 'editie-1', enforceNonce: true });
    sandbox.drop(SEND, { when: 'after' });
    await expect(post()).rejects.toThrow();
    const second = await post();
    expect(sandbox.channel('nieuws').messages.map((message) => message.id)).toEqual([second.id]);
  });
});

describe('rate limits', () => {
  it('are told in the headers, and refused with 429 past them', async () => {
    const sandbox = await start({ rateLimits: 'discord' });
    const answers = [];
    for (let count = 0; count < 6; count++) answers.push(await send(sandbox));
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200, 200, 200, 429]);
    const [first, last] = [answers[0], answers[5]];
    expect(first?.headers.get('x-ratelimit-limit')).toBe('5');
    expect(first?.headers.get('x-ratelimit-remaining')).toBe('4');
    expect(first?.headers.get('x-ratelimit-bucket')).toBe(last?.headers.get('x-ratelimit-bucket'));
    expect(last?.headers.get('x-ratelimit-scope')).toBe('user');
    expect(last?.headers.get('x-ratelimit-remaining')).toBe('0');
    expect(last?.body).toMatchObject({ global: false, message: 'You are being rate limited.' });
    expect(last?.body.retry_after).toBeGreaterThan(0);
    expect(last?.body.retry_after).toBeLessThanOrEqual(5);
    expect(Number(last?.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    expect((await send(sandbox, 'sport')).status).toBe(200);
    expect(sandbox.invalidRequests).toBe(1);
  });

  it('are 50 a second over all routes together, answers to interactions aside', () => {
    let elapsed = 0;
    const clock = { now: () => 0, elapsed: () => elapsed, after: () => () => {} };
    const limiter = new RateLimiter(clock, true);
    const take = (index: number) => limiter.take(`GET /route/${index % 10}`, '');
    const verdicts = Array.from({ length: 51 }, (_, index) => take(index));
    expect(verdicts.slice(0, 50).every((verdict) => verdict.allowed)).toBe(true);
    expect(verdicts[50]).toMatchObject({ allowed: false, scope: 'global', retryAfter: 1 });
    expect(verdicts[50]?.headers['X-RateLimit-Global']).toBe('true');
    const callback = 'POST /interactions/{interaction_id}/{interaction_token}/callback';
    expect(limiter.take(callback, '1').allowed).toBe(true);
    elapsed = 1000;
    expect(take(0).allowed).toBe(true);
  });

  it('a discord.js client waits out a 429 and sends all the same', async () => {
    const sandbox = await start();
    const bot = await makeBot(sandbox);
    onTestFinished(() => bot.destroy());
    const channel = await bot.channels.fetch(sandbox.channel('nieuws').id);
    if (!channel?.isSendable()) throw new Error('no channel to send to');
    sandbox.limit(SEND, { retryAfter: 0.1 });
    await channel.send('toch');
    expect(
      sandbox.requests.filter((request) => request.route === SEND).map((request) => request.status),
    ).toEqual([429, 200]);
    expect(sandbox.channel('nieuws').messages).toHaveLength(1);
  });
});
