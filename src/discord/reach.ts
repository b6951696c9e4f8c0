import { type Client, type GuildBasedChannel, PermissionFlagsBits } from 'discord.js';
import type { Target } from '../delivery/chat-gateway.ts';
import { missingPermissions, type NeededPermission } from './permissions.ts';

/** What can be posted where, from what the gateway told: no request is made. */
export interface Reach {
  /** As `WhyUnreachable` of the delivery. */
  whyNot(place: Target): string | null;
  /** The permissions that the bot lacks there; none where nothing is known of it. */
  missing(place: Target): readonly NeededPermission[];
  /** As of `createGoneServers`. */
  whereabouts(guildId: string): 'there' | 'gone' | null;
  /** Whether a mention of this role reaches anybody: it may be mentioned by all, or by the bot. */
  reachesRole(guildId: string, roleId: string): boolean;
}

/** The reach of a client. Before it is ready, and while a server is down with Discord, nothing is known. */
export function createReach(client: Client): Reach {
  function channelOf({ guildId, place, channelId, parentId }: Target): GuildBasedChannel | undefined {
    const id = place === 'thread' ? parentId : channelId;
    return client.guilds.cache.get(guildId ?? '')?.channels.cache.get(id ?? '');
  }

  function missing(place: Target): readonly NeededPermission[] {
    const channel = channelOf(place);
    const self = channel?.guild.members.me;
    if (channel === undefined || self == null) return [];
    return missingPermissions(channel.permissionsFor(self).bitfield, place.place);
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
      return lacks.length > 0 ? 'missing-permissions' : null;
    },
    whereabouts(guildId) {
      if (!client.isReady()) return null;
      return client.guilds.cache.has(guildId) ? 'there' : 'gone';
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
