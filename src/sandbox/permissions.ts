import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { ChannelRecord, GuildRecord, OverwriteRecord } from './world.ts';

/** Every permission there is. */
const ALL_PERMISSIONS: bigint = Object.values(PermissionFlagsBits).reduce((all, bit) => all | bit, 0n);

/**
 * What a member may do in the guild as a whole, or in one of its channels, by Discord's own algorithm (docs,
 * "Permissions", "Permission Overwrites"): owner and administrator may everything; else the roles together, then
 * the channel's overwrites for everyone, for the roles together, for the member.
 *
 * @returns A bit set; 0 for somebody who is not a member.
 */
export function permissionsOf(guild: GuildRecord, userId: string, channel?: ChannelRecord): bigint {
  const member = guild.members.get(userId);
  if (member === undefined) return 0n;
  if (guild.ownerId === userId) return ALL_PERMISSIONS;
  let held = BigInt(guild.roles.get(guild.id)?.permissions ?? '0');
  for (const roleId of member.roles) held |= BigInt(guild.roles.get(roleId)?.permissions ?? '0');
  if ((held & PermissionFlagsBits.Administrator) !== 0n) return ALL_PERMISSIONS;
  if (channel === undefined) return held;

  const overwrites = new Map(channel.overwrites.map((overwrite) => [overwrite.id, overwrite]));
  held = applyOverwrites(held, [overwrites.get(guild.id)]);
  held = applyOverwrites(
    held,
    member.roles.map((roleId) => overwrites.get(roleId)),
  );
  return applyOverwrites(held, [overwrites.get(userId)]);
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
