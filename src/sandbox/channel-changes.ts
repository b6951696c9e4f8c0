import { GatewayIntentBits as Intent } from 'discord-api-types/v10';
import type { SandboxContext } from './context.ts';
import { channelPayload } from './payloads.ts';
import { tell, withAccessSync, worldChanged } from './tell.ts';
import { type ChannelRecord, channelsOf, type GuildRecord, isThread } from './world.ts';

// What happens to channels: each function changes the world and tells the bot over the gateway what Discord would tell
// it. Threads are in `thread-making.ts` and `thread-changes.ts`.

/** A new channel, below the others. `type` is Discord's channel type. */
export function createChannel(
  context: SandboxContext,
  guild: GuildRecord,
  name: string,
  type: number,
  rest: Partial<Pick<ChannelRecord, 'flags' | 'tags' | 'autoArchiveMinutes'>> = {},
): ChannelRecord {
  const channel = makeChannel({
    ...rest,
    id: context.ids.next(context.clock.now()),
    type,
    guildId: guild.id,
    name,
    position: channelsOf(context.world, guild.id).length,
  });
  context.world.channels.set(channel.id, channel);
  tell(context, guild.id, Intent.Guilds, 'CHANNEL_CREATE', () => channelPayload(context.world, channel));
  return channel;
}

/** A channel as it is new: what is not said is nothing, none or zero. */
export function makeChannel(
  said: Partial<ChannelRecord> & Pick<ChannelRecord, 'id' | 'type' | 'guildId' | 'name'>,
): ChannelRecord {
  return {
    topic: null,
    position: 0,
    parentId: null,
    overwrites: [],
    flags: 0,
    tags: [],
    autoArchiveMinutes: null,
    thread: null,
    recipientId: null,
    people: null,
    lastMessageId: null,
    ...said,
  };
}

/** The channel and everything in it is gone, its threads too. */
export function deleteChannel(context: SandboxContext, channel: ChannelRecord): void {
  const { world } = context;
  const payload = channelPayload(world, channel);
  const gone = new Set([channel.id]);
  for (const one of world.channels.values())
    if (one.parentId === channel.id && isThread(one)) gone.add(one.id);
  for (const id of gone) world.channels.delete(id);
  for (const message of [...world.messages.values()]) {
    if (gone.has(message.channelId)) world.messages.delete(message.id);
  }
  if (channel.guildId === null) return;
  tell(context, channel.guildId, Intent.Guilds, 'CHANNEL_DELETE', () => payload);
}

/** Tells the bot of a channel that was changed: its name, its overwrites. */
export function channelChanged(context: SandboxContext, channel: ChannelRecord): void {
  if (channel.guildId === null) return;
  tell(context, channel.guildId, Intent.Guilds, 'CHANNEL_UPDATE', () =>
    channelPayload(context.world, channel),
  );
}

/** Allows and denies in a channel, for a role (0) or a member (1); bits in both end up as asked last. */
export function setOverwrite(
  context: SandboxContext,
  channel: ChannelRecord,
  target: { readonly id: string; readonly type: 0 | 1 },
  change: { readonly allow?: bigint; readonly deny?: bigint },
): void {
  const allow = change.allow ?? 0n;
  const deny = change.deny ?? 0n;
  const held = channel.overwrites.find((overwrite) => overwrite.id === target.id);
  const next = {
    ...target,
    allow: ((BigInt(held?.allow ?? '0') & ~deny) | allow).toString(),
    deny: ((BigInt(held?.deny ?? '0') & ~allow) | deny).toString(),
  };
  const guild = context.world.guilds.get(channel.guildId ?? '');
  if (guild === undefined) return;
  withAccessSync(context, guild, () => {
    channel.overwrites = [...channel.overwrites.filter((overwrite) => overwrite.id !== target.id), next];
    channelChanged(context, channel);
  });
}

/** The direct messages between the bot and this person: found, or opened. */
export function openDirectMessages(context: SandboxContext, userId: string): ChannelRecord {
  const { world } = context;
  const held = [...world.channels.values()].find((channel) => channel.recipientId === userId);
  if (held !== undefined) return held;
  const channel = makeChannel({
    id: context.ids.next(context.clock.now()),
    type: 1,
    guildId: null,
    name: world.users.get(userId)?.username ?? '',
    recipientId: userId,
  });
  world.channels.set(channel.id, channel);
  worldChanged(context, null);
  return channel;
}

/** Direct messages between people, in which the bot is not: found, or opened. */
export function openBetween(context: SandboxContext, people: readonly string[]): ChannelRecord {
  const { world } = context;
  const wanted = new Set(people);
  const held = [...world.channels.values()].find(
    (channel) => channel.people?.length === wanted.size && channel.people.every((id) => wanted.has(id)),
  );
  if (held !== undefined) return held;
  const names = people.map((id) => world.users.get(id)?.username ?? '');
  const channel = makeChannel({
    id: context.ids.next(context.clock.now()),
    type: people.length > 2 ? 3 : 1,
    guildId: null,
    name: names.join(', '),
    people: [...people],
  });
  world.channels.set(channel.id, channel);
  worldChanged(context, null);
  return channel;
}
