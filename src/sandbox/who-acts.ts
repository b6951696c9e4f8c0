import { PermissionFlagsBits } from 'discord-api-types/v10';
import { needOneOf } from './check-asked.ts';
import type { As, PermissionName, Whom } from './places.ts';
import { SandboxError } from './sandbox-error.ts';
import { type ChannelRecord, isThread, type World } from './world.ts';

/**
 * The id of who acts in a channel: in direct messages with the bot the person whose they are, else one of those who are in it.
 * @throws SandboxError `not-there`.
 */
export function actorIn(world: World, channel: ChannelRecord, { as: name = 'reader' }: As): string {
  if (channel.recipientId !== null) return channel.recipientId;
  const guild = world.guilds.get(channel.guildId ?? '');
  const there = channel.people ?? [...(guild?.members.keys() ?? [])];
  const id = there.find((userId) => world.users.get(userId)?.username === name);
  if (id !== undefined) return id;
  const place = guild?.name ?? 'This conversation';
  throw new SandboxError('not-there', `${place} has no member "${name}".`);
}

/**
 * Whom a permission in a channel is given to: `type` 0 a role, 1 a member.
 * @throws SandboxError `not-there` where there are no permissions, and for a name that is none.
 */
export function targetIn(
  world: World,
  channel: ChannelRecord,
  whom: Whom,
): { readonly id: string; readonly type: 0 | 1 } {
  const guild = world.guilds.get(channel.guildId ?? '');
  if (guild === undefined) throw new SandboxError('not-there', 'Direct messages have no permissions.');
  if (isThread(channel)) {
    const why = `"${channel.name}" is a thread: it goes by the permissions of its channel.`;
    throw new SandboxError('not-there', why);
  }
  if (whom === 'bot') return { id: world.applicationId, type: 1 };
  if (whom === 'everyone') return { id: guild.id, type: 0 };
  const role = [...guild.roles.values()].find((one) => one.name === whom);
  return role === undefined
    ? { id: actorIn(world, channel, { as: whom }), type: 1 }
    : { id: role.id, type: 0 };
}

/** These permissions as a bit set. @throws SandboxError `wrong-option` for a name that is none. */
export function bitsOf(permissions: readonly PermissionName[]): bigint {
  const known = Object.keys(PermissionFlagsBits) as PermissionName[];
  return permissions.reduce((bits, name) => {
    return bits | PermissionFlagsBits[needOneOf('a permission', name, known)];
  }, 0n);
}
