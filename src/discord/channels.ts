import { ChannelType, type Client } from 'discord.js';
import type { PlaceKind } from '../delivery/subscription.ts';

/** What the bot knows of a channel it can see. */
export interface SeenChannel {
  readonly name: string;
  /** Whether digests can be posted there: a text or announcement channel of a server. */
  readonly takesPosts: boolean;
  /** What kind of place it is; null where nothing can be posted. */
  readonly place: PlaceKind | null;
  /** The channel in which a thread lies; else null. */
  readonly parentId: string | null;
  /** The bot's permissions in it, as Discord's bit set. */
  readonly permissions: bigint;
}

/** The channels that the bot can see, from what the gateway told it: no request is made. */
export interface ChannelDirectory {
  /** Null for a channel that the bot cannot see or that is not in a server it is in. */
  find(channelId: string): SeenChannel | null;
}

/** The directory over a client that is logged in. */
export function createChannelDirectory(client: Client): ChannelDirectory {
  return {
    find(channelId) {
      const channel = client.channels.cache.get(channelId);
      if (channel === undefined || channel.isDMBased()) return null;
      const self = channel.guild.members.me;
      if (self === null) return null;
      return {
        name: channel.name,
        takesPosts: channel.type === ChannelType.GuildText || channel.type === ChannelType.GuildAnnouncement,
        place: placeOfType(channel.type),
        parentId: channel.isThread() ? channel.parentId : null,
        permissions: channel.permissionsFor(self).bitfield,
      };
    },
  };
}

/** The kind of place that a channel of Discord's type is; null where no digests can be posted. */
export function placeOfType(type: ChannelType): PlaceKind | null {
  switch (type) {
    case ChannelType.GuildText:
    case ChannelType.GuildAnnouncement:
      return 'channel';
    case ChannelType.PublicThread:
    case ChannelType.PrivateThread:
    case ChannelType.AnnouncementThread:
      return 'thread';
    case ChannelType.GuildForum:
      return 'forum';
    default:
      return null;
  }
}
