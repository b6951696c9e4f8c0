import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { PlaceKind, Subscription } from '../delivery/subscription.ts';

/**
 * The permissions that Telex needs, by Discord's names, and in which kinds of place. The words for them: `permission.*` and
 * `why.*`. To post in a forum is to send a message; to open one of its archived threads,
 * so that a killed story can be struck there, takes Send Messages in Threads (docs, Modify Channel). To send on what the bot
 * posted itself takes no more than to post it. `forMap`: only where a map goes with the message.
 */
export const neededPermissions = [
  { name: 'ViewChannel', bit: PermissionFlagsBits.ViewChannel, in: ['channel', 'thread', 'forum'] },
  { name: 'SendMessages', bit: PermissionFlagsBits.SendMessages, in: ['channel', 'forum'] },
  { name: 'SendMessagesInThreads', bit: PermissionFlagsBits.SendMessagesInThreads, in: ['thread', 'forum'] },
  { name: 'EmbedLinks', bit: PermissionFlagsBits.EmbedLinks, in: ['channel', 'thread', 'forum'] },
  {
    name: 'ReadMessageHistory',
    bit: PermissionFlagsBits.ReadMessageHistory,
    in: ['channel', 'thread', 'forum'],
  },
  {
    name: 'AttachFiles',
    bit: PermissionFlagsBits.AttachFiles,
    in: ['channel', 'thread', 'forum'],
    forMap: true,
  },
] as const satisfies readonly { name: string; bit: bigint; in: readonly PlaceKind[]; forMap?: true }[];

/** The name of a permission that the bot asks for, as Discord's documentation spells it. */
export type NeededPermission = (typeof neededPermissions)[number]['name'];

/**
 * Which permissions that a place of this kind needs are not among `held` (a bit set as Discord writes it; of a thread that of
 * its channel, see `SeenChannel.permissions`), in the table's order. A person's direct messages need none.
 */
export function missingPermissions(
  held: bigint,
  place: PlaceKind = 'channel',
  map = false,
): readonly NeededPermission[] {
  return neededIn(place, map)
    .filter(({ bit }) => (held & bit) === 0n)
    .map(({ name }) => name);
}

/**
 * Whether a map goes with what is posted, so that files have to be attached: it stands above digests, and single stories have
 * none, whatever their subscription says of maps.
 */
export function bringsMap({ map, mode }: Partial<Pick<Subscription, 'map' | 'mode'>>): boolean {
  return map === true && (mode ?? 'digest') === 'digest';
}

/** The permissions that a place of this kind needs; `map`: where a map goes with the message. */
export function neededIn(
  place: PlaceKind,
  map: boolean,
): readonly { readonly name: NeededPermission; readonly bit: bigint }[] {
  return neededPermissions.filter(
    (needed) => (needed.in as readonly PlaceKind[]).includes(place) && (map || !('forMap' in needed)),
  );
}
