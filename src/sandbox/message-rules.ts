import { MessageFlags, PermissionFlagsBits } from 'discord-api-types/v10';
import type { ZodMiniType } from 'zod/mini';
import { checkBySchema } from './check-body.ts';
import { checkMessageRules, listOf } from './check-message.ts';
import { refuse } from './errors.ts';
import { may } from './permissions.ts';
import type { Upload } from './read-body.ts';
import { namesOfUploads } from './uploads.ts';
import type { MessageRecord } from './world.ts';

/** The flags that a sender may set; Discord ignores the others. */
export const SETTABLE_FLAGS: number =
  MessageFlags.SuppressEmbeds | MessageFlags.SuppressNotifications | MessageFlags.IsComponentsV2;

/**
 * The message's flags after this edit, when the edit is right.
 * @throws DiscordRefusal 50035, 50006.
 */
export function checkEdit(
  body: Record<string, unknown>,
  message: MessageRecord,
  schema: ZodMiniType,
  uploads: readonly Upload[],
): number {
  const problems = checkBySchema(schema, body);
  if (problems.length > 0) throw refuse.invalidForm(problems);
  const asked = typeof body.flags === 'number' ? body.flags & SETTABLE_FLAGS : message.flags & SETTABLE_FLAGS;
  // Components V2 can be switched on, never off (docs, "Message Flags").
  const flags = (message.flags & ~SETTABLE_FLAGS) | asked | (message.flags & MessageFlags.IsComponentsV2);
  const files = [...message.attachments.map((one) => one.filename), ...namesOfUploads(uploads, body)];
  const broken = checkMessageRules(body, flags, files);
  if (broken.length > 0) throw refuse.invalidForm(broken);
  const after = {
    content: 'content' in body ? body.content : message.content,
    embeds: 'embeds' in body ? body.embeds : message.embeds,
    components: 'components' in body ? body.components : message.components,
  };
  if (isEmpty(after, message.attachments.length)) throw refuse.emptyMessage();
  return flags & ~MessageFlags.Loading;
}

/**
 * Embeds and files take permissions of their own.
 *
 * @param held What the bot may do in the channel, a bit set.
 * @throws DiscordRefusal 50013.
 */
export function checkUse(body: Readonly<Record<string, unknown>>, files: number, held: bigint): void {
  const needed =
    (listOf(body.embeds).length > 0 ? PermissionFlagsBits.EmbedLinks : 0n) |
    (files > 0 ? PermissionFlagsBits.AttachFiles : 0n);
  if (!may(held, needed)) throw refuse.missingPermissions();
}

/** True when a message with this body would show nothing. */
export function isEmpty(body: Readonly<Record<string, unknown>>, attachments: number): boolean {
  const content = typeof body.content === 'string' ? body.content.trim() : '';
  return (
    content === '' &&
    listOf(body.embeds).length === 0 &&
    listOf(body.components).length === 0 &&
    (!Array.isArray(body.sticker_ids) || body.sticker_ids.length === 0) &&
    body.poll == null &&
    attachments === 0
  );
}
