import { type Client, type GuildBasedChannel, PermissionFlagsBits } from 'discord.js';
import type { Place, PlaceName, PlaceNames, Target } from '../delivery/chat-gateway.ts';
import { bringsMap, missingPermissions, type NeededPermission } from './permissions.ts';

/** What can be posted where, from what the gateway told: no request is made. */
export interface Reach {
  /** As `WhyUnreachable` of the delivery. */
  whyNot(place: Target): string | null;
  /** As `WhyUnseen` of the delivery. A channel that nobody knows of is taken for one that the bot was shut out of. */
  whyUnseen(place: Place): string | null;
  /** As `IsLocked` of the delivery: by the threads that are open, or were when they were heard of last. */
  isLocked(place: Place, messageId: string): boolean;
  /** The permissions that the bot lacks there; none where nothing is known of it. */
  missing(place: Target): readonly NeededPermission[];
  /** As of `createGoneServers`. */
  whereabouts(guildId: string): 'there' | 'gone' | null;
  /** What the place is called, as far as it can be seen now; null where it cannot. */
  seenName(place: Target): PlaceName | null;
  /** What it was called when it was last seen; null when it never was. Rejects when the names cannot be read. */
  lastName(place: Target): Promise<PlaceName | null>;
  /** Whether a role is there; null while nothing is known of its server. */
  hasRole(guildId: string, roleId: string): boolean | null;
  /** Who manages a server, as far as is known: its owner. */
  managersOf(guildId: string): readonly string[];
  /** Whether a mention of this role reaches anybody: it may be mentioned by all, or by the bot. */
  reachesRole(guildId: string, roleId: string): boolean;
}

/**
 * The reach of a client. Before it is ready, and while a server is down with Discord, nothing is known. `lastNames`: what
 * channels were called that may be gone.
 */
export function createReach(client: Client, lastNames?: Pick<PlaceNames, 'nameOf'>): Reach {
  function channelOf({ guildId, place, channelId, parentId }: Target): GuildBasedChannel | undefined {
    const id = place === 'thread' ? parentId : channelId;
    return client.guilds.cache.get(guildId ?? '')?.channels.cache.get(id ?? '');
  }

  function missing(place: Target): readonly NeededPermission[] {
    const channel = channelOf(place);
    const self = channel?.guild.members.me;
    if (channel === undefined || self == null) return [];
    return missingPermissions(channel.permissionsFor(self).bitfield, place.place, bringsMap(place));
  }

  /** By the threads that are open, or were when they were heard of last: of another nothing is known. */
  function isLockedThread(threadId: string): boolean {
    const thread = client.channels.cache.get(threadId);
    return thread?.isThread() === true && thread.locked === true && !thread.manageable;
  }

  return {
    missing,
    whyNot(place) {
      if (!client.isReady() || place.guildId === null) return null;
      const guild = client.guilds.cache.get(place.guildId);
      if (guild === undefined) return 'unknown-guild';
      if (!guild.available) return null;
      // A thread whose channel is not on record: only Discord knows.
      if (place.place === 'thread' && place.parentId === null) return null;
      if (channelOf(place) === undefined) return 'unknown-channel';
      const lacks = missing(place);
      if (lacks.includes('ViewChannel')) return 'missing-access';
      if (lacks.length > 0) return 'missing-permissions';
      return place.place === 'thread' && isLockedThread(place.channelId) ? 'thread-locked' : null;
    },
    whyUnseen({ kind, channelId, parentId }) {
      const id = kind === 'thread' ? parentId : channelId;
      if (!client.isReady() || kind === 'person' || id === null) return null;
      const channel = client.channels.cache.get(id);
      if (channel === undefined) {
        // While a server is down, its channels may not have been heard of.
        return client.guilds.cache.every(({ available }) => available) ? 'missing-access' : null;
      }
      if (channel.isDMBased() || !channel.guild.available) return null;
      const self = channel.guild.members.me;
      if (self === null || channel.permissionsFor(self).has(PermissionFlagsBits.ViewChannel)) return null;
      return 'missing-access';
    },
    isLocked({ kind, channelId }, messageId) {
      if (kind !== 'thread' && kind !== 'forum') return false;
      return isLockedThread(kind === 'forum' ? messageId : channelId);
    },
    whereabouts(guildId) {
      if (!client.isReady()) return null;
      return client.guilds.cache.has(guildId) ? 'there' : 'gone';
    },
    seenName({ guildId, channelId, parentId }) {
      const guild = client.guilds.cache.get(guildId ?? '');
      // An archived thread is called by the channel that it lies in.
      const channel = guild?.channels.cache.get(channelId) ?? guild?.channels.cache.get(parentId ?? '');
      return guild === undefined || channel === undefined
        ? null
        : { channel: channel.name, server: guild.name };
    },
    async lastName({ channelId }) {
      return (await lastNames?.nameOf(channelId)) ?? null;
    },
    hasRole(guildId, roleId) {
      const guild = client.guilds.cache.get(guildId);
      return !client.isReady() || !guild?.available ? null : guild.roles.cache.has(roleId);
    },
    managersOf(guildId) {
      const owner = client.guilds.cache.get(guildId)?.ownerId;
      return owner === undefined ? [] : [owner];
    },
    reachesRole(guildId, roleId) {
      const guild = client.guilds.cache.get(guildId);
      const role = guild?.roles.cache.get(roleId);
      const self = guild?.members.me;
      return (
        role?.mentionable === true || self?.permissions.has(PermissionFlagsBits.MentionEveryone) === true
      );
    },
  };
}
