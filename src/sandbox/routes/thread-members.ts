import { ChannelType, GatewayIntentBits, PermissionFlagsBits } from 'discord-api-types/v10';
import { botPermissions, needChannel, refuseClosed } from '../access.ts';
import { refuse } from '../errors.ts';
import { type Call, type Route, route } from '../http.ts';
import { memberPayload } from '../payloads.ts';
import { may } from '../permissions.ts';
import { joinThread, leaveThread } from '../thread-changes.ts';
import { threadMemberPayload } from '../thread-payloads.ts';
import { isThread, type ThreadChannel } from '../world.ts';

const MEMBERS = '/channels/{channel_id}/thread-members';

/** Who is in a thread: the bot itself, and others. */
export const threadMemberRoutes: readonly Route[] = [
  route('GET', MEMBERS, (call) => {
    const channel = needThread(call);
    const { context, query } = call;
    if ((context.gateway.intents & GatewayIntentBits.GuildMembers) === 0) throw refuse.missingAccess();
    const isFull = query.get('with_member') === 'true';
    return { body: [...channel.thread.members.keys()].map((id) => showMember(call, channel, id, isFull)) };
  }),
  route('PUT', `${MEMBERS}/@me`, (call) => {
    const channel = needThread(call);
    if (channel.thread.archived) throw refuse.threadArchived();
    joinThread(call.context, channel, call.context.world.applicationId);
    return {};
  }),
  route('DELETE', `${MEMBERS}/@me`, (call) => {
    const channel = needThread(call);
    if (channel.thread.archived) throw refuse.threadArchived();
    leaveThread(call.context, channel, call.context.world.applicationId);
    return {};
  }),
  route('GET', `${MEMBERS}/@me`, (call) => ({
    body: showMember(
      call,
      needThread(call),
      call.context.world.applicationId,
      call.query.get('with_member') === 'true',
    ),
  })),
  route('GET', `${MEMBERS}/{user_id}`, (call) => ({
    body: showMember(call, needThread(call), call.param('user_id'), call.query.get('with_member') === 'true'),
  })),
  route('PUT', `${MEMBERS}/{user_id}`, (call) => {
    const channel = needThread(call);
    const { context, param } = call;
    const held = botPermissions(context.world, channel);
    if (!may(held, PermissionFlagsBits.SendMessagesInThreads)) throw refuse.missingPermissions();
    refuseClosed(context.world, channel);
    const guild = context.world.guilds.get(channel.guildId ?? '');
    if (guild?.members.has(param('user_id')) !== true) throw refuse.unknownMember();
    joinThread(context, channel, param('user_id'));
    return {};
  }),
  route('DELETE', `${MEMBERS}/{user_id}`, (call) => {
    const channel = needThread(call);
    const { context, param } = call;
    const isOwn =
      channel.type === ChannelType.PrivateThread && channel.thread.ownerId === context.world.applicationId;
    if (!isOwn && !may(botPermissions(context.world, channel), PermissionFlagsBits.ManageThreads)) {
      throw refuse.missingPermissions();
    }
    if (channel.thread.archived) throw refuse.threadArchived();
    leaveThread(context, channel, param('user_id'));
    return {};
  }),
];

function needThread({ context: { world }, param }: Call): ThreadChannel {
  const channel = needChannel(world, param('channel_id'));
  if (!isThread(channel)) throw refuse.wrongChannelType();
  return channel;
}

function showMember({ context: { world } }: Call, channel: ThreadChannel, userId: string, isFull: boolean) {
  const own = threadMemberPayload(channel, userId);
  if (own === undefined) throw refuse.unknownMember();
  const member = world.guilds.get(channel.guildId ?? '')?.members.get(userId);
  return isFull && member !== undefined ? { ...own, member: memberPayload(world, member) } : own;
}
