import {
  CreateForumThreadRequestSchema,
  CreateTextThreadWithMessageRequestSchema,
  CreateTextThreadWithoutMessageRequestSchema,
} from 'discord-api-spec/zod';
import { ChannelType, PermissionFlagsBits } from 'discord-api-types/v10';
import type { ZodMiniType } from 'zod/mini';
import { botPermissions, needChannel, needMessage, needTextChannel } from '../access.ts';
import { isRecord, needBySchema } from '../check-body.ts';
import { refuse } from '../errors.ts';
import { bodyOf, type Call, type Route, route } from '../http.ts';
import { messagePayload, seesContent } from '../message-payloads.ts';
import { checkAsItWillBe, checkUse, flagsIn, SETTABLE_FLAGS } from '../message-rules.ts';
import { may } from '../permissions.ts';
import { checkTags, checkThreadName } from '../thread-edits.ts';
import { startFromMessage, startPost, startWithoutMessage, type ThreadDraft } from '../thread-making.ts';
import { threadPayload } from '../thread-payloads.ts';
import { keepUploads } from '../uploads.ts';
import { type ChannelRecord, isNotice } from '../world.ts';

/** Threads: to start one from a message, from none, or as a post in a forum. */
export const threadRoutes: readonly Route[] = [
  route('POST', '/channels/{channel_id}/messages/{message_id}/threads', (call) => {
    const { context, param } = call;
    const { world } = context;
    const parent = needChannel(world, param('channel_id'));
    if (parent.type !== ChannelType.GuildText && parent.type !== ChannelType.GuildAnnouncement) {
      throw refuse.wrongChannelType();
    }
    const source = needMessage(world, needTextChannel(world, parent.id), param('message_id'));
    if (!may(botPermissions(world, parent), PermissionFlagsBits.CreatePublicThreads))
      throw refuse.missingPermissions();
    const body = checkedBody(call, CreateTextThreadWithMessageRequestSchema);
    if (isNotice(source)) throw refuse.systemMessage();
    const channel = startFromMessage(context, draftOf(call, parent, body), source);
    return { status: 201, body: threadPayload(world, channel) };
  }),
  route('POST', '/channels/{channel_id}/threads', (call) => {
    const parent = needChannel(call.context.world, call.param('channel_id'));
    const isForum = parent.type === ChannelType.GuildForum;
    return { status: 201, body: isForum ? createPost(call, parent) : createThread(call, parent) };
  }),
];

/** A thread without a message, private unless it says otherwise; in an announcement channel only one of its own kind. */
function createThread(call: Call, parent: ChannelRecord) {
  const { context } = call;
  const { world } = context;
  const body = checkedBody(call, CreateTextThreadWithoutMessageRequestSchema);
  const type = Number(body.type ?? ChannelType.PrivateThread);
  const isPrivate = type === ChannelType.PrivateThread;
  const needed = isPrivate
    ? PermissionFlagsBits.CreatePrivateThreads
    : PermissionFlagsBits.CreatePublicThreads;
  if (!(TYPES_IN[parent.type] ?? []).includes(type)) throw refuse.wrongChannelType();
  if (!may(botPermissions(world, parent), needed)) throw refuse.missingPermissions();
  const invitable = body.invitable !== false;
  const channel = startWithoutMessage(context, { ...draftOf(call, parent, body), invitable }, type);
  return threadPayload(world, channel);
}

/** The types of threads that can be made in a channel, by its own type. */
const TYPES_IN: Readonly<Record<number, readonly number[]>> = {
  [ChannelType.GuildText]: [ChannelType.PublicThread, ChannelType.PrivateThread],
  [ChannelType.GuildAnnouncement]: [ChannelType.AnnouncementThread],
};

/** A post in a forum, for which it takes only the permission to send messages; its message has no nonce. */
function createPost(call: Call, parent: ChannelRecord) {
  const { context } = call;
  const { world } = context;
  const held = botPermissions(world, parent);
  if (!may(held, PermissionFlagsBits.SendMessages)) throw refuse.missingPermissions();
  const body = checkedBody(call, CreateForumThreadRequestSchema);
  const message = isRecord(body.message) ? firstMessage(body.message) : {};
  const flags = flagsIn(message) & SETTABLE_FLAGS;
  const checked = { body: message, flags, kept: [], uploads: call.uploads };
  checkAsItWillBe(message, checked, ['message']);
  checkUse(checked, held);
  const tags = ((body.applied_tags ?? []) as unknown[]).map(String);
  checkTags(parent, tags, may(held, PermissionFlagsBits.ManageThreads));
  const attachments = keepUploads(context, call.uploads, message);
  const made = startPost(
    context,
    { ...draftOf(call, parent, body), tags },
    { body: message, flags, attachments },
  );
  const sees = seesContent(context.gateway.intents);
  return {
    ...threadPayload(world, made.channel),
    message: messagePayload(world, made.message, { origin: context.origin(), sees }),
  };
}

/** What Discord reads of the message of a post: less than of another one (docs, "Forum and Media Thread Message Params"). */
function firstMessage(message: Record<string, unknown>): Record<string, unknown> {
  const { content, embeds, allowed_mentions, components, sticker_ids, attachments, flags } = message;
  return { content, embeds, allowed_mentions, components, sticker_ids, attachments, flags };
}

function checkedBody(call: Call, schema: ZodMiniType): Record<string, unknown> {
  const body = needBySchema(schema, bodyOf(call));
  checkThreadName(body.name);
  return body;
}

function draftOf(call: Call, parent: ChannelRecord, body: Readonly<Record<string, unknown>>): ThreadDraft {
  return {
    parent,
    name: String(body.name).trim(),
    ownerId: call.context.world.applicationId,
    slowModeSeconds: Number(body.rate_limit_per_user ?? parent.threadSlowModeSeconds ?? 0),
    autoArchiveMinutes: body.auto_archive_duration == null ? undefined : Number(body.auto_archive_duration),
  };
}
