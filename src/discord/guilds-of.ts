import type { Client } from 'discord.js';
import type { GatewayDispatchPayload } from 'discord-api-types/v10';
import { createGuildBook, type GuildBook } from './guild-book.ts';
import { hearGuilds } from './hear-guilds.ts';

const books = new WeakMap<Client, GuildBook>();

/** The servers of a client that `createClient` made. */
export function guildsOf(client: Client): GuildBook {
  const book = books.get(client);
  if (book === undefined) throw new Error('This client was not made by createClient.');
  return book;
}

/** What discord.js's types keep to themselves of how it handles what comes over the gateway. */
interface PacketHandling {
  handlePacket(packet?: GatewayDispatchPayload, shard?: unknown): boolean;
}

/**
 * Has servers, channels and roles kept in a book of our own, which takes a tenth of the memory (docs/decisions/0015). discord.js
 * is not told of them, since it cannot be told to keep none: it counts which are still to come, and hands on interactions. `book`: that of
 * all clients of this process, where it has several.
 */
export function keepGuilds(client: Client, book: GuildBook = createGuildBook()): void {
  books.set(client, book);
  const handling = client.ws as unknown as PacketHandling;
  const handle = handling.handlePacket.bind(handling);
  handling.handlePacket = (packet, shard) => {
    if (packet === undefined) return handle(packet, shard);
    const selfId = client.user?.id ?? '';
    if (hearGuilds(book, packet, selfId)) return true;
    return handle(packet.t === 'READY' ? { ...packet, d: { ...packet.d, guilds: [] } } : packet, shard);
  };
}
