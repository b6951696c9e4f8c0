import { ChannelType, PermissionFlagsBits } from 'discord-api-types/v10';
import { refuse } from './errors.ts';
import { may, permissionsIn, sendingIn } from './permissions.ts';
import { botIsIn, type ChannelRecord, type GuildRecord, type MessageRecord, type World } from './world.ts';

/** The channel types in which messages can be. */
const TEXT_TYPES: readonly number[] = [
  ChannelType.GuildText,
  ChannelType.GuildVoice,
  ChannelType.GuildAnnouncement,
  ChannelType.DM,
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
];

/** Whether there can be messages in this channel itself. */
export function holdsMessages(channel: ChannelRecord): boolean {
  return TEXT_TYPES.includes(channel.type);
}

/**
 * The guild, when the bot is in it.
 * @throws DiscordRefusal 10004, 503 during an outage of that server.
 */
export function needGuild(world: World, guildId: string): GuildRecord {
  const guild = world.guilds.get(guildId);
  if (guild === undefined || !botIsIn(world, guildId)) throw refuse.unknownGuild();
  if (guild.isDown) throw refuse.guildIsDown();
  return guild;
}

/**
 * The channel, when the bot can see it.
 * @throws DiscordRefusal 10003 when it does not exist, 50001 when the bot may not see it or is not in the
 *   server, 503 during an outage of that server.
 */
export function needChannel(world: World, channelId: string): ChannelRecord {
  const channel = world.channels.get(channelId);
  if (channel === undefined) throw refuse.unknownChannel();
  if (channel.guildId !== null && world.guilds.get(channel.guildId)?.isDown) throw refuse.guildIsDown();
  if (!may(botPermissions(world, channel), PermissionFlagsBits.ViewChannel)) throw refuse.missingAccess();
  return channel;
}

/**
 * A channel that holds messages, in which the bot may do this.
 *
 * @param needed A bit set on top of seeing the channel.
 * @throws DiscordRefusal 10003, 50001, 50008 (no messages in there), 50013.
 */
export function needTextChannel(world: World, channelId: string, needed = 0n): ChannelRecord {
  const channel = needChannel(world, channelId);
  if (!holdsMessages(channel)) throw refuse.notATextChannel();
  if (!may(botPermissions(world, channel), needed)) throw refuse.missingPermissions();
  return channel;
}

/**
 * A channel or thread in which the bot may write now.
 * @throws DiscordRefusal what `needTextChannel` and `refuseLocked` do.
 */
export function needOpenChannel(world: World, channelId: string): ChannelRecord {
  const channel = needTextChannel(world, channelId);
  if (!may(botPermissions(world, channel), sendingIn(channel))) throw refuse.missingPermissions();
  refuseLocked(world, channel);
  return channel;
}

/**
 * In a locked thread only who may manage threads writes (docs, "Locked Threads"). One that is archived as well does not
 * open for others.
 * @throws DiscordRefusal 50083 when it is archived, else 160005.
 */
export function refuseLocked(world: World, channel: ChannelRecord): void {
  const { thread } = channel;
  if (thread === null || !thread.locked) return;
  if (may(botPermissions(world, channel), PermissionFlagsBits.ManageThreads)) return;
  throw thread.archived ? refuse.threadArchived() : refuse.threadLocked();
}

/**
 * In an archived thread nothing is changed, by whomever, and in a locked one not by everybody.
 * @throws DiscordRefusal 50083, 160005.
 */
export function refuseClosed(world: World, channel: ChannelRecord): void {
  if (channel.thread?.archived) throw refuse.threadArchived();
  refuseLocked(world, channel);
}

/**
 * A message that the bot can see: of this channel, not somebody's ephemeral one.
 * @throws DiscordRefusal 10008.
 */
export function needMessage(world: World, channel: ChannelRecord, messageId: string): MessageRecord {
  const message = world.messages.get(messageId);
  if (message === undefined || message.channelId !== channel.id || message.onlyFor !== null) {
    throw refuse.unknownMessage();
  }
  return message;
}

/** What the bot may do in this channel; in direct messages everything that can be done there, in those of others nothing. */
export function botPermissions(world: World, channel: ChannelRecord): bigint {
  if (channel.people !== null) return 0n;
  if (channel.guildId === null) {
    return (
      PermissionFlagsBits.ViewChannel |
      PermissionFlagsBits.SendMessages |
      PermissionFlagsBits.EmbedLinks |
      PermissionFlagsBits.AttachFiles |
      PermissionFlagsBits.SendTTSMessages |
      PermissionFlagsBits.ReadMessageHistory
    );
  }
  return permissionsIn(world, channel, world.applicationId);
}
