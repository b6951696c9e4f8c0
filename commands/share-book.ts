import type { Language } from '../src/delivery/subscription.ts';

/** A trend's message, which no delivery knows: by it the name can be taken away. */
export interface SharedTrend {
  readonly messageId: string;
  readonly kind: 'channel' | 'thread';
  /** The channel in which a thread lies; else null. */
  readonly parentId: string | null;
  readonly language: Language;
}

/** Of whom and where a copy is, by its id; of a picture by the id of the answer that it is of. */
export interface SharedBy {
  /** Null outside of servers. */
  readonly guildId: string | null;
  readonly channelId: string;
  /** Null for one who had it forgotten. */
  readonly userId: string | null;
  /** Of a trend that says who shared it; left out of all else. */
  readonly trend?: SharedTrend;
}

/** What is kept of copies that people shared, beside the ledger's record. Calls reject when the store fails. */
export interface ShareBook {
  note(id: string, whose: SharedBy): Promise<void>;
  has(id: string): Promise<boolean>;
  /** The person who shared it; null when that is not known, or not any more. */
  sharerOf(id: string): Promise<string | null>;
  /** The server that it is in. */
  guildOf(id: string): Promise<string | null>;
  /** How many this person shared. */
  countOf(userId: string): Promise<number>;
  /** The servers in which something was shared. */
  servers(): Promise<ReadonlySet<string>>;
  /** The trends that say that this person shared them. */
  trendsOf(
    userId: string,
  ): Promise<readonly { readonly id: string; readonly channelId: string; readonly trend: SharedTrend }[]>;
  /** Takes a person's id from what they shared, `but` for what has these ids. Gives the ids of that. */
  forgetPerson(userId: string, but?: ReadonlySet<string>): Promise<readonly string[]>;
  /** What was shared in a server, for it to be forgotten. */
  ofServer(guildId: string): Promise<readonly { readonly id: string; readonly channelId: string }[]>;
  forget(id: string): Promise<void>;
}

/** Small things kept by key for `ttl` ms. Calls reject when the store fails. */
interface ShareStore {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown, ttl: number): Promise<unknown>;
  /** Puts what `change` makes of an entry in its place; nobody else's change comes between. Undefined stands for none. */
  change<Value>(
    key: string,
    change: (was: Value | undefined) => Value | undefined,
    ttl: number,
  ): Promise<Value | undefined>;
  /** What anybody wrote since the look that gave `number` (-1: ever), null for nothing; undefined where nobody else writes. */
  readonly writtenSince?:
    | (<Value>(number: number) => Promise<{
        readonly number: number;
        readonly written: readonly (readonly [key: string, value: Value])[];
      } | null>)
    | undefined;
  delete(key: string): Promise<unknown>;
  /** All entries, as key and value. */
  iterator(): AsyncIterable<unknown>;
}

/** As long as the ledger remembers a copy, and some days, ms. */
const remembers = 95 * 24 * 3_600_000;

/** The book in a store. */
export function openShareBook(store: ShareStore): ShareBook {
  /** As it was read, and what was noted since: it is asked for each minute, and what has expired in it does no harm. */
  let servers: Promise<Set<string>> | null = null;
  /** What others noted is added from here on. */
  let seen = -1;
  const read = async (id: string) => (await store.get(id)) as SharedBy | undefined;

  async function all(
    isMeant: (whose: SharedBy) => boolean,
  ): Promise<readonly (readonly [string, SharedBy])[]> {
    const found: (readonly [string, SharedBy])[] = [];
    for await (const entry of store.iterator()) {
      const [id, whose] = entry as [string, SharedBy];
      if (isMeant(whose)) found.push([id, whose]);
    }
    return found;
  }

  async function readServers(): Promise<Set<string>> {
    return new Set((await all(() => true)).flatMap(([, { guildId }]) => guildId ?? []));
  }

  return {
    async note(id, { guildId, channelId, userId, trend }) {
      const kept: SharedBy = { guildId, channelId, userId, ...(trend === undefined ? {} : { trend }) };
      await store.set(id, kept, remembers);
      // Also one that is being read at this moment.
      if (guildId !== null) (await servers)?.add(guildId);
    },
    has: async (id) => (await read(id)) !== undefined,
    sharerOf: async (id) => (await read(id))?.userId ?? null,
    guildOf: async (id) => (await read(id))?.guildId ?? null,
    countOf: async (userId) => (await all((one) => one.userId === userId)).length,
    async servers() {
      servers ??= readServers().catch((error: unknown) => {
        servers = null;
        throw error;
      });
      const known = await servers;
      const news = (await store.writtenSince?.<SharedBy>(seen)) ?? null;
      for (const [, { guildId }] of news?.written ?? []) if (guildId !== null) known.add(guildId);
      seen = news?.number ?? seen;
      return known;
    },
    async trendsOf(userId) {
      const theirs = await all((one) => one.userId === userId);
      return theirs.flatMap(([id, { channelId, trend }]) =>
        trend === undefined ? [] : [{ id, channelId, trend }],
      );
    },
    async forgetPerson(userId, but = new Set()) {
      const theirs = (await all((one) => one.userId === userId)).filter(([id]) => !but.has(id));
      // One that was forgotten meanwhile stays so.
      const nobodys = (whose: SharedBy | undefined) => whose && { ...whose, userId: null };
      for (const [id] of theirs) await store.change<SharedBy>(id, nobodys, remembers);
      return theirs.map(([id]) => id);
    },
    async ofServer(guildId) {
      servers = null;
      const theirs = await all((one) => one.guildId === guildId);
      return theirs.map(([id, { channelId }]) => ({ id, channelId }));
    },
    forget: async (id) => void (await store.delete(id)),
  };
}
