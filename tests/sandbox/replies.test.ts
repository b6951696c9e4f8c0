import { MessageResponseSchema } from 'discord-api-spec/zod';
import { describe, expect, it } from 'vitest';
import { hears, startWithBot } from './bot.ts';
import { callApi, flattenErrors } from './helpers.ts';

async function start() {
  const { sandbox, bot } = await startWithBot();
  const messages = `/channels/${sandbox.channel('nieuws').id}/messages`;
  const post = (body: unknown) => callApi(sandbox, 'POST', messages, body);
  return { sandbox, bot, messages, post };
}

const idsOf = (users: readonly { id: string }[]) => users.map(({ id }) => id);

describe('a reply', () => {
  it('has the message that it answers in it, in the answer and on the gateway', async () => {
    const { sandbox, bot, post } = await start();
    const { body: asked } = await post({ content: 'vraag' });
    let made: { body: Record<string, unknown> } | undefined;
    const [heard] = await hears(bot, 'messageCreate', async () => {
      made = await post({ content: 'antwoord', message_reference: { message_id: asked.id } });
    });
    expect(made?.body.referenced_message).toMatchObject({ id: asked.id, content: 'vraag' });
    expect(MessageResponseSchema.safeParse(made?.body).success).toBe(true);
    expect(heard.mentions.repliedUser?.id).toBe(sandbox.applicationId);
    const path = `/channels/${sandbox.channel('nieuws').id}/messages`;
    await callApi(sandbox, 'DELETE', `${path}/${asked.id}`);
    expect((await callApi(sandbox, 'GET', `${path}/${made?.body.id}`)).body.referenced_message).toBeNull();
  });

  it('pings whom it answers, unless what it says of mentions leaves that out', async () => {
    const { sandbox, post } = await start();
    const reader = sandbox.member('reader').id;
    const message_reference = { message_id: sandbox.channel('nieuws').says('hoi').id };
    const pinged = async (rest: object) =>
      idsOf((await post({ content: 'x', message_reference, ...rest })).body.mentions);
    expect(await pinged({})).toEqual([reader]);
    expect(await pinged({ allowed_mentions: { parse: [], replied_user: true } })).toEqual([reader]);
    expect(await pinged({ allowed_mentions: { parse: ['users'] } })).toEqual([]);
    expect(await pinged({ allowed_mentions: { parse: [], replied_user: false } })).toEqual([]);
  });

  it('of discord.js knows whom it answers', async () => {
    const { sandbox, bot } = await start();
    const said = sandbox.channel('nieuws').says('vraag');
    const channel = await bot.channels.fetch(sandbox.channel('nieuws').id);
    if (channel?.isSendable() !== true) throw new Error('no channel');
    const reply = await (await channel.messages.fetch(said.id)).reply('antwoord');
    expect(reply.mentions.repliedUser?.username).toBe('reader');
  });

  it('stays in its channel and server, and answers nobody’s notice', async () => {
    const { sandbox, post, messages } = await start();
    const { body: asked } = await post({ content: 'vraag' });
    const refused = async (reference: object) => {
      const body = { content: 'x', message_reference: { message_id: asked.id, ...reference } };
      return flattenErrors((await post(body)).body.errors);
    };
    expect(await refused({ channel_id: sandbox.channel('sport').id })).toEqual([
      'message_reference: REPLIES_CANNOT_REFERENCE_OTHER_CHANNEL',
    ]);
    expect(await refused({ guild_id: '1' })).toEqual(['message_reference: REPLIES_UNKNOWN_MESSAGE']);
    sandbox.channel('nieuws').allow('bot', 'PinMessages');
    await callApi(sandbox, 'PUT', `${messages}/pins/${asked.id}`);
    const [notice] = (await callApi(sandbox, 'GET', messages)).body;
    expect(await refused({ message_id: notice.id })).toEqual([
      'message_reference: REPLIES_CANNOT_REPLY_TO_SYSTEM_MESSAGE',
    ]);
    const own = { channel_id: sandbox.channel('nieuws').id, guild_id: sandbox.guild.id };
    const body = { content: 'x', message_reference: { message_id: asked.id, ...own } };
    expect((await post(body)).status).toBe(200);
  });
});

describe('the texts of Components V2', () => {
  const layout = (content: string) => ({
    flags: 1 << 15,
    components: [{ type: 17, components: [{ type: 10, content }] }],
  });

  it('ping as content does, as far as is allowed, also when they are changed', async () => {
    const { sandbox, post, messages } = await start();
    const [reader, visitor] = [sandbox.member('reader').id, sandbox.member('visitor').id];
    const { body } = await post(layout(`<@${reader}> @everyone`));
    expect([idsOf(body.mentions), body.mention_everyone]).toEqual([[reader], false]);
    const quiet = await post({ ...layout(`<@${reader}>`), allowed_mentions: { parse: [] } });
    expect(quiet.body.mentions).toEqual([]);
    const { components } = layout(`<@${visitor}>`);
    const edited = await callApi(sandbox, 'PATCH', `${messages}/${body.id}`, { components });
    expect(idsOf(edited.body.mentions)).toEqual([visitor]);
  });
});
