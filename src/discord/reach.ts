import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { Place, PlaceName, PlaceNames, Target } from '../delivery/chat-gateway.ts';
import { channelIn, isThreadType, permissionsIn, permissionsInGuild } from './held-permissions.ts';
import { bringsMap, missingPermissions, type NeededPermission } from './permissions.ts';
import type { Sight } from './sight.ts';

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
 * The reach of what is seen. Before that is ready, and while a server is down with Discord, nothing is known. `lastNames`: what
 * channels were called that may be gone.
 */
export function createReach(sight: Sight, lastNames?: Pick<PlaceNames, 'nameOf'>): Reach {
  const { guilds: book, selfId } = sight;

  /** The channel to post in, of a thread that in which it lies, and the server of both. */
  function find({ guildId, place, channelId, parentId }: Target) {
    const guild = book.get(guildId ?? '');
    const channel = guild === null ? null : channelIn(guild, place === 'thread' ? parentId : channelId);
    return guild === null || channel === null ? null : { guild, channel };
  }

  function missing(place: Target): readonly NeededPermission[] {
    const found = find(place);
    const held = found === null ? null : permissionsIn(found.guild, found.channel, selfId());
    return held === null ? [] : missingPermissions(held, place.place, bringsMap(place));
  }

  /** By the threads that are open, or were when they were heard of last: of another nothing is known. */
  function isLockedThread(threadId: string): boolean {
    const guild = book.guildOf(threadId);
    const thread = guild === null ? null : channelIn(guild, threadId);
    if (guild === null || thread === null || !isThreadType(thread.type) || !thread.isLocked) return false;
    return ((permissionsIn(guild, thread, selfId()) ?? 0n) & PermissionFlagsBits.ManageThreads) === 0n;
  }

  return {
    missing,
    whyNot(place) {
      if (place.guildId === null || !sight.isReady(place.guildId)) return null;
      if (!book.has(place.guildId)) return 'unknown-guild';
      if (!book.isAvailable(place.guildId)) return null;
      // A thread whose channel is not on record: only Discord knows.
      if (place.place === 'thread' && place.parentId === null) return null;
      if (find(place) === null) return 'unknown-channel';
      const lacks = missing(place);
      if (lacks.includes('ViewChannel')) return 'missing-access';
      if (lacks.length > 0) return 'missing-permissions';
      return place.place === 'thread' && isLockedThread(place.channelId) ? 'thread-locked' : null;
    },
    whyUnseen({ kind, channelId, parentId }) {
      const id = kind === 'thread' ? parentId : channelId;
      if (kind === 'person' || id === null) return null;
      const guild = book.guildOf(id);
      const channel = guild === null ? null : channelIn(guild, id);
      // While a server is down, its channels may not have been heard of.
      if (guild === null || channel === null)
        return sight.isReady() && book.isAllAvailable() ? 'missing-access' : null;
      if (!sight.isReady(guild.id) || !book.isAvailable(guild.id)) return null;
      const held = permissionsIn(guild, channel, selfId());
      return held === null || (held & PermissionFlagsBits.ViewChannel) !== 0n ? null : 'missing-access';
    },
    isLocked({ kind, channelId }, messageId) {
      if (kind !== 'thread' && kind !== 'forum') return false;
      return isLockedThread(kind === 'forum' ? messageId : channelId);
    },
    whereabouts(guildId) {
      if (!sight.isReady(guildId)) return null;
      return book.has(guildId) ? 'there' : 'gone';
    },
    seenName({ guildId, channelId, parentId }) {
      const guild = book.get(guildId ?? '');
      // An archived thread is called by the channel that it lies in.
      const channel = guild && (channelIn(guild, channelId) ?? channelIn(guild, parentId));
      return guild && channel && { channel: channel.name, server: guild.name };
    },
    async lastName({ channelId }) {
      return (await lastNames?.nameOf(channelId)) ?? null;
    },
    hasRole(guildId, roleId) {
      if (!sight.isReady(guildId) || !book.isAvailable(guildId)) return null;
      return book.get(guildId)?.roles.some(({ id }) => id === roleId) ?? null;
    },
    managersOf(guildId) {
      const owner = book.get(guildId)?.ownerId;
      return owner === undefined ? [] : [owner];
    },
    reachesRole(guildId, roleId) {
      const guild = book.get(guildId);
      if (guild === null) return false;
      const held = permissionsInGuild(guild, selfId()) ?? 0n;
      if ((held & PermissionFlagsBits.MentionEveryone) !== 0n) return true;
      return guild.roles.some(({ id, mentionable }) => id === roleId && mentionable);
    },
  };
}
