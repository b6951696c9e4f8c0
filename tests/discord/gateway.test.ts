import { REST } from 'discord.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ChatGateway, Place, PostReader } from '../../src/delivery/chat-gateway.ts';
import { createChannelDirectory } from '../../src/discord/channels.ts';
import { createOutgoingRest, trimApiUrl } from '../../src/discord/client.ts';
import { layOutDigest } from '../../src/discord/digest-layout.ts';
import { createChatGateway } from '../../src/discord/gateway.ts';
import { sightOf } from '../../src/discord/sight.ts';
import { layOutStoryPost } from '../../src/discord/story-post.ts';
import { day, eight, hour } from '../digest/stories.ts';
import { type Bot, startBot } from './bot.ts';
import { hears } from './hears.ts';
import { briefs, lead } from './sample-stories.ts';

let bot: Bot;
let gateway: ChatGateway & PostReader;
beforeEach(async () => {
  bot = await startBot();
  gateway = createChatGateway({
    rest: createOutgoingRest(bot.sandbox.url, bot.sandbox.token),
    channels: createChannelDirectory(sightOf(bot.client)),
    selfId: () => bot.sandbox.applicationId,
  });
});
afterEach(() => bot.stop());

const route = 'POST /channels/{channel_id}/messages';
const channel = () => bot.sandbox.channel('nieuws');
const postOf = (marker: string) =>
  layOutDigest(
    { topic: '', from: eight - day, to: eight, lead, briefs, left: { count: 0, orMore: false } },
    {
      readOn: '',
      layout: 'embeds',
      language: 'nl',
      timezone: 'Europe/Amsterdam',
      topic: { kind: 'all' },
      marker,
    },
  ).post;
const at = (channelId: string): Place => ({ kind: 'channel', channelId, parentId: null });
const here = () => at(channel().id);
const send = (nonce: string, place = here()) => gateway.send(place, postOf(nonce), nonce);

describe('sending', () => {
  test('posts the digest, which pings nobody', async () => {
    const sent = await send('n1');
    const message = await channel().nextMessage();
    expect(sent).toEqual({ ok: true, messageId: message.id });
    expect(message.content).toContain('## Het nieuws');
    expect(message.embeds).toHaveLength(2);
    expect(message.nonce).toBe('n1');
  });

  test('makes no second message for the same nonce, and gives the first one’s id', async () => {
    const first = await send('n1');
    expect(await send('n1')).toEqual(first);
    expect(channel().messages).toHaveLength(1);
  });

  test.each([
    ['dropped before it arrived', 'before', 0],
    ['dropped before the answer did', 'after', 1],
  ] as const)('reports a call that was %s as uncertain and tries it once only', async (_, when, posted) => {
    bot.sandbox.drop(route, { when });
    expect(await send('n1')).toMatchObject({
      ok: false,
      problem: { code: 'unreachable', retryable: true, uncertain: true },
    });
    expect(channel().messages).toHaveLength(posted);
    expect(await send('n1')).toMatchObject({ ok: true });
    expect(channel().messages).toHaveLength(1);
  });

  test('reports a broken Discord as uncertain: it may have posted before it broke', async () => {
    bot.sandbox.fail(route, { status: 502, afterEffect: true });
    expect(await send('n1')).toMatchObject({ ok: false, problem: { retryable: true, uncertain: true } });
    expect(await send('n1')).toMatchObject({ ok: true });
    expect(channel().messages).toHaveLength(1);
  });

  test('knows that nothing was posted when no connection came about', async () => {
    await bot.sandbox.down();
    // By another name, to which no connection stands open from before.
    const afresh = createChatGateway({
      rest: createOutgoingRest(bot.sandbox.url.replace('127.0.0.1', 'localhost'), bot.sandbox.token),
      channels: createChannelDirectory(sightOf(bot.client)),
      selfId: () => bot.sandbox.applicationId,
    });
    expect(await afresh.send(here(), postOf('n1'), 'n1')).toMatchObject({
      ok: false,
      problem: { code: 'unreachable', retryable: true, uncertain: false },
    });
  });

  test('calls it uncertain when an open connection breaks off: something may have gone through', async () => {
    await bot.sandbox.down();
    expect(await send('n1')).toMatchObject({ ok: false, problem: { code: 'unreachable', uncertain: true } });
  });

  test('gives back a wait that is long, instead of sleeping through it', async () => {
    bot.sandbox.limit(route, { retryAfter: 120 });
    const sent = await send('n1');
    expect(sent).toMatchObject({
      ok: false,
      problem: { code: 'rate-limited', retryable: true, uncertain: false },
    });
    if (!sent.ok) expect(sent.problem.retryAfterMs).toBeGreaterThanOrEqual(120_000);
  });

  test.each([
    ['user', 'channel'],
    ['global', 'global'],
    ['shared', 'shared'],
  ] as const)(
    'gives back a short wait of scope %s too, and asks no second time by itself',
    async (scope, limit) => {
      bot.sandbox.limit(route, { retryAfter: 1, scope });
      expect(await send('n1')).toMatchObject({
        ok: false,
        problem: { code: 'rate-limited', limit, retryAfterMs: expect.any(Number) },
      });
      expect(bot.sandbox.requests.filter(({ path }) => path.endsWith('/messages'))).toHaveLength(1);
      expect(channel().messages).toHaveLength(0);
    },
  );

  test('takes each start from what it was given, reading included, and tells it when the request left and when its answer came', async () => {
    const taken: string[] = [];
    const rest = createOutgoingRest(bot.sandbox.url, bot.sandbox.token, {
      take: async () => {
        taken.push('start');
        return { left: () => taken.push('left'), ended: () => taken.push('ended') };
      },
    });
    const channels = createChannelDirectory(sightOf(bot.client));
    const pace = { take: async () => void taken.push('turn') };
    const paced = createChatGateway({ rest, channels, pace, selfId: () => bot.sandbox.applicationId });
    await paced.send(at(channel().id), postOf('n1'), 'n1');
    for (let i = 0; i < 250; i++) channel().says(`bericht ${i}`);
    await paced.findSent(at(channel().id), 'none', eight - hour);
    // The first request of a call has its turn already.
    const started = ['start', 'left', 'ended'];
    expect(taken).toEqual([...started, ...started, 'turn', ...started, 'turn', ...started]);
  });

  test('makes no call without a token, and says why', async () => {
    const rest = createOutgoingRest(bot.sandbox.url, bot.sandbox.token).setToken(null as unknown as string);
    const channels = createChannelDirectory(sightOf(bot.client));
    const mute = createChatGateway({ rest, channels, selfId: () => '1' });
    expect(await mute.send(at(channel().id), postOf('n1'), 'n1')).toMatchObject({
      ok: false,
      problem: { code: 'unauthorised', retryable: true, uncertain: false },
    });
  });

  test('tells a channel that is gone', async () => {
    const { id } = channel();
    channel().delete();
    expect(await send('n1', at(id))).toMatchObject({
      ok: false,
      problem: { code: 'unknown-channel', retryable: false },
    });
  });

  test('tells a channel that it cannot see, and one in which it may not post', async () => {
    channel().deny('bot', 'SendMessages');
    expect(await send('n1')).toMatchObject({
      ok: false,
      problem: { code: 'missing-permissions', retryable: false, uncertain: false },
    });
    channel().deny('bot', 'ViewChannel');
    expect(await send('n2')).toMatchObject({
      ok: false,
      problem: { code: 'missing-access', retryable: false },
    });
  });

  test('tells a message that Discord refuses, with Discord’s words', async () => {
    const sent = await gateway.send(here(), { body: { content: 'x'.repeat(2_001) } }, 'n1');
    expect(sent).toMatchObject({
      ok: false,
      problem: { code: 'refused', retryable: false, uncertain: false },
    });
    if (!sent.ok) expect(sent.problem.message).toContain('50035');
  });

  test('keeps a message for when the token is good again', async () => {
    bot.sandbox.fail(route, { status: 401, body: { message: '401: Unauthorized', code: 0 } });
    expect(await send('n1')).toMatchObject({ ok: false, problem: { code: 'unauthorised', retryable: true } });
  });

  test('does not take a mistake of its own for Discord’s', async () => {
    const broken = { post: () => Promise.reject(new TypeError('x is not a function')) };
    const rest = Object.assign(new REST(), broken);
    const wrong = createChatGateway({
      rest,
      channels: createChannelDirectory(sightOf(bot.client)),
      selfId: () => '1',
    });
    await expect(wrong.send(at('1'), { body: {} }, 'n')).rejects.toThrow('x is not a function');
  });
});

describe('looking for what was sent', () => {
  test('finds a message of one story by its button, and one of which nothing is left', async () => {
    const voice = { language: 'nl', timezone: 'Europe/Amsterdam', postedAt: eight } as const;
    const told = layOutStoryPost({ kind: 'told', story: lead, change: null }, { ...voice, marker: 'n1' });
    const struck = layOutStoryPost(
      { kind: 'withdrawn', why: 'killed', at: eight },
      { ...voice, marker: 'n2' },
    );
    for (const [nonce, post] of Object.entries({ n1: told, n2: struck })) {
      const sent = await gateway.send(here(), post, nonce);
      const found = await gateway.findSent(here(), nonce, eight - hour);
      expect(found).toEqual({ ok: true, messageId: sent.ok && sent.messageId });
    }
    expect(await gateway.listSent(here(), eight - hour)).toMatchObject({
      posts: [{ storyIds: [lead.id] }, { storyIds: [] }],
    });
  });

  test('finds the message by its marker', async () => {
    await send('n1');
    const second = await send('n2');
    await send('n3');
    const found = await gateway.findSent(here(), 'n2', eight - hour);
    expect(found).toEqual({ ok: true, messageId: second.ok && second.messageId });
  });

  test('finds it behind hundreds of others', async () => {
    const sent = await send('n1');
    for (let i = 0; i < 250; i++) channel().says(`bericht ${i}`);
    const found = await gateway.findSent(here(), 'n1', eight - hour);
    expect(found).toEqual({ ok: true, messageId: sent.ok && sent.messageId });
  });

  test('finds nothing that carries another marker, that is older, or that somebody else wrote', async () => {
    await send('n1');
    channel().says('lees:n9');
    expect(await gateway.findSent(here(), 'n', eight - hour)).toEqual({ ok: true, messageId: null });
    expect(await gateway.findSent(here(), 'n9', eight - hour)).toEqual({ ok: true, messageId: null });
    expect(await gateway.findSent(here(), 'n1', eight + hour)).toEqual({ ok: true, messageId: null });
  });

  test('does not take "not among the first thousands" for "not there"', async () => {
    for (let i = 0; i < 5_000; i++) channel().says(`bericht ${i}`);
    const found = await gateway.findSent(here(), 'n1', eight - hour);
    expect(found).toMatchObject({ ok: false, problem: { code: 'too-many-messages', uncertain: true } });
  });

  test('says that it cannot look without Read Message History, where Discord shows an empty channel', async () => {
    await send('n1');
    await hears(bot.client, 'CHANNEL_UPDATE', () => channel().deny('bot', 'ReadMessageHistory'));
    expect(await gateway.findSent(here(), 'n1', eight - hour)).toMatchObject({
      ok: false,
      problem: { code: 'missing-permissions', uncertain: true },
    });
  });
});

test.each([
  'https://discord.com/api',
  'https://discord.com/api/',
  'https://discord.com/api/v10',
  'https://discord.com/api/v10/',
])('the API may be named as %s', (url) => {
  expect(trimApiUrl(url)).toBe('https://discord.com/api');
});
