import { ChannelType, MessageFlags } from 'discord-api-types/v10';
import { makeChannel } from './channel-changes.ts';
import type { SandboxContext } from './context.ts';
import { refuse } from './errors.ts';
import { limits } from './limits.ts';
import { announce, type MessageDraft, postMessage } from './messages.ts';
import { tellOfThread } from './tell.ts';
import { tellOfMembers } from './thread-changes.ts';
import { threadPayload } from './thread-payloads.ts';
import { type ChannelRecord, isThread, type MessageRecord, type ThreadChannel, threadsOf } from './world.ts';

/** A thread to be made; what stands in it has been checked. */
export interface ThreadDraft {
  readonly parent: ChannelRecord;
  readonly name: string;
  readonly ownerId: string;
  /** Minutes; the channel's own default, or Discord's, when it is not said. */
  readonly autoArchiveMinutes?: number | undefined;
  /** Seconds that people wait between two messages; 0 when it is not said. */
  readonly slowModeSeconds?: number;
  readonly invitable?: boolean;
  /** Ids of tags of the forum. */
  readonly tags?: readonly string[];
}

/**
 * A thread that starts from a message of its channel and has that message's id; it begins with a notice that points to
 * the message. When others were posted after that message, a notice in the channel tells of the thread as well.
 *
 * @throws DiscordRefusal 160004, 160006.
 */
export function startFromMessage(
  context: SandboxContext,
  draft: ThreadDraft,
  source: MessageRecord,
): ThreadChannel {
  const { parent } = draft;
  if (context.world.channels.has(source.id)) throw refuse.threadExists();
  const isNews = parent.type === ChannelType.GuildAnnouncement;
  const type = isNews ? ChannelType.AnnouncementThread : ChannelType.PublicThread;
  const channel = makeThread(context, draft, type, source.id);
  source.flags |= MessageFlags.HasThread;
  announce(context, source, 'MESSAGE_UPDATE');
  const notice = { authorId: draft.ownerId, flags: 0, repliesTo: channel.id };
  postMessage(context, { ...notice, channel, body: {}, type: 21 });
  if (parent.lastMessageId !== source.id) {
    postMessage(context, { ...notice, channel: parent, body: { content: draft.name }, type: 18 });
  }
  return channel;
}

/**
 * A thread that starts from no message. `type` is Discord's channel type for it.
 * @throws DiscordRefusal 160006.
 */
export function startWithoutMessage(
  context: SandboxContext,
  draft: ThreadDraft,
  type: number,
): ThreadChannel {
  return makeThread(context, draft, type, context.ids.next(context.clock.now()));
}

/**
 * A post in a forum: a thread and its first message, which have one id.
 *
 * @param first The message, without its channel and its author.
 * @throws DiscordRefusal 160006.
 */
export function startPost(
  context: SandboxContext,
  draft: ThreadDraft,
  first: Pick<MessageDraft, 'body' | 'flags' | 'attachments'>,
): { channel: ThreadChannel; message: MessageRecord } {
  const channel = startWithoutMessage(context, draft, ChannelType.PublicThread);
  draft.parent.lastMessageId = channel.id;
  const message = postMessage(context, { ...first, channel, authorId: draft.ownerId, id: channel.id });
  return { channel, message };
}

/** The thread and what stands in it is gone; the message from which it started stays. */
export function deleteThread(context: SandboxContext, channel: ThreadChannel): void {
  const { world } = context;
  const { id, guildId, parentId, type } = channel;
  tellOfThread(context, channel, 'THREAD_DELETE', () => ({
    id,
    guild_id: guildId,
    parent_id: parentId,
    type,
  }));
  world.channels.delete(id);
  for (const message of [...world.messages.values()])
    if (message.channelId === id) world.messages.delete(message.id);
  const source = world.messages.get(id);
  if (source !== undefined) source.flags &= ~MessageFlags.HasThread;
}

function makeThread(context: SandboxContext, draft: ThreadDraft, type: number, id: string): ThreadChannel {
  const { world } = context;
  const { parent, ownerId } = draft;
  const active = threadsOf(world, parent.guildId ?? '').filter((channel) => !channel.thread.archived);
  if (active.length >= limits.activeThreads) throw refuse.tooManyThreads();
  const now = context.clock.now();
  const channel = makeChannel({
    id,
    type,
    guildId: parent.guildId,
    name: draft.name,
    parentId: parent.id,
    slowModeSeconds: draft.slowModeSeconds ?? 0,
    thread: {
      ownerId,
      createdAt: now,
      archived: false,
      locked: false,
      archiveChangedAt: now,
      activeAt: now,
      autoArchiveMinutes: draft.autoArchiveMinutes ?? parent.autoArchiveMinutes ?? limits.autoArchiveMinutes,
      invitable: draft.invitable ?? true,
      tags: [...(draft.tags ?? [])],
      messageCount: 0,
      totalSent: 0,
      members: new Map([[ownerId, now]]),
    },
  });
  if (!isThread(channel)) throw new TypeError('A thread was made that is none.');
  world.channels.set(id, channel);
  tellOfThread(context, channel, 'THREAD_CREATE', () => ({
    ...threadPayload(world, channel),
    newly_created: true,
  }));
  tellOfMembers(context, channel, ownerId, 'added');
  return channel;
}
