import { ChannelType, PermissionFlagsBits } from 'discord-api-types/v10';
import type { ChannelRecord, GuildRecord, OverwriteRecord, World } from './world.ts';

/** Every permission there is. */
const ALL_PERMISSIONS: bigint = Object.values(PermissionFlagsBits).reduce((all, bit) => all | bit, 0n);

/**
 * What somebody may do in a channel of a guild, by Discord's own algorithm (docs, "Permissions", "Permission
 * Overwrites"): owner and administrator may everything; else the roles together, then the channel's overwrites for
 * everyone, for the roles together, for the member. A thread goes by the channel in which it lies; a private one is
 * there only for its members and for those who may manage threads.
 *
 * @returns A bit set; 0 for somebody who is not a member, and in direct messages.
 */
export function permissionsIn(world: World, channel: ChannelRecord, userId: string): bigint {
  const guild = world.guilds.get(channel.guildId ?? '');
  const place = channel.thread === null ? channel : world.channels.get(channel.parentId ?? '');
  if (guild === undefined || place === undefined) return 0n;
  const held = permissionsByOverwrites(guild, userId, place);
  const isHidden =
    channel.type === ChannelType.PrivateThread &&
    channel.thread?.members.has(userId) === false &&
    !may(held, PermissionFlagsBits.ManageThreads);
  return isHidden ? 0n : held;
}

function permissionsByOverwrites(guild: GuildRecord, userId: string, channel: ChannelRecord): bigint {
  let held = permissionsInGuild(guild, userId);
  const member = guild.members.get(userId);
  if (member === undefined || held === ALL_PERMISSIONS) return held;
  const overwrites = new Map(channel.overwrites.map((overwrite) => [overwrite.id, overwrite]));
  held = applyOverwrites(held, [overwrites.get(guild.id)]);
  held = applyOverwrites(
    held,
    member.roles.map((roleId) => overwrites.get(roleId)),
  );
  return applyOverwrites(held, [overwrites.get(userId)]);
}

/** What somebody may do in a server by its roles alone: a bit set; 0 for somebody who is not a member. */
export function permissionsInGuild(guild: GuildRecord, userId: string): bigint {
  const member = guild.members.get(userId);
  if (member === undefined) return 0n;
  if (guild.ownerId === userId) return ALL_PERMISSIONS;
  let held = BigInt(guild.roles.get(guild.id)?.permissions ?? '0');
  for (const roleId of member.roles) held |= BigInt(guild.roles.get(roleId)?.permissions ?? '0');
  return may(held, PermissionFlagsBits.Administrator) ? ALL_PERMISSIONS : held;
}

/** Takes away what any of these denies, then grants what any of these allows. */
function applyOverwrites(held: bigint, overwrites: readonly (OverwriteRecord | undefined)[]): bigint {
  let denied = 0n;
  let allowed = 0n;
  for (const overwrite of overwrites) {
    denied |= BigInt(overwrite?.deny ?? '0');
    allowed |= BigInt(overwrite?.allow ?? '0');
  }
  return (held & ~denied) | allowed;
}

/** True when all these bits are set. */
export function may(held: bigint, needed: bigint): boolean {
  return (held & needed) === needed;
}

/** What it takes to write here: in threads that is a permission of its own (docs, "Threads", "Permissions"). */
export function sendingIn(channel: ChannelRecord): bigint {
  return channel.thread === null
    ? PermissionFlagsBits.SendMessages
    : PermissionFlagsBits.SendMessagesInThreads;
}

/** Whether the bot sees this channel or thread of a guild. */
export function isSeenByBot(world: World, channel: ChannelRecord): boolean {
  return may(permissionsIn(world, channel, world.applicationId), PermissionFlagsBits.ViewChannel);
}
