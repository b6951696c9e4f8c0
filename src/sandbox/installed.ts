import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { InteractionDraft } from './interactions.ts';
import { may, permissionsIn } from './permissions.ts';
import { botIsIn, type ChannelRecord, type CommandRecord, type World } from './world.ts';

/**
 * By which installations a command is there (docs, "Application Commands", "Installation Context"): key `0`, its server (`0` in
 * direct messages with the bot); key `1`, the person. This is what `authorizing_integration_owners` of an interaction holds.
 */
export type Owners = { readonly 0?: string; readonly 1?: string };

/** Discord's interaction contexts (docs, "Interaction Context Types"). */
const CONTEXT = { guild: 0, botDirect: 1, people: 2 } as const;

/** In which of Discord's contexts a channel lies: 0 a server, 1 direct messages with the bot, 2 those between people. */
export function contextOf(channel: ChannelRecord): number {
  if (channel.guildId !== null) return CONTEXT.guild;
  return channel.people === null ? CONTEXT.botDirect : CONTEXT.people;
}

/**
 * By which installations this person has the application in this channel: in its server, or with themselves wherever they
 * are. Empty where they have it by neither.
 */
export function ownersIn(world: World, channel: ChannelRecord, userId: string): Owners {
  const context = contextOf(channel);
  const isInServer = channel.guildId !== null && botIsIn(world, channel.guildId);
  const byServer = isInServer ? channel.guildId : context === CONTEXT.botDirect ? '0' : null;
  const isPersonal = world.users.get(userId)?.hasApp === true;
  return { ...(byServer === null ? {} : { 0: byServer }), ...(isPersonal ? { 1: userId } : {}) };
}

/** Of those, the ones that a command is made for: its `integration_types`, which of a server's own command is that server. */
export function ownersOf(command: CommandRecord, here: Owners): Owners {
  const types = Array.isArray(command.body.integration_types) ? command.body.integration_types : [0];
  const takes = (type: 0 | 1) => (command.guildId === null ? types.includes(type) : type === 0);
  return {
    ...(takes(0) && here[0] !== undefined ? { 0: here[0] } : {}),
    ...(takes(1) && here[1] !== undefined ? { 1: here[1] } : {}),
  };
}

/** Whether the application is in this place only by the person who uses it: then its answers are bounded (docs, "User Install"). */
export function isOnlyPersonal(world: World, { channel }: Pick<InteractionDraft, 'channel'>): boolean {
  return channel.guildId === null ? channel.people !== null : !botIsIn(world, channel.guildId);
}

/** Whether an application that is there by this person alone may answer for everybody (docs, USE_EXTERNAL_APPS). */
export function mayAnswerOpenly(world: World, draft: Pick<InteractionDraft, 'channel' | 'userId'>): boolean {
  const { channel, userId } = draft;
  if (channel.guildId === null || !isOnlyPersonal(world, draft)) return true;
  return may(permissionsIn(world, channel, userId), PermissionFlagsBits.UseExternalApps);
}
