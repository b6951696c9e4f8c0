import { describe, expect, test } from 'vitest';
import { type Subscription, usualSubscription } from '../../src/delivery/subscription.ts';
import { createKeyvSubscriptions } from '../../src/delivery/subscriptions-keyv.ts';
import { openDatabase } from '../../src/store/database.ts';
import { openKeyv } from '../../src/store/keyv-sqlite.ts';
import { subscriptionStoreContract } from '../contracts/subscription-store.ts';

subscriptionStoreContract('Keyv on SQLite', () => {
  const db = openDatabase(':memory:');
  const withdrawn: string[] = [];
  const open = () =>
    createKeyvSubscriptions(openKeyv(db, 'subscriptions'), async (id) => {
      withdrawn.push(id);
    });
  return {
    store: open(),
    reopen: open,
    withdrawn,
    breakDown: () => void db.close(),
    close: () => void db.close(),
  };
});

describe('the memory of the store', () => {
  const subscription = (id: string) => ({ id, createdAt: 1 }) as Subscription;

  /** A Keyv whose entries can be read as often as is counted. */
  function counted(entries: readonly (readonly [string, unknown])[], failures = 0) {
    const reads = { count: 0 };
    const keyv = {
      set: async () => true,
      delete: async () => true,
      async *iterator() {
        reads.count += 1;
        if (reads.count <= failures) throw new Error('the disk is away');
        yield* entries;
      },
    };
    return { reads, store: createKeyvSubscriptions(keyv, async () => {}) };
  }

  test('reads the records once, however often and by how many it is asked', async () => {
    const { reads, store } = counted([['a', subscription('a')]]);
    await Promise.all([store.all(), store.get('a'), store.ofGuild('1')]);
    await store.remove('b');
    await store.all();
    expect(reads.count).toBe(1);
  });

  test('does not keep a failed reading: the next call reads again', async () => {
    const { store } = counted([['a', subscription('a')]], 1);
    await expect(store.all()).rejects.toThrow('the disk is away');
    expect(await store.all()).toEqual([{ ...usualSubscription, ...subscription('a') }]);
  });

  test('refuses a record that is no subscription rather than leaving it out', async () => {
    const { store } = counted([['a', { no: 'subscription' }]]);
    await expect(store.all()).rejects.toThrow('The record of subscription a cannot be read');
  });

  test('does not give an id that is taken', async () => {
    const keyv = { set: async () => true, delete: async () => true, async *iterator() {} };
    const ids = ['aaaaaaaa', 'aaaaaaaa', 'aaaaaaaa', 'bbbbbbbb'];
    const store = createKeyvSubscriptions(
      keyv,
      async () => {},
      () => ids.shift() ?? '',
    );
    const added = [await store.add(subscription('x')), await store.add(subscription('x'))];
    expect(added.map((one) => one.id)).toEqual(['aaaaaaaa', 'bbbbbbbb']);
  });

  test('says when a record could not be kept', async () => {
    const keyv = { set: async () => false, delete: async () => false, async *iterator() {} };
    const store = createKeyvSubscriptions(keyv, async () => {});
    await expect(store.add(subscription('x'))).rejects.toThrow('could not be kept');
    expect(await store.all()).toEqual([]);
  });
});
