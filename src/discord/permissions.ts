import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { PlaceKind } from '../delivery/subscription.ts';

/** The permissions that Telex needs in a channel it posts in, by Discord's names. The words for them: `permission.*`. */
export const neededPermissions = [
  { name: 'ViewChannel', bit: PermissionFlagsBits.ViewChannel },
  { name: 'SendMessages', bit: PermissionFlagsBits.SendMessages },
  { name: 'EmbedLinks', bit: PermissionFlagsBits.EmbedLinks },
  { name: 'ReadMessageHistory', bit: PermissionFlagsBits.ReadMessageHistory },
] as const;

/** In place of Send Messages where posts go into a thread. */
const inThreads = {
  name: 'SendMessagesInThreads',
  bit: PermissionFlagsBits.SendMessagesInThreads,
} as const;

/** The name of a permission that the bot asks for, as Discord's documentation spells it. */
export type NeededPermission = (typeof neededPermissions)[number]['name'] | typeof inThreads.name;

/**
 * Which of the permissions that a place of this kind needs are not among `held` (a bit set as Discord writes it), in the
 * table's order.
 */
export function missingPermissions(held: bigint, place: PlaceKind = 'channel'): readonly NeededPermission[] {
  return neededIn(place)
    .filter(({ bit }) => (held & bit) === 0n)
    .map(({ name }) => name);
}

/** The permissions that a place of this kind needs. */
export function neededIn(
  place: PlaceKind,
): readonly { readonly name: NeededPermission; readonly bit: bigint }[] {
  return neededPermissions.map((one) =>
    place === 'thread' && one.name === 'SendMessages' ? inThreads : one,
  );
}
