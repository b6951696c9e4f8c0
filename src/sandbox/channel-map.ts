import type { ChannelRecord } from './world.ts';

/** The channels by id, in the order of making, which also knows those of a server without looking through all. */
export class ChannelMap extends Map<string, ChannelRecord> {
  /** By server; null: direct messages. */
  readonly #byGuild = new Map<string | null, Map<string, ChannelRecord>>();

  constructor(channels: Iterable<readonly [string, ChannelRecord]> = []) {
    super();
    for (const [id, channel] of channels) this.set(id, channel);
  }

  /** A server's channels and threads, oldest first; `null`: direct messages. */
  inGuild(guildId: string | null): ChannelRecord[] {
    return [...(this.#byGuild.get(guildId)?.values() ?? [])];
  }

  override set(id: string, channel: ChannelRecord): this {
    const held = this.#byGuild.get(channel.guildId) ?? new Map();
    this.#byGuild.set(channel.guildId, held.set(id, channel));
    return super.set(id, channel);
  }

  override delete(id: string): boolean {
    this.#byGuild.get(this.get(id)?.guildId ?? null)?.delete(id);
    return super.delete(id);
  }

  override clear(): void {
    this.#byGuild.clear();
    super.clear();
  }
}
