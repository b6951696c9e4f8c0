import {
  GatewayDispatchEvents as Event,
  type GatewayChannelDeleteDispatchData,
  type GatewayDispatchPayload,
  type GatewayReadyDispatchData,
  type GatewayThreadListSyncDispatchData,
} from 'discord-api-types/v10';
import type { GuildBook } from './guild-book.ts';
import {
  type HeldChannel,
  type HeldGuild,
  readChannel,
  readGuild,
  readGuildItself,
  readRole,
} from './held-guild.ts';
import { isThreadType } from './held-permissions.ts';

/**
 * Writes down what a packet of the gateway says of servers, their channels and roles, and of the bot in them. True when it
 * is about nothing else, so that nobody else has to handle it. `selfId`: the bot's own id, known with READY.
 */
export function hearGuilds(book: GuildBook, packet: GatewayDispatchPayload, selfId: string): boolean {
  switch (packet.t) {
    case Event.Ready:
      hearReady(book, packet.d);
      return false;
    case Event.GuildCreate:
      if (packet.d.unavailable === true) book.setDown(packet.d.id);
      else book.put(readGuild(packet.d, selfId));
      return true;
    case Event.GuildUpdate:
      book.change(packet.d.id, (guild) => ({ ...guild, ...readGuildItself(packet.d) }));
      return true;
    case Event.GuildDelete:
      if (packet.d.unavailable === true) book.setDown(packet.d.id);
      else book.remove(packet.d.id);
      return true;
    case Event.GuildRoleCreate:
    case Event.GuildRoleUpdate: {
      const role = readRole(packet.d.role);
      book.change(packet.d.guild_id, (guild) => ({
        ...guild,
        roles: [...without(guild.roles, role.id), role],
      }));
      return true;
    }
    case Event.GuildRoleDelete:
      book.change(packet.d.guild_id, (guild) => ({
        ...guild,
        roles: without(guild.roles, packet.d.role_id),
        ownRoles: guild.ownRoles?.filter((id) => id !== packet.d.role_id) ?? null,
      }));
      return true;
    case Event.GuildMemberUpdate:
      if (packet.d.user.id === selfId)
        book.change(packet.d.guild_id, (guild) => ({ ...guild, ownRoles: packet.d.roles }));
      return true;
    case Event.ChannelCreate:
    case Event.ChannelUpdate:
    case Event.ThreadCreate:
    case Event.ThreadUpdate: {
      const { d } = packet;
      const guildId = 'guild_id' in d ? d.guild_id : undefined;
      // Direct messages are of no server.
      if (guildId === undefined) return false;
      const channel = readChannel(d, selfId);
      book.change(guildId, (guild) => ({ ...guild, channels: [...without(guild.channels, d.id), channel] }));
      return true;
    }
    case Event.ChannelDelete:
    case Event.ThreadDelete:
      return hearDeleted(book, packet.d);
    case Event.ThreadListSync:
      book.change(packet.d.guild_id, (guild) => syncThreads(guild, packet.d, selfId));
      return true;
    default:
      return false;
  }
}

/** All servers of this connection: what is not among them the bot was thrown out of meanwhile. Each is told of anew. */
function hearReady(book: GuildBook, { guilds, shard = [0, 1] }: GatewayReadyDispatchData): void {
  const [which, howMany] = shard;
  const told = new Set(guilds.map(({ id }) => id));
  for (const id of [...book.ids()]) {
    const isOfShard = Number((BigInt(id) >> 22n) % BigInt(howMany)) === which;
    if (isOfShard && !told.has(id)) book.remove(id);
  }
  for (const id of told) book.setDown(id);
}

function hearDeleted(
  book: GuildBook,
  { id, guild_id: guildId }: Pick<GatewayChannelDeleteDispatchData, 'id'> & { readonly guild_id?: string },
): boolean {
  if (guildId === undefined) return false;
  book.change(guildId, (guild) => ({
    ...guild,
    channels: without(guild.channels, id).filter((one) => !isThreadType(one.type) || one.parentId !== id),
  }));
  return true;
}

/** All open threads of these channels, or of all: others of them were closed while the bot did not see them. */
function syncThreads(
  guild: HeldGuild,
  { channel_ids: parents, threads }: GatewayThreadListSyncDispatchData,
  selfId: string,
): HeldGuild {
  const told = new Set(threads.map(({ id }) => id));
  const isOver = ({ id, type, parentId, isArchived }: HeldChannel) =>
    isThreadType(type) &&
    (told.has(id) || (!isArchived && (parents === undefined || parents.includes(parentId ?? ''))));
  const kept = guild.channels.filter((channel) => !isOver(channel));
  return { ...guild, channels: [...kept, ...threads.map((thread) => readChannel(thread, selfId))] };
}

function without<One extends { readonly id: string }>(list: readonly One[], id: string): readonly One[] {
  return list.filter((one) => one.id !== id);
}
