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
import { checkBySchema } from '../check-body.ts';
import { checkMessageRules } from '../check-message.ts';
import { checkUnsupported } from '../check-unsupported.ts';
import type { SandboxContext } from '../context.ts';
import { refuse } from '../errors.ts';
import { bodyOf, type Call, type Route, route } from '../http.ts';
import { limits } from '../limits.ts';
import { messagePayload, seesContent } from '../message-payloads.ts';
import { checkEdit, checkUse, isEmpty, SETTABLE_FLAGS } from '../message-rules.ts';
import { announce, deleteMessage, editMessage, postMessage } from '../messages.ts';
import { may } from '../permissions.ts';
import { compareSnowflakes, isSnowflake } from '../snowflake.ts';
import { keepUploads, namesOfUploads } from '../uploads.ts';
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
    if (message.authorId !== context.world.applicationId) throw refuse.notYourMessage();
    if (isNotice(message)) throw refuse.systemMessage();
    refuseClosed(context.world, channel);
    const body = bodyOf(call);
    const flags = checkEdit(body, message, MessageEditRequestPartialSchema, call.uploads);
    countOldEdit(context, message);
    editMessage(context, message, body, flags, keepUploads(context, call.uploads, body));
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
  const body = bodyOf(call);
  // First of all: of forwarding Discord's schema says no more than that it is not there.
  const unsupported = checkUnsupported(body);
  const problems = unsupported.length > 0 ? unsupported : checkBySchema(MessageCreateRequestSchema, body);
  if (problems.length > 0) throw refuse.invalidForm(problems);
  const flags = (typeof body.flags === 'number' ? body.flags : 0) & SETTABLE_FLAGS;
  const broken = checkMessageRules(body, flags, namesOfUploads(call.uploads, body));
  if (broken.length > 0) throw refuse.invalidForm(broken);
  if (isEmpty(body, call.uploads.length)) throw refuse.emptyMessage();
  if (channel.recipientId !== null) checkRecipient(context, channel.recipientId);
  const held = botPermissions(world, channel);
  checkUse(body, call.uploads.length, held);
  const repliesTo = checkReference(context, channel, body, held);
  return postMessage(context, {
    channel,
    authorId: world.applicationId,
    body,
    flags,
    type: repliesTo === null ? 0 : 19,
    repliesTo,
    attachments: keepUploads(context, call.uploads, body),
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
  if (typeof reference !== 'object' || reference === null || !('message_id' in reference)) return null;
  if (!may(held, PermissionFlagsBits.ReadMessageHistory)) throw refuse.noHistoryToReplyTo();
  const id = String(reference.message_id);
  if (world.messages.get(id)?.channelId === channel.id) return id;
  if ('fail_if_not_exists' in reference && reference.fail_if_not_exists === false) return null;
  throw refuse.invalidForm([
    { path: ['message_reference'], code: 'REPLIES_UNKNOWN_MESSAGE', message: 'Unknown message' },
  ]);
}

/** Newest first, at most 100, as the query says; nothing without the permission to read back. */
function listMessages({ context: { world }, param, query }: Call): MessageRecord[] {
  const channel = needTextChannel(world, param('channel_id'));
  const limit = Number(query.get('limit') ?? 50);
  if (!Number.isInteger(limit) || limit < 1 || limit > 100) {
    throw refuse.invalidForm([
      {
        path: ['limit'],
        code: limit > 100 ? 'NUMBER_TYPE_MAX' : 'NUMBER_TYPE_MIN',
        message: `int value should be ${limit > 100 ? 'less than or equal to 100' : 'greater than or equal to 1'}.`,
      },
    ]);
  }
  for (const key of ['before', 'after', 'around']) {
    const id = query.get(key);
    if (id !== null && !isSnowflake(id)) {
      throw refuse.invalidForm([
        { path: [key], code: 'NUMBER_TYPE_COERCE', message: `Value "${id}" is not snowflake.` },
      ]);
    }
  }
  if (!may(botPermissions(world, channel), PermissionFlagsBits.ReadMessageHistory)) return [];
  const all = messagesOf(world, channel.id).filter((message) => message.onlyFor === null);
  const newestFirst = all.sort((a, b) => compareSnowflakes(b.id, a.id));
  const [before, after, around] = [query.get('before'), query.get('after'), query.get('around')];
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
