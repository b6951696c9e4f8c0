import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ChatGateway, Place, PostReader } from '../../src/delivery/chat-gateway.ts';
import { createChannelDirectory } from '../../src/discord/channels.ts';
import { createOutgoingRest } from '../../src/discord/client.ts';
import { layOutDigest } from '../../src/discord/digest-layout.ts';
import { createChatGateway } from '../../src/discord/gateway.ts';
import { sightOf } from '../../src/discord/sight.ts';
import { day, eight } from '../digest/stories.ts';
import { type Bot, startBot } from './bot.ts';
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
    expect(await gateway.edit(here(), id, post)).toEqual({ ok: true });
    expect(channel().message(id)).toMatchObject({ content: 'Ingetrokken', embeds: [], components: [] });
    expect(await gateway.remove(here(), id)).toEqual({ ok: true });
    expect(channel().messages).toEqual([]);
    expect(bot.sandbox.unknownRequests).toEqual([]);
  });

  test('tells that it is no longer there, or its channel', async () => {
    const id = await sendOne();
    await gateway.remove(here(), id);
    const gone = { ok: false, problem: { code: 'unknown-message', retryable: false } };
    expect(await gateway.edit(here(), id, post)).toMatchObject(gone);
    expect(await gateway.remove(here(), id)).toMatchObject(gone);
    const { id: channelId } = channel();
    channel().delete();
    expect(await gateway.edit(at(channelId), id, post)).toMatchObject({
      problem: { code: 'unknown-channel' },
    });
  });

  test('tells that an old message was edited too often, and that it may be later', async () => {
    const id = await sendOne();
    const body = { message: 'Maximum number of edits to messages older than 1 hour reached', code: 30_046 };
    bot.sandbox.fail(editing, { status: 400, body });
    expect(await gateway.edit(here(), id, post)).toMatchObject({
      ok: false,
      problem: { code: 'edit-limited', retryable: true, retryAfterMs: 600_000 },
    });
    expect(await gateway.edit(here(), id, post)).toEqual({ ok: true });
  });

  test('gives back a wait that Discord asks for', async () => {
    const id = await sendOne();
    bot.sandbox.limit(editing, { retryAfter: 120 });
    expect(await gateway.edit(here(), id, post)).toMatchObject({
      problem: { code: 'rate-limited', retryable: true },
    });
  });
});
