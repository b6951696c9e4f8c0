import { MessageFlags, PermissionFlagsBits } from 'discord-api-types/v10';
import type { ZodMiniType } from 'zod/mini';
import { needBySchema } from './check-body.ts';
import { checkMessageRules, listOf } from './check-message.ts';
import { refuse } from './errors.ts';
import { problemsBelow } from './form-problems.ts';
import { limits } from './limits.ts';
import { storedName } from './message-body.ts';
import { may } from './permissions.ts';
import type { Upload } from './read-body.ts';
import { listedUploads, namesOfUploads } from './uploads.ts';
import type { AttachmentRecord, MessageRecord } from './world.ts';

/** The flags that a sender may set; Discord ignores the others. */
export const SETTABLE_FLAGS: number =
  MessageFlags.SuppressEmbeds | MessageFlags.SuppressNotifications | MessageFlags.IsComponentsV2;

/** What a request makes of a message, checked. */
export interface CheckedMessage {
  /** The request's body, as it was read. */
  readonly body: Record<string, unknown>;
  /** The message's flags afterwards. */
  readonly flags: number;
  /** Of the files that the message had, those that it keeps. */
  readonly kept: readonly AttachmentRecord[];
  /** Of the files that came along, those that it gets. */
  readonly uploads: readonly Upload[];
}

/** A request for a message, as it came. */
export interface MessageRequest {
  readonly schema: ZodMiniType;
  readonly body: unknown;
  readonly uploads: readonly Upload[];
  /** Where the message stands in the request's body, for the places of problems. */
  readonly below?: readonly string[];
}

/**
 * A new message, when it is right.
 *
 * @param flagsOf The flags that it gets, of those that the body asks for.
 * @throws DiscordRefusal 50035, 50006, 30015.
 */
export function checkNew(
  { schema, body: given, uploads, below = [] }: MessageRequest,
  flagsOf: (asked: number) => number = (asked) => asked & SETTABLE_FLAGS,
): CheckedMessage {
  const body = needBySchema(schema, given, below);
  const checked = { body, flags: flagsOf(flagsIn(body)), kept: [], uploads };
  checkAsItWillBe(body, checked, below);
  return checked;
}

/**
 * A message after this edit, when it is right as a whole: what the body names, and all else as it was.
 * @throws DiscordRefusal 50035, 50006, 30015.
 */
export function checkEdit(
  message: MessageRecord,
  { schema, body: given, uploads: sent, below = [] }: MessageRequest,
): CheckedMessage {
  const body = needBySchema(schema, given, below);
  const asked = typeof body.flags === 'number' ? body.flags & SETTABLE_FLAGS : message.flags & SETTABLE_FLAGS;
  // Components V2 can be switched on, never off (docs, "Message Flags").
  const flags = (message.flags & ~SETTABLE_FLAGS) | asked | (message.flags & MessageFlags.IsComponentsV2);
  // The list names all files that the message is to have, new ones too (docs, "Edit Message").
  const uploads = listedUploads(sent, body);
  const checked = { body, flags: flags & ~MessageFlags.Loading, kept: keptBy(body, message), uploads };
  const { content, embeds, components } = message;
  checkAsItWillBe({ content, embeds, components, ...body }, checked, below);
  return checked;
}

/** The flags that a body asks for; none when it says nothing. */
export function flagsIn(body: Readonly<Record<string, unknown>>): number {
  return typeof body.flags === 'number' ? body.flags : 0;
}

/**
 * The one check of a message, new or changed.
 *
 * @param whole The message as it will be, with what else the request asks.
 * @throws DiscordRefusal 50035, 50006, 30015.
 */
export function checkAsItWillBe(
  whole: Record<string, unknown>,
  { body, flags, kept, uploads }: CheckedMessage,
  below: readonly string[] = [],
): void {
  const files = [...kept.flatMap((one) => [one.filename, storedName(one)]), ...namesOfUploads(uploads, body)];
  const broken = checkMessageRules(whole, flags, files);
  if (broken.length > 0) throw refuse.invalidForm(problemsBelow(below, broken));
  const count = kept.length + uploads.length;
  if (count > limits.files) throw refuse.tooManyFiles();
  if (isEmpty(whole, count)) throw refuse.emptyMessage();
}

/**
 * Embeds, files and reading aloud take permissions of their own.
 *
 * @param held What the bot may do in the channel, a bit set.
 * @throws DiscordRefusal 50013.
 */
export function checkUse({ body, uploads }: CheckedMessage, held: bigint): void {
  const needed =
    (listOf(body.embeds).length > 0 ? PermissionFlagsBits.EmbedLinks : 0n) |
    (uploads.length > 0 ? PermissionFlagsBits.AttachFiles : 0n) |
    (body.tts === true ? PermissionFlagsBits.SendTTSMessages : 0n);
  if (!may(held, needed)) throw refuse.missingPermissions();
}

/** Of the attachments that a message has, those that an edit keeps: all, unless it lists which. */
function keptBy(body: Readonly<Record<string, unknown>>, message: MessageRecord): AttachmentRecord[] {
  if (body.attachments === undefined) return message.attachments;
  const kept = new Set(listOf(body.attachments).map(({ id }) => String(id)));
  return message.attachments.filter(({ id }) => kept.has(id));
}

/** True when a message with this body would show nothing. */
function isEmpty(body: Readonly<Record<string, unknown>>, attachments: number): boolean {
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
