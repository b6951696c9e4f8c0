import { ChannelType, type Client } from 'discord.js';

/** What the bot knows of a channel it can see. */
export interface SeenChannel {
  readonly name: string;
  /** Whether digests can be posted there: a text or announcement channel of a server. */
  readonly takesPosts: boolean;
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
        permissions: channel.permissionsFor(self).bitfield,
      };
    },
  };
}
