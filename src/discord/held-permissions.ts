import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { HeldChannel, HeldGuild } from './held-guild.ts';

/** All that there is, for who owns a server or administers it. */
const everything = Object.values(PermissionFlagsBits).reduce((all, bit) => all | bit, 0n);

/** The bot's permissions in a server as a whole; null when its roles there are not known. `selfId`: its own id. */
export function permissionsInGuild(guild: HeldGuild, selfId: string): bigint | null {
  const { id, ownerId, ownRoles, roles } = guild;
  if (ownRoles === null) return null;
  if (ownerId === selfId) return everything;
  const held = roles
    .filter((role) => role.id === id || ownRoles.includes(role.id))
    .reduce((all, role) => all | BigInt(role.permissions), 0n);
  return (held & PermissionFlagsBits.Administrator) === 0n ? held : everything;
}

/**
 * The bot's permissions in a channel, in a thread those of the channel that it lies in; null when its roles there are not known, or of a
 * thread whose channel is gone or hidden. As Discord's documentation reckons them ("Permission Hierarchy").
 */
export function permissionsIn(guild: HeldGuild, channel: HeldChannel, selfId: string): bigint | null {
  const place = isThreadType(channel.type) ? channelIn(guild, channel.parentId) : channel;
  const held = permissionsInGuild(guild, selfId);
  if (place === null || held === null) return null;
  if (held === everything) return everything;
  const roles = guild.ownRoles ?? [];
  const apply = (base: bigint, whose: (id: string) => boolean) => {
    const own = place.overwrites.filter(({ id }) => whose(id));
    const denied = own.reduce((all, { deny }) => all | BigInt(deny), 0n);
    return own.reduce((all, { allow }) => all | BigInt(allow), base & ~denied);
  };
  const forAll = apply(held, (id) => id === guild.id);
  const byRole = apply(forAll, (id) => id !== guild.id && roles.includes(id));
  return apply(byRole, (id) => id === selfId);
}

/** The channel with this id; null for none. */
export function channelIn(guild: HeldGuild, id: string | null): HeldChannel | null {
  return guild.channels.find((channel) => channel.id === id) ?? null;
}

/** Whether a channel of Discord's type is a thread: 10, 11 and 12. */
export function isThreadType(type: number): boolean {
  return type >= 10 && type <= 12;
}
