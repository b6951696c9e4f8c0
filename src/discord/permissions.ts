import { PermissionFlagsBits } from 'discord-api-types/v10';

/** The permissions that Telex needs in a channel it posts in, by Discord's names. The words for them: `permission.*`. */
export const neededPermissions = [
  { name: 'ViewChannel', bit: PermissionFlagsBits.ViewChannel },
  { name: 'SendMessages', bit: PermissionFlagsBits.SendMessages },
  { name: 'EmbedLinks', bit: PermissionFlagsBits.EmbedLinks },
  { name: 'ReadMessageHistory', bit: PermissionFlagsBits.ReadMessageHistory },
] as const;

/** The name of a permission that the bot asks for, as Discord's documentation spells it. */
export type NeededPermission = (typeof neededPermissions)[number]['name'];

/** Which of the needed permissions are not among `held` (a bit set as Discord writes it), in the table's order. */
export function missingPermissions(held: bigint): readonly NeededPermission[] {
  return neededPermissions.filter(({ bit }) => (held & bit) === 0n).map(({ name }) => name);
}
