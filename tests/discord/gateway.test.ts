import { once } from 'node:events';
import { REST } from 'discord.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ChatGateway, PostReader } from '../../src/delivery/chat-gateway.ts';
import { createChannelDirectory } from '../../src/discord/channels.ts';
import { createOutgoingRest, trimApiUrl } from '../../src/discord/client.ts';
import { layOutDigest } from '../../src/discord/digest-layout.ts';
import { createChatGateway } from '../../src/discord/gateway.ts';
import { layOutStoryPost } from '../../src/discord/story-post.ts';
import { day, eight, hour } from '../digest/stories.ts';
import { type Bot, startBot } from './bot.ts';
import { briefs, lead } from './sample-stories.ts';

let bot: Bot;
let gateway: ChatGateway & PostReader;
beforeEach(async () => {
  bot = await startBot();
  gateway = createChatGateway({
    rest: createOutgoingRest(bot.sandbox.url, bot.sandbox.token),
    channels: createChannelDirectory(bot.client),
    selfId: () => bot.sandbox.applicationId,
  });
});
afterEach(() => bot.stop());

const route = 'POST /channels/{channel_id}/messages';
const channel = () => bot.sandbox.channel('nieuws');
const postOf = (marker: string) =>
  layOutDigest(
    { topic: '', from: eight - day, to: eight, lead, briefs, left: { count: 0, orMore: false } },
    { readOn: '', language: 'nl', timezone: 'Europe/Amsterdam', topic: { kind: 'all' }, marker },
  ).post;
const send = (nonce: string, id = channel().id) => gateway.send(id, postOf(nonce), nonce);

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
      channels: createChannelDirectory(bot.client),
      selfId: () => bot.sandbox.applicationId,
    });
    expect(await afresh.send(channel().id, postOf('n1'), 'n1')).toMatchObject({
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

  test('tells a channel that is gone', async () => {
    const { id } = channel();
    channel().delete();
    expect(await send('n1', id)).toMatchObject({
      ok: false,
      problem: { code: 'unknown-channel', retryable: false },
    });
  });

  test('tells a channel that it cannot see, and one in which it may not post, also before the gateway has told', async () => {
    const unaware = createChatGateway({
      rest: createOutgoingRest(bot.sandbox.url, bot.sandbox.token),
      channels: { find: () => null },
      selfId: () => bot.sandbox.applicationId,
    });
    const refused = { retryable: false, uncertain: false };
    channel().deny('bot', 'SendMessages');
    const closed = await unaware.send(channel().id, postOf('n1'), 'n1');
    expect(closed).toMatchObject({ problem: { ...refused, code: 'missing-permissions' } });
    channel().deny('bot', 'ViewChannel');
    const hidden = await unaware.send(channel().id, postOf('n2'), 'n2');
    expect(hidden).toMatchObject({ problem: { ...refused, code: 'missing-access' } });
  });

  test.each([
    ['SendMessages', 'missing-permissions'],
    ['EmbedLinks', 'missing-permissions'],
    ['ViewChannel', 'missing-access'],
  ] as const)(
    'asks Discord for nothing where it is known that the bot lacks %s',
    async (permission, code) => {
      const denied = once(bot.client, 'channelUpdate');
      channel().deny('bot', permission);
      await denied;
      const before = bot.sandbox.requests.length;
      expect(await send('n1')).toMatchObject({
        ok: false,
        problem: { code, retryable: false, uncertain: false },
      });
      if (permission === 'ViewChannel') {
        expect(await gateway.edit(channel().id, '1', postOf('n1'))).toMatchObject({ problem: { code } });
        expect(await gateway.remove(channel().id, '1')).toMatchObject({ problem: { code } });
      }
      expect(bot.sandbox.requests).toHaveLength(before);
      expect(bot.sandbox.invalidRequests).toBe(0);

      const allowed = once(bot.client, 'channelUpdate');
      channel().allow('bot', permission);
      await allowed;
      expect(await send('n1')).toMatchObject({ ok: true });
    },
  );

  test('tells a message that Discord refuses, with Discord’s words', async () => {
    const sent = await gateway.send(channel().id, { body: { content: 'x'.repeat(2_001) } }, 'n1');
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
      channels: createChannelDirectory(bot.client),
      selfId: () => '1',
    });
    await expect(wrong.send('1', { body: {} }, 'n')).rejects.toThrow('x is not a function');
  });
});

describe('changing what was sent', () => {
  const editing = 'PATCH /channels/{channel_id}/messages/{message_id}';
  const post = {
    body: { content: 'Ingetrokken', embeds: [], components: [], allowed_mentions: { parse: [] } },
  };
  const sendOne = async () => {
    const sent = await send('n1');
    if (!sent.ok) throw new Error(sent.problem.message);
    return sent.messageId;
  };

  test('puts another post in its place, and takes it away, in the one message', async () => {
    const id = await sendOne();
    expect(await gateway.edit(channel().id, id, post)).toEqual({ ok: true });
    expect(channel().message(id)).toMatchObject({ content: 'Ingetrokken', embeds: [], components: [] });
    expect(await gateway.remove(channel().id, id)).toEqual({ ok: true });
    expect(channel().messages).toEqual([]);
    expect(bot.sandbox.unknownRequests).toEqual([]);
  });

  test('tells that it is no longer there, or its channel', async () => {
    const id = await sendOne();
    await gateway.remove(channel().id, id);
    const gone = { ok: false, problem: { code: 'unknown-message', retryable: false } };
    expect(await gateway.edit(channel().id, id, post)).toMatchObject(gone);
    expect(await gateway.remove(channel().id, id)).toMatchObject(gone);
    const { id: channelId } = channel();
    channel().delete();
    expect(await gateway.edit(channelId, id, post)).toMatchObject({ problem: { code: 'unknown-channel' } });
  });

  test('tells that an old message was edited too often, and that it may be later', async () => {
    const id = await sendOne();
    const body = { message: 'Maximum number of edits to messages older than 1 hour reached', code: 30_046 };
    bot.sandbox.fail(editing, { status: 400, body });
    expect(await gateway.edit(channel().id, id, post)).toMatchObject({
      ok: false,
      problem: { code: 'edit-limited', retryable: true, retryAfterMs: 600_000 },
    });
    expect(await gateway.edit(channel().id, id, post)).toEqual({ ok: true });
  });

  test('gives back a wait that Discord asks for', async () => {
    const id = await sendOne();
    bot.sandbox.limit(editing, { retryAfter: 120 });
    expect(await gateway.edit(channel().id, id, post)).toMatchObject({
      problem: { code: 'rate-limited', retryable: true },
    });
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
      const sent = await gateway.send(channel().id, post, nonce);
      const found = await gateway.findSent(channel().id, nonce, eight - hour);
      expect(found).toEqual({ ok: true, messageId: sent.ok && sent.messageId });
    }
    expect(await gateway.listSent(channel().id, eight - hour)).toMatchObject({
      posts: [{ storyIds: [lead.id] }, { storyIds: [] }],
    });
  });

  test('finds the message by its marker', async () => {
    await send('n1');
    const second = await send('n2');
    await send('n3');
    const found = await gateway.findSent(channel().id, 'n2', eight - hour);
    expect(found).toEqual({ ok: true, messageId: second.ok && second.messageId });
  });

  test('finds it behind hundreds of others', async () => {
    const sent = await send('n1');
    for (let i = 0; i < 250; i++) channel().says(`bericht ${i}`);
    const found = await gateway.findSent(channel().id, 'n1', eight - hour);
    expect(found).toEqual({ ok: true, messageId: sent.ok && sent.messageId });
  });

  test('finds nothing that carries another marker, that is older, or that somebody else wrote', async () => {
    await send('n1');
    channel().says('lees:n9');
    expect(await gateway.findSent(channel().id, 'n', eight - hour)).toEqual({ ok: true, messageId: null });
    expect(await gateway.findSent(channel().id, 'n9', eight - hour)).toEqual({ ok: true, messageId: null });
    expect(await gateway.findSent(channel().id, 'n1', eight + hour)).toEqual({ ok: true, messageId: null });
  });

  test('does not take "not among the first thousands" for "not there"', async () => {
    for (let i = 0; i < 5_000; i++) channel().says(`bericht ${i}`);
    const found = await gateway.findSent(channel().id, 'n1', eight - hour);
    expect(found).toMatchObject({ ok: false, problem: { code: 'too-many-messages', uncertain: true } });
  });

  test('says that it cannot look without Read Message History, where Discord shows an empty channel', async () => {
    await send('n1');
    const denied = once(bot.client, 'channelUpdate');
    channel().deny('bot', 'ReadMessageHistory');
    await denied;
    expect(await gateway.findSent(channel().id, 'n1', eight - hour)).toMatchObject({
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
