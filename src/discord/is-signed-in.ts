import { type Client, Status } from 'discord.js';

/** Whether every shard has its session with Discord. (`client.isReady()` stays true when a session has ended.) */
export function isSignedIn(client: Client): boolean {
  const { shards } = client.ws;
  return client.isReady() && shards.size > 0 && shards.every(({ status }) => status === Status.Ready);
}
