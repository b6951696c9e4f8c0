import type { Client } from 'discord.js';

/** What discord.js's types keep to themselves of how it handles what comes over the gateway. */
interface PacketHandling {
  handlePacket(packet?: { readonly t: string }, shard?: { readonly sessionInfo: object | null }): boolean;
}

/**
 * Keeps a client alive whose session is ended in the moment in which it is resumed.
 *
 * @discordjs/ws 1.2 works on the messages of a connection at the same time: when RESUMED and INVALID_SESSION come in one
 * read, the second has thrown the session away before the first is handed on, and discord.js 14.28
 * (`client/websocket/handlers/RESUMED.js`) then reads the number of the last event of a session that is null. That throws
 * outside of any call, which ends the process. Here a RESUMED without a session is not handled: nothing goes on, since
 * the client is signing in anew, and that it has done so is told by `shardReady`.
 */
export function ignoreLateResume(client: Client): void {
  const handling = client.ws as unknown as PacketHandling;
  const handle = handling.handlePacket.bind(handling);
  handling.handlePacket = (packet, shard) => {
    const isLate = packet?.t === 'RESUMED' && shard?.sessionInfo === null;
    return isLate ? false : handle(packet, shard);
  };
}
