import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { SandboxContext } from './context.ts';
import { showMessage } from './message-payloads.ts';
import { displayName } from './payloads.ts';
import { may, permissionsIn, permissionsInGuild, sendingIn } from './permissions.ts';
import {
  type ChannelRecord,
  channelsOf,
  type GuildRecord,
  isNotice,
  messagesOf,
  type ThreadChannel,
  threadsOf,
  type World,
} from './world.ts';

/** How many messages of a channel the page gets. */
const SHOWN = 100;

/** Everything that the page draws, at this moment: servers, channels, people and messages (the last 100 a channel). */
export function showState(context: SandboxContext) {
  const { world } = context;
  const directs = world.channels.inGuild(null);
  return {
    now: context.clock.now(),
    botId: world.applicationId,
    botName: displayNameOf(world, world.applicationId),
    /** Whether a bot is connected. */
    connected: context.gateway.connected,
    guilds: [...world.guilds.values()].map((guild) => showGuild(context, guild)),
    // `people`: who is in it, the bot too where it is.
    directs: directs.map((channel) => {
      const people = channel.people ?? [channel.recipientId ?? '', world.applicationId];
      const names = people.map((id) => displayNameOf(world, id));
      return { ...showChannel(context, channel), people, names };
    }),
  };
}

function displayNameOf(world: World, userId: string): string {
  const user = world.users.get(userId);
  return user === undefined ? '' : displayName(user);
}

function showGuild(context: SandboxContext, guild: GuildRecord) {
  const { world } = context;
  return {
    id: guild.id,
    name: guild.name,
    roles: [...guild.roles.values()].map((role) => ({ id: role.id, name: role.name })),
    members: [...guild.members.values()].flatMap((member) => {
      const user = world.users.get(member.userId);
      if (user === undefined) return [];
      const colours = member.roles.map((id) => guild.roles.get(id)?.color ?? 0);
      return [
        {
          id: user.id,
          username: user.username,
          name: displayName(user),
          locale: user.locale,
          bot: user.bot,
          may: user.bot ? 'bot' : rankOf(guild, user.id),
          colour: colours.find((colour) => colour !== 0) ?? null,
        },
      ];
    }),
    channels: channelsOf(world, guild.id).flatMap((channel) => [
      showChannel(context, channel),
      ...threadsOf(world, guild.id)
        .filter((thread) => thread.parentId === channel.id)
        .map((thread) => ({ ...showChannel(context, thread), thread: showThread(world, thread) })),
    ]),
  };
}

/** Which of the three people that a bot meets somebody is in a server. */
function rankOf(guild: GuildRecord, userId: string): 'administrator' | 'moderator' | 'reader' {
  const held = permissionsInGuild(guild, userId);
  if (may(held, PermissionFlagsBits.Administrator)) return 'administrator';
  return may(held, PermissionFlagsBits.ManageGuild) ? 'moderator' : 'reader';
}

/** What a thread has that other channels have not. */
function showThread(world: World, channel: ThreadChannel) {
  const forum = world.channels.get(channel.parentId ?? '');
  const { thread } = channel;
  return {
    parentId: channel.parentId,
    archived: thread.archived,
    locked: thread.locked,
    tags: thread.tags.flatMap((id) => forum?.tags.find((tag) => tag.id === id)?.name ?? []),
  };
}

/** Who reads and who writes in a channel of a server, user ids; null for direct messages, which are for those in them. */
function whoMay(world: World, channel: ChannelRecord) {
  const guild = world.guilds.get(channel.guildId ?? '');
  if (guild === undefined) return null;
  const { ViewChannel, ManageThreads } = PermissionFlagsBits;
  const writing = ViewChannel | sendingIn(channel) | (channel.thread?.locked === true ? ManageThreads : 0n);
  const held = [...guild.members.keys()].map((id) => ({ id, bits: permissionsIn(world, channel, id) }));
  const those = (needed: bigint) => held.filter(({ bits }) => may(bits, needed)).map(({ id }) => id);
  return { read: those(ViewChannel), write: those(writing) };
}

/** The messages of a channel before the one with the id `before` (null: all), the last 100 of them; `hasOlder` when there are more. */
export function showMessages(
  { world, origin }: SandboxContext,
  channel: ChannelRecord,
  before: string | null,
) {
  const all = messagesOf(world, channel.id)
    .filter((message) => before === null || BigInt(message.id) < BigInt(before))
    .filter((message) => !isNotice(message));
  return {
    messages: all.slice(-SHOWN).map((message) => showMessage(world, message, origin())),
    hasOlder: all.length > SHOWN,
  };
}

function showChannel(context: SandboxContext, channel: ChannelRecord) {
  return {
    id: channel.id,
    name: channel.name,
    type: channel.type,
    topic: channel.topic,
    categoryId: channel.thread === null ? channel.parentId : null,
    may: whoMay(context.world, channel),
    ...showMessages(context, channel, null),
  };
}
