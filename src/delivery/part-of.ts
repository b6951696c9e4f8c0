/** Into so many parts all servers are divided, for good: the ledger stores in which one a delivery's place is. */
export const partCount = 64;

/** Some of the parts, each 0 to `partCount` - 1: those of which one of several processes sends. */
export type Parts = readonly number[];

/**
 * The part that a server is in, 0 to `partCount` - 1: the shard that it would be in if the gateway had so many
 * (https://docs.discord.com/developers/events/gateway#sharding). Of 1, 2, 4 … 64 shards each has whole parts (`partsOf`), so that a
 * process sends in the servers that it sees. `guildId`: a snowflake; null for what is in no server, such as direct messages: the first.
 */
export function partOf(guildId: string | null): number {
  return guildId === null ? 0 : Number((BigInt(guildId) >> 22n) % BigInt(partCount));
}

/** The parts that lie in these shards, of `count`: 1, 2, 4 … 64. */
export function partsOf(shards: ReadonlySet<number>, count: number): Parts {
  return Array.from({ length: partCount }, (_, part) => part).filter((part) => shards.has(part % count));
}
