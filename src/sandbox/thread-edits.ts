import { UpdateThreadRequestPartialSchema } from 'discord-api-spec/zod';
import { ChannelFlags, ChannelType, PermissionFlagsBits } from 'discord-api-types/v10';
import { botPermissions } from './access.ts';
import { needBySchema } from './check-body.ts';
import type { SandboxContext } from './context.ts';
import { refuse } from './errors.ts';
import { may } from './permissions.ts';
import { archiveThread, openThread, threadChanged } from './thread-changes.ts';
import type { ChannelRecord, ThreadChannel } from './world.ts';

/**
 * Changes a thread as the bot asks (docs, "Editing & Deleting Threads"): its name, tags, archiving and the time until
 * that as its owner or with Manage Threads; locking and pinning with Manage Threads; opening whoever may write in it.
 *
 * @throws DiscordRefusal 50035, 50013, 50083 (archived, and not to be opened by this), 160005, 10087, 40067.
 */
export function editThread(
  context: SandboxContext,
  channel: ThreadChannel,
  given: Readonly<Record<string, unknown>>,
): void {
  const body = needBySchema(UpdateThreadRequestPartialSchema, given);
  checkThreadName(body.name);
  checkMayEdit(context, channel, body);
  const parent = context.world.channels.get(channel.parentId ?? '');
  const tags = body.applied_tags == null ? null : (body.applied_tags as unknown[]).map(String);
  if (tags !== null && parent !== undefined) checkTags(parent, tags, mayManage(context, channel));

  const { thread } = channel;
  if (body.archived === false) openThread(context, channel);
  if (typeof body.name === 'string') channel.name = body.name.trim();
  if (typeof body.rate_limit_per_user === 'number') channel.slowModeSeconds = body.rate_limit_per_user;
  if (typeof body.locked === 'boolean') thread.locked = body.locked;
  if (typeof body.invitable === 'boolean') thread.invitable = body.invitable;
  if (typeof body.flags === 'number') {
    channel.flags = (channel.flags & ~ChannelFlags.Pinned) | (body.flags & ChannelFlags.Pinned);
  }
  if (tags !== null) thread.tags = tags;
  if (typeof body.auto_archive_duration === 'number') {
    thread.autoArchiveMinutes = body.auto_archive_duration;
    thread.archiveChangedAt = context.clock.now();
    thread.activeAt = thread.archiveChangedAt;
  }
  const isMore = Object.keys(body).some((key) => key !== 'archived');
  if (isMore) threadChanged(context, channel);
  if (body.archived === true) archiveThread(context, channel, context.clock.now());
}

/**
 * The name of a thread: blanks at its ends do not count, and there is more to it (docs, "Start Thread").
 * @throws DiscordRefusal 50035.
 */
export function checkThreadName(name: unknown): void {
  if (typeof name !== 'string' || name.trim() !== '') return;
  const message = 'Must be between 1 and 100 in length.';
  throw refuse.invalidForm([{ path: ['name'], code: 'BASE_TYPE_BAD_LENGTH', message }]);
}

/**
 * The tags that a post gets: of this forum, as many as it asks for, those of moderators only from them.
 * @throws DiscordRefusal 10087, 40067, 50013.
 */
export function checkTags(forum: ChannelRecord, tags: readonly string[], mayManageThreads: boolean): void {
  if (forum.type !== ChannelType.GuildForum) return;
  if (tags.length === 0 && (forum.flags & ChannelFlags.RequireTag) !== 0) throw refuse.tagRequired();
  for (const id of tags) {
    const tag = forum.tags.find((one) => one.id === id);
    if (tag === undefined) throw refuse.unknownTag();
    if (tag.moderated && !mayManageThreads) throw refuse.missingPermissions();
  }
}

function checkMayEdit(
  context: SandboxContext,
  channel: ThreadChannel,
  body: Readonly<Record<string, unknown>>,
): void {
  const { thread } = channel;
  const { world } = context;
  const isManager = mayManage(context, channel);
  if (thread.archived && body.archived !== false) throw refuse.threadArchived();
  if (isManager) return;
  if (thread.locked) throw refuse.threadLocked();
  const isOwner = thread.ownerId === world.applicationId;
  const mayWrite = may(botPermissions(world, channel), PermissionFlagsBits.SendMessagesInThreads);
  const allowed = [
    'archived',
    ...(isOwner ? ['name', 'auto_archive_duration', 'applied_tags', 'invitable'] : []),
  ];
  const isOpening = body.archived === false;
  const fits = Object.keys(body).every((key) => allowed.includes(key));
  if (!fits || !(isOwner || (isOpening && mayWrite))) throw refuse.missingPermissions();
}

function mayManage({ world }: SandboxContext, channel: ChannelRecord): boolean {
  return may(botPermissions(world, channel), PermissionFlagsBits.ManageThreads);
}
