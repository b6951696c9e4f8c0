import type { Client, REST } from 'discord.js';
import type { GuildBook } from './guild-book.ts';
import { guildsOf } from './guilds-of.ts';

/** What the bot sees of servers, from what the gateway told this process. */
export interface Sight {
  readonly guilds: Omit<GuildBook, 'put' | 'change' | 'setDown' | 'remove'>;
  /** The id of the bot's own user; empty while it has never been signed in. */
  selfId(): string;
  /**
   * Whether what is not seen of this server is not there: its session is here and has told of all its servers. Without a server:
   * whether that holds for all servers of the bot.
   */
  isReady(guildId?: string): boolean;
  /** Whether other processes see what this one does not. */
  readonly isPartial: boolean;
  /** For asking Discord about what nobody told of. */
  readonly rest: Pick<REST, 'get'>;
}

/** What a client sees that is the whole bot. */
export function sightOf(client: Client): Sight {
  return {
    guilds: guildsOf(client),
    selfId: () => client.user?.id ?? '',
    isReady: () => client.isReady(),
    isPartial: false,
    rest: client.rest,
  };
}

/**
 * The shard that a server is in (https://docs.discord.com/developers/events/gateway#sharding). `guildId`: a snowflake; null for what
 * is in none, such as direct messages: the first.
 */
export function shardOf(guildId: string | null, count: number): number {
  return guildId === null ? 0 : Number((BigInt(guildId) >> 22n) % BigInt(count));
}
