import { MessageCreateRequestSchema, MessageEditRequestPartialSchema } from 'discord-api-spec/zod';
import { ChannelType, MessageFlags, PermissionFlagsBits } from 'discord-api-types/v10';
import {
  botPermissions,
  needMessage,
  needOpenChannel,
  needTextChannel,
  refuseClosed,
  refuseLocked,
} from '../access.ts';
import { isRecord } from '../check-body.ts';
import { checkUnsupported } from '../check-unsupported.ts';
import type { SandboxContext } from '../context.ts';
import { refuse } from '../errors.ts';
import { bodyOf, type Call, type Route, route } from '../http.ts';
import { limits } from '../limits.ts';
import { messagePayload, seesContent } from '../message-payloads.ts';
import { checkEdit, checkNew, checkUse } from '../message-rules.ts';
import { announce, deleteMessage, editMessage, postMessage } from '../messages.ts';
import { may } from '../permissions.ts';
import { readId, readLimit, readOneOf } from '../read-query.ts';
import { compareSnowflakes } from '../snowflake.ts';
import { keepUploads } from '../uploads.ts';
import { type ChannelRecord, isNotice, type MessageRecord, messagesOf } from '../world.ts';

/** Messages: to post, read, change, delete, and to send on to following servers. */
export const messageRoutes: readonly Route[] = [
  route('POST', '/channels/{channel_id}/messages', (call) => {
    const message = createMessage(call);
    return { body: show(call.context, message, true) };
  }),
  route('GET', '/channels/{channel_id}/messages', (call) => ({
    body: listMessages(call).map((message) => show(call.context, message)),
  })),
  route('GET', '/channels/{channel_id}/messages/{message_id}', ({ context, param }) => {
    const { world } = context;
    const channel = needTextChannel(world, param('channel_id'), PermissionFlagsBits.ReadMessageHistory);
    return { body: show(context, needMessage(world, channel, param('message_id'))) };
  }),
  route('PATCH', '/channels/{channel_id}/messages/{message_id}', (call) => {
    const { context, param } = call;
    const channel = needTextChannel(context.world, param('channel_id'));
    const message = needMessage(context.world, channel, param('message_id'));
    const held = botPermissions(context.world, channel);
    const body = bodyOf(call);
    const isOwn = message.authorId === context.world.applicationId;
    if (!isOwn) refuseRewriting(body, call.uploads.length, held);
    if (isNotice(message)) throw refuse.systemMessage();
    refuseClosed(context.world, channel);
    const schema = MessageEditRequestPartialSchema;
    const checked = checkEdit(message, { schema, body, uploads: call.uploads });
    if (!isOwn) {
      suppressEmbeds(context, message, checked.flags);
      return { body: show(context, message) };
    }
    checkUse(checked, held);
    countOldEdit(context, message);
    editMessage(context, message, checked, keepUploads(context, checked.uploads, checked.body));
    return { body: show(context, message) };
  }),
  route('DELETE', '/channels/{channel_id}/messages/{message_id}', ({ context, param }) => {
    const { world } = context;
    const channel = needTextChannel(world, param('channel_id'));
    const message = needMessage(world, channel, param('message_id'));
    const isOwn = message.authorId === world.applicationId;
    if (!isOwn && !may(botPermissions(world, channel), PermissionFlagsBits.ManageMessages)) {
      throw refuse.missingPermissions();
    }
    // What stands at the head of a thread stays there. In a locked thread only while it is open (docs, "Locked Threads").
    if (message.type === 21) throw refuse.systemMessage();
    if (channel.thread?.archived) refuseLocked(world, channel);
    deleteMessage(context, message);
    return {};
  }),
  route('POST', '/channels/{channel_id}/messages/{message_id}/crosspost', ({ context, param }) => {
    const { world } = context;
    const channel = needTextChannel(world, param('channel_id'));
    const message = needMessage(world, channel, param('message_id'));
    const needed =
      message.authorId === world.applicationId
        ? PermissionFlagsBits.SendMessages
        : PermissionFlagsBits.SendMessages | PermissionFlagsBits.ManageMessages;
    if (!may(botPermissions(world, channel), needed)) throw refuse.missingPermissions();
    if (channel.type !== ChannelType.GuildAnnouncement) throw refuse.wrongChannelType();
    if ((message.flags & MessageFlags.Crossposted) !== 0) throw refuse.alreadyCrossposted();
    message.flags |= MessageFlags.Crossposted;
    announce(context, message, 'MESSAGE_UPDATE');
    return { body: show(context, message) };
  }),
];

function createMessage(call: Call): MessageRecord {
  const { context } = call;
  const { world } = context;
  const channel = needOpenChannel(world, call.param('channel_id'));
  // First of all: of forwarding Discord's schema says no more than that it is not there.
  const unsupported = checkUnsupported(bodyOf(call));
  if (unsupported.length > 0) throw refuse.invalidForm(unsupported);
  const checked = checkNew({ schema: MessageCreateRequestSchema, body: bodyOf(call), uploads: call.uploads });
  const { body, flags } = checked;
  if (channel.recipientId !== null) checkRecipient(context, channel.recipientId);
  const held = botPermissions(world, channel);
  checkUse(checked, held);
  const repliesTo = checkReference(context, channel, body, held);
  return postMessage(context, {
    channel,
    authorId: world.applicationId,
    body,
    flags,
    type: repliesTo === null ? 0 : 19,
    repliesTo,
    attachments: keepUploads(context, checked.uploads, body),
  });
}

/** Direct messages need a person who lets them in and a server in common. */
function checkRecipient({ world }: SandboxContext, userId: string): void {
  const shares = [...world.guilds.values()].some(
    (guild) => guild.members.has(userId) && guild.members.has(world.applicationId),
  );
  if (!shares) throw refuse.noServerInCommon();
  if (world.users.get(userId)?.acceptsDirectMessages !== true) throw refuse.cannotMessageUser();
}

function checkReference(
  { world }: SandboxContext,
  channel: ChannelRecord,
  body: Record<string, unknown>,
  held: bigint,
): string | null {
  const reference = body.message_reference;
  if (!isRecord(reference)) return null;
  if (!may(held, PermissionFlagsBits.ReadMessageHistory)) throw refuse.noHistoryToReplyTo();
  const problem = (code: string, message: string) =>
    refuse.invalidForm([{ path: ['message_reference'], code, message }]);
  if (reference.channel_id != null && reference.channel_id !== channel.id) {
    throw problem(
      'REPLIES_CANNOT_REFERENCE_OTHER_CHANNEL',
      'Cannot reply to a message in a different channel',
    );
  }
  const unknown = problem('REPLIES_UNKNOWN_MESSAGE', 'Unknown message');
  if (reference.guild_id != null && reference.guild_id !== channel.guildId) throw unknown;
  const answered = world.messages.get(String(reference.message_id));
  if (answered?.channelId === channel.id && answered.onlyFor === null) {
    // A notice is nobody's message to answer (docs, "Create Message").
    if (isNotice(answered))
      throw problem('REPLIES_CANNOT_REPLY_TO_SYSTEM_MESSAGE', 'Cannot reply to a system message');
    return answered.id;
  }
  if (reference.fail_if_not_exists === false) return null;
  throw unknown;
}

/**
 * Of a message of somebody else's only the flags can be changed, with the permission to manage messages (docs, "Edit
 * Message"); what a client sends along unasked (`tts: false`) does not count.
 * @throws DiscordRefusal 50005, 50013.
 */
function refuseRewriting(body: Readonly<Record<string, unknown>>, files: number, held: bigint): void {
  const rewrites = ['content', 'embeds', 'components', 'attachments'].some((key) => key in body);
  if (rewrites || files > 0 || !('flags' in body)) throw refuse.notYourMessage();
  if (!may(held, PermissionFlagsBits.ManageMessages)) throw refuse.missingPermissions();
}

/** Hides the embeds of a message, or shows them again, as these flags say; it does not count as edited. */
function suppressEmbeds(context: SandboxContext, message: MessageRecord, flags: number): void {
  const bit = MessageFlags.SuppressEmbeds;
  message.flags = (message.flags & ~bit) | (flags & bit);
  announce(context, message, 'MESSAGE_UPDATE');
}

/** Newest first, at most 100, as the query says; nothing without the permission to read back. */
function listMessages({ context: { world }, param, query }: Call): MessageRecord[] {
  const channel = needTextChannel(world, param('channel_id'));
  const limit = readLimit(query, { least: 1, most: 100, byDefault: 50 });
  readOneOf(query, ['before', 'after', 'around']);
  const before = readId(query, 'before');
  const after = readId(query, 'after');
  const around = readId(query, 'around');
  if (!may(botPermissions(world, channel), PermissionFlagsBits.ReadMessageHistory)) return [];
  const all = messagesOf(world, channel.id).filter((message) => message.onlyFor === null);
  const newestFirst = all.sort((a, b) => compareSnowflakes(b.id, a.id));
  if (around !== null) {
    const half = Math.floor(limit / 2);
    const newer = newestFirst.filter((message) => compareSnowflakes(message.id, around) > 0).slice(-half);
    const rest = newestFirst.filter((message) => compareSnowflakes(message.id, around) <= 0);
    return [...newer, ...rest].slice(0, limit);
  }
  // `after` gives those right after it, not the newest of all.
  if (after !== null)
    return newestFirst.filter((message) => compareSnowflakes(message.id, after) > 0).slice(-limit);
  if (before !== null)
    return newestFirst.filter((message) => compareSnowflakes(message.id, before) < 0).slice(0, limit);
  return newestFirst.slice(0, limit);
}

/** Edits of messages older than an hour are counted by channel and hour of story time. */
function countOldEdit(context: SandboxContext, message: MessageRecord): void {
  const now = context.clock.now();
  if (now - message.createdAt < limits.oldMessageMs) return;
  const edits = (context.world.oldEdits.get(message.channelId) ?? []).filter(
    (at) => now - at < limits.oldMessageMs,
  );
  const [oldest] = edits;
  if (oldest !== undefined && edits.length >= limits.oldEdits) {
    throw refuse.tooManyOldEdits((oldest + limits.oldMessageMs - now) / 1000);
  }
  context.world.oldEdits.set(message.channelId, [...edits, now]);
}

function show(context: SandboxContext, message: MessageRecord, withNonce = false) {
  const sees = seesContent(context.gateway.intents);
  return messagePayload(context.world, message, { origin: context.origin(), sees, withNonce });
}
