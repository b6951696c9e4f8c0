import {
  ComponentType,
  GatewayIntentBits as Intent,
  MessageFlags,
  MessageType,
  PermissionFlagsBits,
} from 'discord-api-types/v10';
import { isRecord } from './check-body.ts';
import { walkComponents } from './check-components.ts';
import { listOf } from './check-message.ts';
import type { SandboxContext } from './context.ts';
import { refuse } from './errors.ts';
import { type ComponentKeeping, keepComponents } from './keep-components.ts';
import { limits } from './limits.ts';
import { findMentions, keepEmbeds, storedUrl } from './message-body.ts';
import { messageEventPayload, seesContent, showMessage } from './message-payloads.ts';
import type { CheckedMessage } from './message-rules.ts';
import { isSeenByBot, may, permissionsIn } from './permissions.ts';
import { countThreadMessage } from './thread-changes.ts';
import {
  type AnswerRecord,
  type AttachmentRecord,
  type ChannelRecord,
  isNotice,
  isThread,
  type MessageRecord,
  type World,
} from './world.ts';

/** What people see of a message: an edit that names any of it is one. */
const SHOWN_PARTS = ['content', 'embeds', 'components', 'attachments'];

/** A message to be posted; `body` has been checked. */
export interface MessageDraft {
  readonly channel: ChannelRecord;
  readonly authorId: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly flags: number;
  /** Its id, for the first message of a post in a forum, which has that of the post; else a new one. */
  readonly id?: string;
  readonly type?: number;
  readonly attachments?: readonly AttachmentRecord[];
  /** The one person who sees it; null for everybody. */
  readonly onlyFor?: string | null;
  readonly answers?: AnswerRecord | null;
  readonly repliesTo?: string | null;
}

/**
 * Posts a message: kept, told over the gateway where intents and permissions allow it, told to those who watch.
 * With `enforce_nonce` the message of the same nonce, if one was made within the window, comes back instead; when
 * that one was deleted meanwhile Discord answers 10008, and so does this.
 *
 * @throws DiscordRefusal 10008.
 */
export function postMessage(context: SandboxContext, draft: MessageDraft): MessageRecord {
  const { world } = context;
  const now = context.clock.now();
  const { body, channel } = draft;
  const nonce = typeof body.nonce === 'string' || typeof body.nonce === 'number' ? body.nonce : null;
  const nonceKey = `${draft.authorId} ${nonce}`;
  if (nonce !== null && body.enforce_nonce === true) {
    const earlier = world.nonces.get(nonceKey);
    if (earlier !== undefined && now - earlier.at < limits.nonceWindowMs) {
      const message = world.messages.get(earlier.messageId);
      if (message === undefined) throw refuse.unknownMessage();
      return message;
    }
  }

  const attachments = [...(draft.attachments ?? [])];
  const keeping = keepingFor(context, channel, attachments);
  const content = typeof body.content === 'string' ? body.content.trim() : '';
  const components = keepComponents(body.components, keeping);
  const repliesTo = draft.repliesTo ?? null;
  const type = draft.type ?? MessageType.Default;
  const message: MessageRecord = {
    id: draft.id ?? context.ids.next(now),
    channelId: channel.id,
    authorId: draft.authorId,
    type,
    content,
    embeds: keepEmbeds(body.embeds, keeping.refOf),
    components,
    attachments,
    flags: draft.flags,
    tts: body.tts === true,
    pinned: false,
    pinnedAt: null,
    mentions: mentionsIn(context, draft, { content, components, repliesTo, type }),
    createdAt: now,
    editedAt: null,
    nonce,
    onlyFor: draft.onlyFor ?? null,
    answers: draft.answers ?? null,
    repliesTo,
  };
  world.messages.set(message.id, message);
  channel.lastMessageId = message.onlyFor === null ? message.id : channel.lastMessageId;
  if (nonce !== null) world.nonces.set(nonceKey, { messageId: message.id, at: now });
  // The first message of a thread does not count, nor does what only one person sees.
  const isHead = message.id === channel.id || isNotice(message);
  if (isThread(channel) && message.onlyFor === null && !isHead) countThreadMessage(context, channel, message);
  announce(context, message, 'MESSAGE_CREATE');
  return message;
}

/**
 * Changes a message: only what stands in the checked body, and its files. What an edit leaves as it was but for its flags
 * is not marked as edited.
 *
 * @param added Files that came along, kept.
 */
export function editMessage(
  context: SandboxContext,
  message: MessageRecord,
  { body, flags, kept }: CheckedMessage,
  added: readonly AttachmentRecord[],
): void {
  const channel = context.world.channels.get(message.channelId);
  if (channel === undefined) return;
  message.attachments = [...kept, ...added];
  const keeping = keepingFor(context, channel, message.attachments);
  if ('content' in body) message.content = typeof body.content === 'string' ? body.content.trim() : '';
  if ('embeds' in body) message.embeds = keepEmbeds(body.embeds, keeping.refOf);
  if ('components' in body) message.components = keepComponents(body.components, keeping);
  if ('content' in body || 'components' in body) {
    message.mentions = mentionsIn(context, { channel, authorId: message.authorId, body }, message);
  }
  // The end of "is thinking" is not an edit.
  const wasThinking = (message.flags & MessageFlags.Loading) !== 0;
  const isMore = added.length > 0 || SHOWN_PARTS.some((part) => part in body);
  message.flags = flags;
  if (!wasThinking && isMore) message.editedAt = context.clock.now();
  announce(context, message, 'MESSAGE_UPDATE', wasThinking);
}

/** Takes a message away. */
export function deleteMessage(context: SandboxContext, message: MessageRecord): void {
  context.world.messages.delete(message.id);
  const channel = context.world.channels.get(message.channelId);
  const guildId = channel?.guildId ?? null;
  if (channel?.thread != null && message.id !== channel.id) channel.thread.messageCount--;
  if (message.onlyFor === null && channel?.people === null) {
    context.gateway.dispatch(guildId, messageIntent(guildId), 'MESSAGE_DELETE', {
      id: message.id,
      channel_id: message.channelId,
      ...(guildId === null ? {} : { guild_id: guildId }),
    });
  }
  context.events.emit({ kind: 'message-deleted', channelId: message.channelId, messageId: message.id });
}

/**
 * Tells of a message that is new or changed. Ephemeral ones the gateway does not carry.
 *
 * @param isFirstSeen Whether those who watch have not seen it before.
 */
export function announce(
  context: SandboxContext,
  message: MessageRecord,
  type: 'MESSAGE_CREATE' | 'MESSAGE_UPDATE',
  isFirstSeen = type === 'MESSAGE_CREATE',
): void {
  const { world } = context;
  const channel = world.channels.get(message.channelId);
  const guildId = channel?.guildId ?? null;
  const visible = channel !== undefined && isHeardByBot(world, channel);
  if (message.onlyFor === null && visible) {
    context.gateway.dispatch(guildId, messageIntent(guildId), type, (intents: number) =>
      messageEventPayload(world, message, {
        origin: context.origin(),
        sees: seesContent(intents),
        withNonce: type === 'MESSAGE_CREATE',
      }),
    );
  }
  if (isNotice(message)) return;
  const isThinking = (message.flags & MessageFlags.Loading) !== 0;
  const kind = isThinking ? 'message-thinking' : isFirstSeen ? 'message-posted' : 'message-edited';
  context.events.emit({ kind, message: showMessage(world, message, context.origin()) });
}

function keepingFor(
  context: SandboxContext,
  channel: ChannelRecord,
  attachments: readonly AttachmentRecord[],
): ComponentKeeping {
  return {
    refOf: storedUrl(context.origin(), channel.id, attachments),
    nextId: () => context.ids.next(context.clock.now()),
  };
}

/** Of direct messages between others a bot hears nothing, not even of its own answers there. */
function isHeardByBot(world: World, channel: ChannelRecord): boolean {
  return channel.guildId === null ? channel.people === null : isSeenByBot(world, channel);
}

function messageIntent(guildId: string | null): number {
  return guildId === null ? Intent.DirectMessages : Intent.GuildMessages;
}

/** Whom a message mentions: those in its texts, and in a reply who is answered, unless that is not to be. */
function mentionsIn(
  { world }: SandboxContext,
  draft: Pick<MessageDraft, 'channel' | 'authorId' | 'body'>,
  message: Pick<MessageRecord, 'content' | 'components' | 'repliesTo' | 'type'>,
): MessageRecord['mentions'] {
  const guild = world.guilds.get(draft.channel.guildId ?? '');
  const held = permissionsIn(world, draft.channel, draft.authorId);
  const mayMention = may(held, PermissionFlagsBits.MentionEveryone);
  const allowed = draft.body.allowed_mentions;
  const found = findMentions(textsOf(message), allowed, guild, mayMention);
  const answered =
    message.type === MessageType.Reply ? world.messages.get(message.repliesTo ?? '') : undefined;
  // Who says nothing of mentions pings whom they answer; who does has to say this too (docs, "Allowed Mentions Structure").
  const isPinged = isRecord(allowed) ? allowed.replied_user === true : true;
  if (answered === undefined || !isPinged) return found;
  return { ...found, users: [...new Set([...found.users, answered.authorId])] };
}

/** Every text of a message in which Discord looks for mentions: its content, and the texts of Components V2. */
function textsOf({ content, components }: Pick<MessageRecord, 'content' | 'components'>): string[] {
  const placed = walkComponents(listOf(components), []);
  const texts = placed
    .map(({ component }) => component)
    .filter(({ type }) => type === ComponentType.TextDisplay);
  return [content, ...texts.map((text) => String(text.content))];
}
