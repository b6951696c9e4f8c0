import { ChannelType, PermissionFlagsBits } from 'discord-api-types/v10';
import { refuse } from './errors.ts';
import { may, permissionsOf } from './permissions.ts';
import { botIsIn, type ChannelRecord, type GuildRecord, type MessageRecord, type World } from './world.ts';

/** The channel types in which messages can be. */
const TEXT_TYPES: readonly number[] = [
  ChannelType.GuildText,
  ChannelType.GuildVoice,
  ChannelType.GuildAnnouncement,
  ChannelType.DM,
];

/**
 * The guild, when the bot is in it.
 * @throws DiscordRefusal 10004.
 */
export function needGuild(world: World, guildId: string): GuildRecord {
  const guild = world.guilds.get(guildId);
  if (guild === undefined || !botIsIn(world, guildId)) throw refuse.unknownGuild();
  return guild;
}

/**
 * The channel, when the bot can see it.
 * @throws DiscordRefusal 10003 when it does not exist, 50001 when the bot may not see it or is not in the server.
 */
export function needChannel(world: World, channelId: string): ChannelRecord {
  const channel = world.channels.get(channelId);
  if (channel === undefined) throw refuse.unknownChannel();
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
  if (!TEXT_TYPES.includes(channel.type)) throw refuse.notATextChannel();
  if (!may(botPermissions(world, channel), needed)) throw refuse.missingPermissions();
  return channel;
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

/** What the bot may do in this channel; in direct messages everything that can be done there. */
export function botPermissions(world: World, channel: ChannelRecord): bigint {
  if (channel.guildId === null) {
    return (
      PermissionFlagsBits.ViewChannel |
      PermissionFlagsBits.SendMessages |
      PermissionFlagsBits.EmbedLinks |
      PermissionFlagsBits.AttachFiles |
      PermissionFlagsBits.ReadMessageHistory
    );
  }
  const guild = world.guilds.get(channel.guildId);
  return guild === undefined ? 0n : permissionsOf(guild, world.applicationId, channel);
}
