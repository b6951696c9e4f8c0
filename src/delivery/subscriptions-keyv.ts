import { randomBytes } from 'node:crypto';
import { type Subscription, type SubscriptionStore, usualSubscription } from './subscription.ts';

/** What this store needs of Keyv. Each call must reject when it cannot be done (see `openKeyv`). */
export interface KeyValues {
  set(key: string, value: unknown): Promise<boolean>;
  delete(key: string): Promise<boolean>;
  /** All entries, as key and value. */
  iterator(): AsyncIterable<unknown>;
}

/**
 * Subscriptions in a Keyv namespace of their own. They are read once and held in memory, written through: a tick asks
 * for all of them each minute, and reading ten thousand takes about 60 ms (docs/decisions/0012).
 * `withdraw` takes back what is planned for a subscription that was removed (`Ledger.withdraw`); `newId` makes an id,
 * which is tried again when it is taken.
 */
export function createKeyvSubscriptions(
  keyv: KeyValues,
  withdraw: (subscriptionId: string) => Promise<unknown>,
  newId: () => string = randomId,
): SubscriptionStore {
  let loading: Promise<Map<string, Subscription>> | null = null;
  let list: readonly Subscription[] | null = null;

  function held(): Promise<Map<string, Subscription>> {
    loading ??= readAll(keyv).catch((error: unknown) => {
      loading = null;
      throw error;
    });
    return loading;
  }

  /** Changes go one after the other: each builds on what the one before it made, and takes nothing of it back. */
  let changing: Promise<unknown> = Promise.resolve();

  async function changeOne(id: string, change: Parameters<SubscriptionStore['change']>[1]) {
    const subscriptions = await held();
    const was = subscriptions.get(id);
    if (was === undefined) return null;
    const subscription = Object.freeze({ ...was, ...change });
    if (!(await keyv.set(id, subscription))) throw new Error(`Subscription ${id} could not be kept`);
    // Removed while it was written: the removal is the later word.
    if (!subscriptions.has(id)) {
      await keyv.delete(id);
      return null;
    }
    subscriptions.set(id, subscription);
    list = null;
    return subscription;
  }

  return {
    async add(wish, wanted) {
      const subscriptions = await held();
      if (wanted !== undefined && subscriptions.has(wanted))
        throw new Error(`Subscription ${wanted} is there`);
      let id = wanted ?? newId();
      while (subscriptions.has(id)) id = newId();
      const subscription = Object.freeze({ ...usualSubscription, ...wish, id });
      if (!(await keyv.set(id, subscription))) throw new Error(`Subscription ${id} could not be kept`);
      subscriptions.set(id, subscription);
      list = null;
      return subscription;
    },
    async get(id) {
      return (await held()).get(id) ?? null;
    },
    async ofGuild(guildId) {
      return [...(await held()).values()].filter((subscription) => subscription.guildId === guildId);
    },
    async all() {
      const subscriptions = await held();
      list ??= Object.freeze([...subscriptions.values()]);
      return list;
    },
    change(id, change) {
      const changed = changing.then(() => changeOne(id, change));
      changing = changed.catch(() => {});
      return changed;
    },
    async remove(id) {
      const subscriptions = await held();
      const was = await keyv.delete(id);
      subscriptions.delete(id);
      list = null;
      // Last, so that nothing can be planned for it in between; also when it was gone already, to mend a crash here.
      await withdraw(id);
      return was;
    },
  };
}

async function readAll(keyv: KeyValues): Promise<Map<string, Subscription>> {
  const found: Subscription[] = [];
  for await (const entry of keyv.iterator()) {
    const [key, value] = entry as [string, Subscription];
    if (value?.id !== key) throw new Error(`The record of subscription ${key} cannot be read`);
    // What an earlier Telex kept lacks what subscriptions have had since.
    found.push(Object.freeze({ ...usualSubscription, ...value }));
  }
  // By age, as they were made: Keyv gives them by their random ids.
  found.sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
  return new Map(found.map((subscription) => [subscription.id, subscription]));
}

/** 40 bits of chance as 8 characters of lower-case base32hex (RFC 4648 section 7). */
function randomId(): string {
  return randomBytes(5).readUIntBE(0, 5).toString(32).padStart(8, '0');
}
