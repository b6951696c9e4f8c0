import type { Client } from 'discord.js';
import type { GatewayDispatchPayload } from 'discord-api-types/v10';

/** Does something and waits until the client has heard of it and kept what it says: by the name of a packet of the gateway. */
export async function hears<T>(
  client: Client,
  packet: `${GatewayDispatchPayload['t']}`,
  act: () => T,
): Promise<T> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const listen = ({ t }: GatewayDispatchPayload) => {
    if (t === packet) resolve();
  };
  // discord.js's types leave this event out. It comes just before the packet is handled, in the same turn.
  client.on('raw' as never, listen as never);
  const done = act();
  await promise;
  client.off('raw' as never, listen as never);
  return done;
}
