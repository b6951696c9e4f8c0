import { ChannelType } from 'discord-api-types/v10';
import type { ThreadChannel, World } from './world.ts';

/** A thread as a channel object (docs, "Threads", "Thread Fields"); with the bot's membership when it has one. */
export function threadPayload(world: World, channel: ThreadChannel) {
  const { thread } = channel;
  const member = threadMemberPayload(channel, world.applicationId);
  const isPost = world.channels.get(channel.parentId ?? '')?.type === ChannelType.GuildForum;
  return {
    id: channel.id,
    type: channel.type,
    guild_id: channel.guildId,
    name: channel.name,
    parent_id: channel.parentId,
    owner_id: thread.ownerId,
    last_message_id: channel.lastMessageId,
    flags: channel.flags,
    rate_limit_per_user: channel.slowModeSeconds ?? 0,
    message_count: thread.messageCount,
    total_message_sent: thread.totalSent,
    // It stops counting at 50.
    member_count: Math.min(thread.members.size, 50),
    thread_metadata: {
      archived: thread.archived,
      archive_timestamp: new Date(thread.archiveChangedAt).toISOString(),
      auto_archive_duration: thread.autoArchiveMinutes,
      locked: thread.locked,
      create_timestamp: new Date(thread.createdAt).toISOString(),
      ...(channel.type === ChannelType.PrivateThread ? { invitable: thread.invitable } : {}),
    },
    ...(isPost ? { applied_tags: [...thread.tags] } : {}),
    ...(member === undefined ? {} : { member }),
  };
}

/** Somebody's thread member object; undefined for who is not in the thread. */
export function threadMemberPayload(channel: ThreadChannel, userId: string) {
  const joinedAt = channel.thread.members.get(userId);
  if (joinedAt === undefined) return undefined;
  return {
    id: channel.id,
    user_id: userId,
    join_timestamp: new Date(joinedAt).toISOString(),
    flags: 0,
  };
}

/** Threads with the bot's own memberships, as the lists of threads and THREAD_LIST_SYNC give them. */
export function threadListPayload(world: World, channels: readonly ThreadChannel[]) {
  return {
    threads: channels.map((channel) => threadPayload(world, channel)),
    members: channels.flatMap((channel) => threadMemberPayload(channel, world.applicationId) ?? []),
  };
}
