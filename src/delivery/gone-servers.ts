/** How long (ms) what is kept of a server outlives the bot's being there: 30 days. */
export const keepsGoneFor = 30 * 24 * 3_600_000;

/** Where it is kept since when the bot is no longer in a server; a Keyv. Rejects when it cannot. */
export interface GoneStore {
  set(key: string, value: unknown): Promise<unknown>;
  delete(key: string): Promise<unknown>;
  /** All entries, as key and value. */
  iterator(): AsyncIterable<unknown>;
}

/** What looking after servers that the bot has left works with. */
export interface GoneParts {
  readonly store: GoneStore;
  /** The servers of which something is kept. */
  servers(): Promise<Iterable<string>>;
  /**
   * Whether the bot is in this server: `there` also while the server is down with Discord; null while nobody knows, since the
   * bot is not connected.
   */
  whereabouts(guildId: string): 'there' | 'gone' | null;
  /** Forgets all that is kept of a server. */
  forget(guildId: string): Promise<void>;
  /** Told of a server that was forgotten. */
  report(guildId: string, goneSince: number): void;
}

/**
 * Forgets what is kept of a server 30 days after the bot was first seen to be no longer in it. Who invites it again before that
 * finds all as it was. Gives a function that looks at `now` (ms since the epoch); it makes no request, and rejects as its
 * parts do.
 */
export function createGoneServers(parts: GoneParts): (now: number) => Promise<void> {
  const { store, whereabouts, forget, report } = parts;

  return async (now) => {
    const since = new Map<string, number>();
    for await (const entry of store.iterator()) {
      const [guildId, at] = entry as [string, number];
      since.set(guildId, at);
    }
    const kept = new Set(await parts.servers());
    for (const guildId of kept) {
      if (whereabouts(guildId) === 'gone' && !since.has(guildId)) await store.set(guildId, now);
    }
    for (const [guildId, at] of since) {
      const where = whereabouts(guildId);
      // A forgetting that broke off is taken up as long as the mark stands: it goes last.
      const isOver = where === 'gone' && now - at >= keepsGoneFor;
      if (isOver && kept.has(guildId)) {
        await forget(guildId);
        report(guildId, at);
      }
      if (isOver || where === 'there') await store.delete(guildId);
    }
  };
}
