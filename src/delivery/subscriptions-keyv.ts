import { randomBytes } from 'node:crypto';
import { type Subscription, type SubscriptionStore, usualSubscription } from './subscription.ts';

/** What this store needs of Keyv: a `SmallStore`. Each call must reject when it cannot be done. */
export interface KeyValues {
  delete(key: string): Promise<boolean>;
  /** See `SmallStore.change`. */
  change(
    key: string,
    change: (was: Subscription | undefined) => Subscription | undefined,
  ): Promise<Subscription | undefined>;
  /** All entries, as key and value. */
  iterator(): AsyncIterable<unknown>;
  /** See `SmallStore.writtenSince`: undefined where nobody else writes. */
  readonly writtenSince?:
    | ((number: number) => Promise<{
        readonly number: number;
        readonly entries: number;
        readonly written: readonly (readonly [key: string, value: unknown])[];
      } | null>)
    | undefined;
  /** See `SmallStore.keys`. */
  readonly keys?: (() => Promise<readonly string[]>) | undefined;
}

/**
 * Subscriptions in a Keyv namespace of their own. They are held in memory: a tick asks for all of them each minute, and reading
 * ten thousand takes about 60 ms. Where other processes write as well, each call first asks what was written since, so that it
 * answers by what is there at that moment (docs/decisions/0012).
 * `withdraw` takes back what is planned for a subscription that was removed (`Ledger.withdraw`); `newId` makes an id,
 * which is tried again when it is taken.
 */
export function createKeyvSubscriptions(
  keyv: KeyValues,
  withdraw: (subscriptionId: string) => Promise<unknown>,
  newId: () => string = randomId,
): SubscriptionStore {
  const { writtenSince, keys } = keyv;
  const isAlone = writtenSince === undefined || keys === undefined;
  const memory = isAlone ? holdAlone(keyv) : holdTogether({ writtenSince, keys });
  let list: { readonly edition: number; readonly all: readonly Subscription[] } | null = null;

  /** Changes go one after the other: each builds on what the one before it made. */
  let changing: Promise<unknown> = Promise.resolve();

  async function changeOne(id: string, change: Parameters<SubscriptionStore['change']>[1]) {
    // Rather an error now than a change that is made and not known here.
    await memory.held();
    const changed = await keyv.change(id, (was) => was && { ...usualSubscription, ...was, ...change });
    if (changed === undefined) return null;
    return memory.isGone(id) ? null : memory.note(id, Object.freeze(changed));
  }

  return {
    async add(wish, wanted) {
      await memory.held();
      for (let id = wanted ?? newId(); ; id = newId()) {
        const subscription = Object.freeze({ ...usualSubscription, ...wish, id });
        const kept = await keyv.change(id, (was) => was ?? subscription);
        if (kept === subscription) return memory.note(id, subscription);
        if (wanted !== undefined) throw new Error(`Subscription ${wanted} is there`);
      }
    },
    async get(id) {
      return (await memory.held()).get(id) ?? null;
    },
    async ofGuild(guildId) {
      return [...(await memory.held()).values()].filter((subscription) => subscription.guildId === guildId);
    },
    async all() {
      const held = await memory.held();
      const { edition } = memory;
      if (list?.edition !== edition) list = { edition, all: Object.freeze([...held.values()]) };
      return list.all;
    },
    change(id, change) {
      const changed = changing.then(() => changeOne(id, change));
      changing = changed.catch(() => {});
      return changed;
    },
    async remove(id) {
      await memory.held();
      const was = await keyv.delete(id);
      memory.note(id, null);
      // Last, so that nothing can be planned for it in between; also when it was gone already, to mend a crash here.
      await withdraw(id);
      return was;
    },
  };
}

/** By id, in the order in which they were made. */
type Held = Map<string, Subscription>;

interface Memory {
  /** All of them, as they are now. */
  held(): Promise<ReadonlyMap<string, Subscription>>;
  /** Another whenever they are. */
  readonly edition: number;
  /** Whether this process took it away, be it after it was written last. */
  isGone(id: string): boolean;
  /** This was written by this process (null: taken away). */
  note<Noted extends Subscription | null>(id: string, subscription: Noted): Noted;
}

/** What nobody else writes is read once, and known from there on. */
function holdAlone(keyv: Pick<KeyValues, 'iterator'>): Memory {
  let loading: Promise<Held> | null = null;
  let held: Held = new Map();
  let edition = 0;

  async function readAll(): Promise<Held> {
    const entries: (readonly [string, unknown])[] = [];
    for await (const entry of keyv.iterator()) entries.push(entry as [string, unknown]);
    held = putIn(new Map(), entries);
    return held;
  }

  return {
    held() {
      loading ??= readAll().catch((error: unknown) => {
        loading = null;
        throw error;
      });
      return loading;
    },
    get edition() {
      return edition;
    },
    isGone: (id) => !held.has(id),
    note(id, subscription) {
      if (subscription === null) held.delete(id);
      else held.set(id, subscription);
      edition += 1;
      return subscription;
    },
  };
}

/** What others write too is asked for at each call: while nothing was written, that is one row of the database. */
function holdTogether({
  writtenSince,
  keys,
}: {
  readonly writtenSince: NonNullable<KeyValues['writtenSince']>;
  readonly keys: NonNullable<KeyValues['keys']>;
}): Memory {
  let held: Held = new Map();
  let number = -1;
  let asking: Promise<void> | null = null;
  let next: Promise<void> | null = null;

  async function ask(): Promise<void> {
    try {
      const news = await writtenSince(number);
      if (news === null) return;
      held = putIn(held, news.written);
      if (held.size !== news.entries) {
        // Some were taken away. What was written since `news` is told at the next look, also of a key that is there again.
        const left = new Set(await keys());
        for (const id of held.keys()) if (!left.has(id)) held.delete(id);
      }
      number = news.number;
    } finally {
      asking = null;
    }
  }

  /** Resolves when all is held that was written before it was called. */
  function catchUp(): Promise<void> {
    if (asking === null) {
      asking = ask();
      return asking;
    }
    // The one that is under way may have begun before that; those that come meanwhile share the one behind it.
    next ??= asking
      .catch(() => {})
      .then(() => {
        next = null;
        return catchUp();
      });
    return next;
  }

  return {
    async held() {
      await catchUp();
      return held;
    },
    get edition() {
      return number;
    },
    // The next call asks.
    isGone: () => false,
    note: (_, subscription) => subscription,
  };
}

/**
 * Adds what Keyv gives, in the order of its random ids, to what is held; when some are new, in a Map of its own, by age. Throws for
 * a record that cannot be read, rather than leaving it out.
 */
function putIn(held: Held, entries: readonly (readonly [string, unknown])[]): Held {
  const before = held.size;
  for (const [key, value] of entries) {
    const read = value as Subscription | undefined;
    if (read?.id !== key) throw new Error(`The record of subscription ${key} cannot be read`);
    // What an earlier Telex kept lacks what subscriptions have had since.
    held.set(key, Object.freeze({ ...usualSubscription, ...read }));
  }
  if (held.size === before) return held;
  const sorted = [...held.values()].sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
  return new Map(sorted.map((subscription) => [subscription.id, subscription]));
}

/** 40 bits of chance as 8 characters of lower-case base32hex (RFC 4648 section 7). */
function randomId(): string {
  return randomBytes(5).readUIntBE(0, 5).toString(32).padStart(8, '0');
}
