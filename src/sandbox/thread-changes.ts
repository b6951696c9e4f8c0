import { ChannelFlags, GatewayIntentBits as Intent } from 'discord-api-types/v10';
import type { SandboxContext } from './context.ts';
import { memberPayload } from './payloads.ts';
import { isSeenByBot } from './permissions.ts';
import { tellOfThread } from './tell.ts';
import { threadMemberPayload, threadPayload } from './thread-payloads.ts';
import { isThread, type MessageRecord, type ThreadChannel } from './world.ts';

// What happens to a thread once it is there: each function changes it and tells the bot what Discord would tell it.

/** Tells the bot of a thread that was changed: its name, its tags, whether it is locked. */
export function threadChanged(context: SandboxContext, channel: ThreadChannel): void {
  tellOfThread(context, channel, 'THREAD_UPDATE', () => threadPayload(context.world, channel));
}

/** Archives a thread at this moment (ms since the epoch); it is then not pinned any more. Nothing when it is archived. */
export function archiveThread(context: SandboxContext, channel: ThreadChannel, at: number): void {
  const { thread } = channel;
  if (thread.archived) return;
  thread.archived = true;
  thread.archiveChangedAt = at;
  channel.flags &= ~ChannelFlags.Pinned;
  threadChanged(context, channel);
}

/** Opens an archived thread; the bot, as a member of it, is told of its membership again. Nothing when it is open. */
export function openThread(context: SandboxContext, channel: ThreadChannel): void {
  const { world } = context;
  const { thread } = channel;
  if (!thread.archived) return;
  thread.archived = false;
  thread.archiveChangedAt = context.clock.now();
  thread.activeAt = thread.archiveChangedAt;
  threadChanged(context, channel);
  const member = threadMemberPayload(channel, world.applicationId);
  if (member === undefined) return;
  tellOfThread(context, channel, 'THREAD_MEMBER_UPDATE', () => ({ ...member, guild_id: channel.guildId }));
}

/**
 * Archives every thread in which nothing happened for its `auto_archive_duration`, by the story's clock; pinned ones
 * stay. Discord does so by itself; here it is done before anybody looks.
 */
export function archiveIdleThreads(context: SandboxContext): void {
  const now = context.clock.now();
  for (const channel of context.world.channels.values()) {
    if (!isThread(channel) || channel.thread.archived || (channel.flags & ChannelFlags.Pinned) !== 0)
      continue;
    const endsAt = channel.thread.activeAt + channel.thread.autoArchiveMinutes * 60_000;
    if (endsAt <= now) archiveThread(context, channel, endsAt);
  }
}

/** A message was posted in a thread: an archived one opens, its author joins, it is counted. */
export function countThreadMessage(
  context: SandboxContext,
  channel: ThreadChannel,
  message: MessageRecord,
): void {
  openThread(context, channel);
  joinThread(context, channel, message.authorId);
  channel.thread.activeAt = message.createdAt;
  channel.thread.messageCount++;
  channel.thread.totalSent++;
}

/** Somebody joins a thread; nothing when they are in it. The bot is told of itself, of others with the intent for them. */
export function joinThread(context: SandboxContext, channel: ThreadChannel, userId: string): void {
  if (channel.thread.members.has(userId)) return;
  const wasSeen = isSeenByBot(context.world, channel);
  channel.thread.members.set(userId, context.clock.now());
  // A private thread that the bot comes into is new to it.
  if (userId === context.world.applicationId && !wasSeen) {
    tellOfThread(context, channel, 'THREAD_CREATE', () => threadPayload(context.world, channel));
  }
  tellOfMembers(context, channel, userId, 'added');
}

/** Somebody leaves a thread, or is taken out of it; nothing when they are not in it. */
export function leaveThread(context: SandboxContext, channel: ThreadChannel, userId: string): void {
  if (channel.thread.members.delete(userId)) tellOfMembers(context, channel, userId, 'removed');
}

/** Tells the bot of who came into a thread or left it: of itself always, of others with the intent for them. */
export function tellOfMembers(
  context: SandboxContext,
  channel: ThreadChannel,
  userId: string,
  what: 'added' | 'removed',
): void {
  const { world } = context;
  const isBot = userId === world.applicationId;
  const member = world.guilds.get(channel.guildId ?? '')?.members.get(userId);
  if (!isBot && !isSeenByBot(world, channel)) return;
  const own = { ...threadMemberPayload(channel, userId), presence: null };
  const added = member === undefined ? own : { ...own, member: memberPayload(world, member) };
  context.gateway.dispatch(
    channel.guildId,
    isBot ? Intent.Guilds : Intent.GuildMembers,
    'THREAD_MEMBERS_UPDATE',
    {
      id: channel.id,
      guild_id: channel.guildId,
      member_count: Math.min(channel.thread.members.size, 50),
      added_members: what === 'added' ? [added] : [],
      removed_member_ids: what === 'removed' ? [userId] : [],
    },
  );
}
