import { type Client, Events, type GuildTextBasedChannel } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { hears, makeBot, startWithBot } from './bot.ts';
import { callApi } from './helpers.ts';

/** What a client believes that it may do in this channel, from what the gateway told it. */
function believes(bot: Client<true>, channelId: string, permission: 'SendMessages' | 'ViewChannel') {
  const channel = bot.channels.cache.get(channelId) as GuildTextBasedChannel;
  return channel.permissionsFor(bot.user)?.has(permission);
}

describe('a bot that is thrown out and invited again', () => {
  it('hears of both, and may write only while it is there', async () => {
    const { sandbox, bot } = await startWithBot();
    const place = sandbox.channel('nieuws');
    await hears(bot, Events.GuildDelete, () => sandbox.guild.kickBot());
    expect(bot.channels.cache.has(place.id)).toBe(false);
    const post = () => callApi(sandbox, 'POST', `/channels/${place.id}/messages`, { content: 'x' });
    expect((await post()).body.code).toBe(50001);
    const [guild] = await hears(bot, Events.GuildCreate, () => sandbox.guild.inviteBot());
    expect(guild.channels.cache.has(place.id)).toBe(true);
    expect((await post()).status).toBe(200);
  });
});

describe('an outage of one server', () => {
  it('makes it unavailable, and silent, until it is over', async () => {
    const { sandbox, bot } = await startWithBot();
    const other = sandbox.addGuild('Buurt');
    const place = sandbox.channel('nieuws');
    const [guild] = await hears(bot, Events.GuildUnavailable, () => sandbox.guild.goDown());
    expect([guild.id, guild.available]).toEqual([sandbox.guild.id, false]);
    place.rename('laatste-nieuws');
    const post = (id: string) => callApi(sandbox, 'POST', `/channels/${id}/messages`, { content: 'x' });
    expect((await post(place.id)).status).toBe(503);
    expect((await callApi(sandbox, 'GET', `/guilds/${sandbox.guild.id}`)).status).toBe(503);
    expect((await post(other.channel('algemeen').id)).status).toBe(200);
    const [again] = await hears(bot, Events.GuildAvailable, () => sandbox.guild.comeUp());
    expect(again.channels.cache.get(place.id)?.name).toBe('laatste-nieuws');
    expect((await post(place.id)).status).toBe(200);
  });

  it('is known to a bot that comes in meanwhile', async () => {
    const { sandbox, bot: first } = await startWithBot();
    await first.destroy();
    sandbox.guild.goDown();
    const bot = await makeBot(sandbox, () => {}, { waitGuildTimeout: 0 });
    expect(bot.guilds.cache.get(sandbox.guild.id)?.available).toBe(false);
    const [guild] = await hears(bot, Events.GuildAvailable, () => sandbox.guild.comeUp());
    expect(guild.name).toBe('Redactie');
    await bot.destroy();
  });
});

describe('the list of its servers', () => {
  it('says what the bot may do in each, and how many are in it when asked', async () => {
    const { sandbox, bot } = await startWithBot();
    const [listed] = (await bot.guilds.fetch()).values();
    expect(listed?.permissions.has('SendMessages')).toBe(true);
    expect(listed?.permissions.has('ManageGuild')).toBe(false);
    const { body } = await callApi(sandbox, 'GET', '/users/@me/guilds?with_counts=true');
    expect(body).toMatchObject([{ owner: false, approximate_member_count: 5 }]);
  });
});

describe('what changes in a server', () => {
  it('is heard: a channel that is renamed or deleted', async () => {
    const { sandbox, bot } = await startWithBot();
    const place = sandbox.channel('sport');
    await hears(bot, Events.ChannelUpdate, () => place.rename('voetbal'));
    expect(bot.channels.cache.get(place.id)).toMatchObject({ name: 'voetbal' });
    expect(sandbox.channel('voetbal').id).toBe(place.id);
    await hears(bot, Events.ChannelDelete, () => place.delete());
    const post = await callApi(sandbox, 'POST', `/channels/${place.id}/messages`, { content: 'x' });
    expect([post.status, post.body.code]).toEqual([404, 10003]);
  });

  it('is heard in what the bot may do: by overwrites', async () => {
    const { sandbox, bot } = await startWithBot();
    const place = sandbox.channel('nieuws');
    expect(believes(bot, place.id, 'SendMessages')).toBe(true);
    await hears(bot, Events.ChannelUpdate, () => place.deny('everyone', 'SendMessages'));
    expect(believes(bot, place.id, 'SendMessages')).toBe(false);
    await hears(bot, Events.ChannelUpdate, () => place.allow('bot', 'SendMessages'));
    expect(believes(bot, place.id, 'SendMessages')).toBe(true);
  });

  it('is heard in what the bot may do: by a role that changes', async () => {
    const { sandbox, bot } = await startWithBot();
    const place = sandbox.channel('nieuws');
    await hears(bot, Events.GuildRoleUpdate, () => sandbox.guild.permit('everyone', ['ViewChannel']));
    expect(believes(bot, place.id, 'SendMessages')).toBe(true);
    await hears(bot, Events.GuildRoleUpdate, () => sandbox.guild.permit('Telex', ['ViewChannel']));
    expect(believes(bot, place.id, 'SendMessages')).toBe(false);
    const post = await callApi(sandbox, 'POST', `/channels/${place.id}/messages`, { content: 'x' });
    expect(post.body.code).toBe(50013);
  });

  it('is heard in what the bot may do: by a role that it gets, loses, or that is deleted', async () => {
    const { sandbox, bot } = await startWithBot();
    const place = sandbox.channel('nieuws');
    await hears(bot, Events.GuildRoleCreate, () => sandbox.guild.addRole('Omroepers'));
    place.deny('everyone', 'ViewChannel');
    await hears(bot, Events.ChannelUpdate, () => place.allow('Omroepers', 'ViewChannel'));
    const sees = () => believes(bot, place.id, 'ViewChannel');
    expect(sees()).toBe(false);
    await hears(bot, Events.GuildMemberUpdate, () => sandbox.guild.giveRole('bot', 'Omroepers'));
    expect(sees()).toBe(true);
    await hears(bot, Events.GuildMemberUpdate, () => sandbox.guild.takeRole('bot', 'Omroepers'));
    expect(sees()).toBe(false);
    sandbox.guild.giveRole('bot', 'Omroepers');
    await hears(bot, Events.GuildRoleDelete, () => sandbox.guild.removeRole('Omroepers'));
    expect(sees()).toBe(false);
    const post = await callApi(sandbox, 'POST', `/channels/${place.id}/messages`, { content: 'x' });
    expect(post.body.code).toBe(50001);
  });
});
