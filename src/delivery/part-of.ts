import { createHash } from 'node:crypto';

/** Into so many parts all channels are divided, for good: the ledger stores a channel's part. */
export const partCount = 64;

/** Some of the parts, each 0 to `partCount` - 1: those of which one of several processes sends. */
export type Parts = readonly number[];

/**
 * The part that a channel is in, 0 to `partCount` - 1: the low bits of the first byte of its id's SHA-256. The same in every process, and even
 * over ids of which the low digits say in which worker of Discord's they were made (docs, "Snowflakes").
 */
export function partOf(channelId: string): number {
  return createHash('sha256').update(channelId).digest().readUInt8(0) % partCount;
}

/** Whether a channel is in one of `parts`; in all of them when these are left out. */
export function isIn(parts: Parts | undefined, channelId: string): boolean {
  return parts === undefined || parts.includes(partOf(channelId));
}
