import { GatewayIntentBits as Intent } from 'discord-api-types/v10';
import type { SandboxContext } from './context.ts';
import { isSeenByBot } from './permissions.ts';
import { threadListPayload } from './thread-payloads.ts';
import { botIsIn, channelsOf, type GuildRecord, type ThreadChannel, threadsOf } from './world.ts';

/** Tells the bot, when it is in the guild, and those who watch of something that happened in a guild. */
export function tell(
  context: SandboxContext,
  guildId: string,
  intents: number,
  type: string,
  data: (intents: number) => unknown,
): void {
  if (botIsIn(context.world, guildId)) context.gateway.dispatch(guildId, intents, type, data);
  worldChanged(context, guildId);
}

/** Tells the bot of a thread, which it hears of only when it sees it (docs, "Threads", "Permissions"). */
export function tellOfThread(
  context: SandboxContext,
  channel: ThreadChannel,
  type: string,
  data: () => unknown,
): void {
  const guildId = channel.guildId ?? '';
  if (isSeenByBot(context.world, channel)) context.gateway.dispatch(guildId, Intent.Guilds, type, data);
  worldChanged(context, guildId);
}

/** Tells those who watch that servers, channels or permissions are not as they were. */
export function worldChanged(context: SandboxContext, guildId: string | null): void {
  context.events.emit({ kind: 'world', guildId });
}

/**
 * Does what may change what the bot sees; of channels that it sees from now on it gets the active threads in
 * THREAD_LIST_SYNC. Of what it no longer sees Discord does not tell (docs, "Channel Access").
 */
export function withAccessSync(context: SandboxContext, guild: GuildRecord, change: () => void): void {
  const { world } = context;
  const seen = () =>
    channelsOf(world, guild.id)
      .filter((channel) => isSeenByBot(world, channel))
      .map((channel) => channel.id);
  const before = new Set(seen());
  change();
  const gained = seen().filter((id) => !before.has(id));
  const threads = threadsOf(world, guild.id).filter(
    (channel) =>
      gained.includes(channel.parentId ?? '') && !channel.thread.archived && isSeenByBot(world, channel),
  );
  if (threads.length === 0) return;
  context.gateway.dispatch(guild.id, Intent.Guilds, 'THREAD_LIST_SYNC', {
    guild_id: guild.id,
    channel_ids: gained,
    ...threadListPayload(world, threads),
  });
}
