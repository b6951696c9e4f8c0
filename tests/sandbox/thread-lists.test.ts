import { ChannelType, Events, type ThreadChannel } from 'discord.js';
import * as schemas from 'discord-api-spec/zod';
import { describe, expect, it } from 'vitest';
import type { ZodMiniType } from 'zod/mini';
import { readBySchema } from '../../src/sandbox/check-body.ts';
import { withWholeNumbers } from '../../src/sandbox/whole-numbers.ts';
import { hears, makeBot, startWithBot } from './bot.ts';
import { GatewaySocket } from './gateway-socket.ts';
import { makeHandClock } from './hand-clock.ts';
import { callApi } from './helpers.ts';

const names = (threads: Iterable<ThreadChannel>) => [...threads].map((thread) => thread.name);

describe('threads in lists', () => {
  it('are the active ones of the server that the bot sees', async () => {
    const { sandbox, bot } = await startWithBot();
    sandbox.channel('nieuws').startThread('Open');
    sandbox.channel('sport').startThread('Wedstrijd');
    sandbox.channel('nieuws').startThread('Oud').archive();
    sandbox.channel('nieuws').startThread('Geheim', { kind: 'private' });
    sandbox.channel('sport').deny('bot', 'ViewChannel');
    const { threads } = (await bot.guilds.cache.first()?.channels.fetchActiveThreads()) ?? {};
    expect(names(threads?.values() ?? [])).toEqual(['Open']);
  });

  it('are the archived ones of a channel, the last archived first, page by page', async () => {
    const clock = makeHandClock(Date.parse('2026-03-02T08:00:00Z'));
    const { sandbox, bot } = await startWithBot({ clock });
    const place = sandbox.channel('nieuws');
    for (const name of ['een', 'twee', 'drie', 'vier', 'vijf']) {
      place.startThread(name).archive();
      clock.pass(1000);
    }
    place.startThread('besloten', { kind: 'private' }).archive();
    place.startThread('open');
    const channel = bot.channels.cache.get(place.id);
    if (channel?.type !== ChannelType.GuildText) throw new Error('no channel');
    const first = await channel.threads.fetchArchived({ limit: 2 }, false);
    expect([names(first.threads.values()), first.hasMore]).toEqual([['vijf', 'vier'], true]);
    const before = new Date(first.threads.last()?.archiveTimestamp ?? 0);
    const second = await channel.threads.fetchArchived({ limit: 2, before }, false);
    expect([names(second.threads.values()), second.hasMore]).toEqual([['drie', 'twee'], true]);
    const last = await channel.threads.fetchArchived({ before: new Date('2026-03-02T08:00:01Z') }, false);
    expect([names(last.threads.values()), last.hasMore]).toEqual([['een'], false]);
    place.deny('bot', 'ReadMessageHistory');
    await expect(channel.threads.fetchArchived()).rejects.toMatchObject({ code: 50013 });
  });

  it('keep private ones for moderators, and for who is in them', async () => {
    const { sandbox, bot } = await startWithBot();
    const place = sandbox.channel('nieuws');
    const mine = place.startThread('Met ons', { kind: 'private' });
    mine.addMember('bot');
    mine.archive();
    place.startThread('Zonder ons', { kind: 'private' }).archive();
    const channel = bot.channels.cache.get(place.id);
    if (channel?.type !== ChannelType.GuildText) throw new Error('no channel');
    const joined = await channel.threads.fetchArchived({ type: 'private' });
    expect(names(joined.threads.values())).toEqual(['Met ons']);
    await expect(channel.threads.fetchArchived({ type: 'private', fetchAll: true })).rejects.toMatchObject({
      code: 50013,
    });
    await hears(bot, Events.ChannelUpdate, () => place.allow('bot', 'ManageThreads'));
    const all = await channel.threads.fetchArchived({ type: 'private', fetchAll: true });
    expect(names(all.threads.values()).sort()).toEqual(['Met ons', 'Zonder ons']);
  });

  it.each(['limit=1', 'limit=101', 'before=gisteren'])('cannot be asked with %s', async (query) => {
    const { sandbox } = await startWithBot();
    const path = `/channels/${sandbox.channel('nieuws').id}/threads/archived/public?${query}`;
    expect((await callApi(sandbox, 'GET', path)).body.code).toBe(50035);
  });
});

describe('threads on the gateway', () => {
  it('come with their server: the active ones that the bot sees', async () => {
    const { sandbox, bot: first } = await startWithBot();
    sandbox.channel('nieuws').startThread('Open');
    sandbox.channel('nieuws').startThread('Oud').archive();
    sandbox.channel('nieuws').startThread('Geheim', { kind: 'private' });
    await first.destroy();
    const bot = await makeBot(sandbox);
    const threads = bot.channels.cache.filter((channel) => channel.isThread());
    await bot.destroy();
    expect(names(threads.values() as Iterable<ThreadChannel>)).toEqual(['Open']);
  });

  it('come in one list when the bot gets to see their channel, by an overwrite or by a role', async () => {
    const { sandbox, bot } = await startWithBot();
    const place = sandbox.channel('nieuws');
    place.deny('bot', 'ViewChannel');
    place.startThread('Ongezien');
    const [byOverwrite] = await hears(bot, Events.ThreadListSync, () => place.allow('bot', 'ViewChannel'));
    expect(names(byOverwrite.values())).toEqual(['Ongezien']);
    sandbox.guild.addRole('Redacteuren');
    sandbox.channel('sport').deny('everyone', 'ViewChannel');
    sandbox.channel('sport').allow('Redacteuren', 'ViewChannel');
    sandbox.channel('sport').startThread('Wedstrijd');
    const [byRole] = await hears(bot, Events.ThreadListSync, () =>
      sandbox.guild.giveRole('bot', 'Redacteuren'),
    );
    expect(names(byRole.values())).toEqual(['Wedstrijd']);
  });

  it('are joined and left, and the bot is told so', async () => {
    const { sandbox, bot } = await startWithBot();
    const place = sandbox.channel('nieuws');
    const [thread] = await hears(bot, Events.ThreadCreate, () => place.startThread('Open'));
    await hears(bot, Events.ThreadMembersUpdate, () => thread.join());
    expect(place.thread('Open').members).toEqual(['reader', 'Telex']);
    expect((await thread.members.fetch(bot.user.id)).id).toBe(bot.user.id);
    await hears(bot, Events.ThreadMembersUpdate, () => thread.leave());
    expect(place.thread('Open').members).toEqual(['reader']);
    await expect(thread.members.fetch({ member: bot.user.id, force: true })).rejects.toMatchObject({
      status: 404,
      code: 10007,
    });
    await thread.members.add(sandbox.member('visitor').id);
    expect(place.thread('Open').members).toEqual(['reader', 'visitor']);
    await expect(thread.members.remove(sandbox.member('visitor').id)).rejects.toMatchObject({ code: 50013 });
  });
});

describe('what the sandbox says of threads is valid by Discord’s own schemas', () => {
  const problems = (schema: ZodMiniType, value: unknown) =>
    withWholeNumbers(schema).safeParse(value).success
      ? []
      : ['invalid', ...readBySchema(schema, value).problems];

  it('made, fetched, changed, listed, with members, on messages, in events', async () => {
    const { sandbox } = await startWithBot();
    sandbox.guild.addChannel('dossiers', { kind: 'forum', tags: ['Binnenland'], requireTag: true });
    const [forum, news] = [sandbox.channel('dossiers'), sandbox.channel('nieuws')];
    news.allow('bot', 'CreatePublicThreads', 'CreatePrivateThreads', 'ManageThreads');
    const call = async (method: string, path: string, body?: unknown) =>
      (await callApi(sandbox, method, path, body)).body;
    const socket = new GatewaySocket(sandbox);
    await socket.identify(sandbox, { intents: 1 });
    await socket.event('GUILD_CREATE');

    const shownForum = await call('GET', `/channels/${forum.id}`);
    expect(problems(schemas.GuildChannelResponseSchema, shownForum)).toEqual([]);
    const post = await call('POST', `/channels/${forum.id}/threads`, {
      name: 'Editie',
      applied_tags: [shownForum.available_tags[0].id],
      message: { content: 'x' },
    });
    expect(problems(schemas.CreatedThreadResponseSchema, post)).toEqual([]);
    expect(problems(schemas.MessageResponseSchema, post.message)).toEqual([]);
    const message = await call('POST', `/channels/${news.id}/messages`, { content: 'x' });
    await call('POST', `/channels/${news.id}/messages`, { content: 'later' });
    const fromMessage = await call('POST', `/channels/${news.id}/messages/${message.id}/threads`, {
      name: 'a',
    });
    const closed = await call('POST', `/channels/${news.id}/threads`, { name: 'b' });
    const changed = await call('PATCH', `/channels/${closed.id}`, {
      name: 'c',
      archived: true,
      locked: true,
    });
    const fetched = await call('GET', `/channels/${post.id}`);
    const { d: told } = await socket.event('THREAD_UPDATE');
    for (const one of [fromMessage, closed, changed, fetched, told]) {
      expect(problems(schemas.ThreadResponseSchema, one)).toEqual([]);
    }
    expect([changed.name, changed.thread_metadata]).toMatchObject(['c', { archived: true, locked: true }]);
    const member = await call('GET', `/channels/${post.id}/thread-members/@me?with_member=true`);
    expect(problems(schemas.ThreadMemberResponseSchema, member)).toEqual([]);
    for (const path of [
      `/guilds/${sandbox.guild.id}/threads/active`,
      `/channels/${news.id}/threads/archived/private`,
      `/channels/${news.id}/threads/archived/public`,
      `/channels/${news.id}/users/@me/threads/archived/private`,
    ]) {
      expect(problems(schemas.ThreadsResponseSchema, await call('GET', path))).toEqual([]);
    }
    for (const channel of [news.id, fromMessage.id]) {
      const list = await call('GET', `/channels/${channel}/messages`);
      for (const one of list) expect(problems(schemas.MessageResponseSchema, one)).toEqual([]);
    }
    expect((await call('DELETE', `/channels/${closed.id}`)).id).toBe(closed.id);
    expect((await socket.event('THREAD_DELETE')).d).toEqual({
      id: closed.id,
      guild_id: sandbox.guild.id,
      parent_id: news.id,
      type: 12,
    });
    socket.close();
  });
});
