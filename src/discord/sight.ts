import type { Channel, Client, Guild } from 'discord.js';

/** What the bot sees of servers, from what the gateway told. A discord.js client is one, where one client is the whole bot. */
export interface Sight {
  /**
   * Whether what is not seen of this server is not there: its session is here and has told of all its servers. Without a server:
   * whether that holds for all servers of the bot.
   */
  isReady(guildId?: string): boolean;
  readonly guilds: {
    readonly cache: {
      get(guildId: string): Guild | undefined;
      has(guildId: string): boolean;
      every(holds: (guild: Guild) => boolean): boolean;
      readonly size: number;
    };
  };
  readonly channels: {
    readonly cache: { get(channelId: string): Channel | undefined; has(channelId: string): boolean };
    /** Asks Discord; as discord.js's `ChannelManager.fetch`. */
    fetch(channelId: string, options: { readonly cache: boolean }): Promise<Channel | null>;
  };
}

/**
 * The shard that a server is in (https://docs.discord.com/developers/events/gateway#sharding). `guildId`: a snowflake; null for what
 * is in none, such as direct messages: the first.
 */
export function shardOf(guildId: string | null, count: number): number {
  return guildId === null ? 0 : Number((BigInt(guildId) >> 22n) % BigInt(count));
}

/**
 * What the clients see that this process has, one a shard, as `clients` gives them at each call. `count`: the bot's shards; what is in
 * those of other processes is not known here.
 */
export function shardSight(clients: () => ReadonlyMap<number, Client>, count: number): Sight {
  const guildAt = (guildId: string) =>
    /^\d+$/.test(guildId) ? clients().get(shardOf(guildId, count))?.guilds.cache.get(guildId) : undefined;
  const all = () => [...clients().values()];

  function channelAt(channelId: string): Channel | undefined {
    for (const client of clients().values()) {
      const channel = client.channels.cache.get(channelId);
      if (channel !== undefined) return channel;
    }
    return undefined;
  }

  return {
    isReady: (guildId) =>
      guildId === undefined
        ? clients().size === count && all().every((client) => client.isReady())
        : clients().get(shardOf(guildId, count))?.isReady() === true,
    guilds: {
      cache: {
        get: guildAt,
        has: (guildId) => guildAt(guildId) !== undefined,
        every: (holds) => all().every((client) => client.guilds.cache.every(holds)),
        get size() {
          return all().reduce((sum, client) => sum + client.guilds.cache.size, 0);
        },
      },
    },
    channels: {
      cache: { get: channelAt, has: (channelId) => channelAt(channelId) !== undefined },
      async fetch(channelId, options) {
        // A client makes nothing of a channel whose server another has.
        for (const client of all()) {
          const channel = await client.channels.fetch(channelId, options);
          if (channel !== null) return channel;
        }
        return null;
      },
    },
  };
}
