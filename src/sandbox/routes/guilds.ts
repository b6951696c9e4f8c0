import {
  CreatePrivateChannelRequestSchema,
  UpdateGuildChannelRequestPartialSchema,
} from 'discord-api-spec/zod';
import { GatewayIntentBits as Intent, PermissionFlagsBits } from 'discord-api-types/v10';
import { botPermissions, needChannel, needGuild, needTextChannel } from '../access.ts';
import { channelChanged, deleteChannel, openDirectMessages } from '../channel-changes.ts';
import { needBySchema } from '../check-body.ts';
import { refuse } from '../errors.ts';
import { bodyOf, type Route, route } from '../http.ts';
import { channelPayload, guildPayload, memberPayload, rolePayload } from '../payloads.ts';
import { may } from '../permissions.ts';
import { readLimit, readText } from '../read-query.ts';
import { editThread } from '../thread-edits.ts';
import { deleteThread } from '../thread-making.ts';
import { channelsOf, isThread } from '../world.ts';

/** Servers, their channels, roles and members, and opening direct messages. */
export const guildRoutes: readonly Route[] = [
  route('GET', '/guilds/{guild_id}', ({ context: { world }, param, query }) => {
    const guild = needGuild(world, param('guild_id'));
    const counts =
      query.get('with_counts') === 'true'
        ? { approximate_member_count: guild.members.size, approximate_presence_count: guild.members.size }
        : {};
    return { body: { ...guildPayload(guild), ...counts } };
  }),
  route('GET', '/guilds/{guild_id}/channels', ({ context: { world }, param }) => {
    const guild = needGuild(world, param('guild_id'));
    return { body: channelsOf(world, guild.id).map((channel) => channelPayload(world, channel)) };
  }),
  route('GET', '/guilds/{guild_id}/roles', ({ context: { world }, param }) => {
    const guild = needGuild(world, param('guild_id'));
    return { body: [...guild.roles.values()].map(rolePayload) };
  }),
  // Before the one by id, which would take "member-counts" for one. Everybody's role is not counted.
  route('GET', '/guilds/{guild_id}/roles/member-counts', ({ context: { world }, param }) => {
    const guild = needGuild(world, param('guild_id'));
    const members = [...guild.members.values()];
    const counts = [...guild.roles.keys()]
      .filter((id) => id !== guild.id)
      .map((id) => [id, members.filter(({ roles }) => roles.includes(id)).length]);
    return { body: Object.fromEntries(counts) };
  }),
  route('GET', '/guilds/{guild_id}/roles/{role_id}', ({ context: { world }, param }) => {
    const role = needGuild(world, param('guild_id')).roles.get(param('role_id'));
    if (role === undefined) throw refuse.unknownRole();
    return { body: rolePayload(role) };
  }),
  // Before the one by id, which would take "search" for one.
  route('GET', '/guilds/{guild_id}/members/search', ({ context: { world }, param, query }) => {
    const guild = needGuild(world, param('guild_id'));
    const wanted = readText(query, 'query', { least: 1, most: 100 }).toLowerCase();
    const limit = readLimit(query, { least: 1, most: 1000, byDefault: 1 });
    const found = [...guild.members.values()].filter((member) => {
      const names = [member.nick, world.users.get(member.userId)?.username];
      return names.some((name) => name?.toLowerCase().startsWith(wanted));
    });
    return { body: found.slice(0, limit).map((member) => memberPayload(world, member)) };
  }),
  route('GET', '/guilds/{guild_id}/members/{user_id}', ({ context: { world }, param }) => {
    const guild = needGuild(world, param('guild_id'));
    const userId = param('user_id');
    if (!world.users.has(userId)) throw refuse.unknownUser();
    const member = guild.members.get(userId);
    if (member === undefined) throw refuse.unknownMember();
    return { body: memberPayload(world, member) };
  }),
  route('GET', '/channels/{channel_id}', ({ context: { world }, param }) => ({
    body: channelPayload(world, needChannel(world, param('channel_id'))),
  })),
  route('PATCH', '/channels/{channel_id}', (call) => {
    const { context, param } = call;
    const channel = needChannel(context.world, param('channel_id'));
    const body = bodyOf(call);
    if (isThread(channel)) {
      editThread(context, channel, body);
      return { body: channelPayload(context.world, channel) };
    }
    if (!may(botPermissions(context.world, channel), PermissionFlagsBits.ManageChannels)) {
      throw refuse.missingPermissions();
    }
    const read = needBySchema(UpdateGuildChannelRequestPartialSchema, body);
    const { name, topic, rate_limit_per_user: slow, default_thread_rate_limit_per_user: threadSlow } = read;
    if (typeof name === 'string') channel.name = name;
    if (typeof topic === 'string' || topic === null) channel.topic = topic;
    if (typeof slow === 'number') channel.slowModeSeconds = slow;
    if (typeof threadSlow === 'number') channel.threadSlowModeSeconds = threadSlow;
    channelChanged(context, channel);
    return { body: channelPayload(context.world, channel) };
  }),
  route('DELETE', '/channels/{channel_id}', ({ context, param }) => {
    const channel = needChannel(context.world, param('channel_id'));
    const needed = isThread(channel) ? PermissionFlagsBits.ManageThreads : PermissionFlagsBits.ManageChannels;
    if (channel.guildId !== null && !may(botPermissions(context.world, channel), needed)) {
      throw refuse.missingPermissions();
    }
    const body = channelPayload(context.world, channel);
    if (isThread(channel)) deleteThread(context, channel);
    else if (channel.guildId !== null) deleteChannel(context, channel);
    return { body };
  }),
  route('POST', '/channels/{channel_id}/typing', ({ context, param }) => {
    const { world } = context;
    const { id, guildId } = needTextChannel(world, param('channel_id'));
    const member = world.guilds.get(guildId ?? '')?.members.get(world.applicationId);
    const intent = guildId === null ? Intent.DirectMessageTyping : Intent.GuildMessageTyping;
    context.gateway.dispatch(guildId, intent, 'TYPING_START', {
      channel_id: id,
      ...(guildId === null ? {} : { guild_id: guildId }),
      user_id: world.applicationId,
      timestamp: Math.floor(context.clock.now() / 1000),
      ...(member === undefined ? {} : { member: memberPayload(world, member) }),
    });
    return {};
  }),
  route('POST', '/users/@me/channels', (call) => {
    const { context } = call;
    const body = needBySchema(CreatePrivateChannelRequestSchema, bodyOf(call));
    const userId = String(body.recipient_id ?? '');
    const user = context.world.users.get(userId);
    if (user === undefined || user.id === context.world.applicationId) {
      throw refuse.invalidForm([
        { path: ['recipient_id'], code: 'BASE_TYPE_CHOICES', message: 'Invalid Recipient(s)' },
      ]);
    }
    return { body: channelPayload(context.world, openDirectMessages(context, user.id)) };
  }),
];
