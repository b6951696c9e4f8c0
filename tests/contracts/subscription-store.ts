import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  type Subscription,
  type SubscriptionStore,
  usualSubscription,
} from '../../src/delivery/subscription.ts';

/** One engine under test. */
export interface StoreUnderTest {
  readonly store: SubscriptionStore;
  /** The same records, as another start of the program sees them. */
  reopen(): SubscriptionStore;
  /** Ids for which the planned deliveries were withdrawn, in order. */
  readonly withdrawn: readonly string[];
  /** From here on no call can reach the records. */
  breakDown(): Promise<void>;
  /** False where every call asks for what others wrote: it then cannot answer from memory. */
  readonly isAlone: boolean;
  close(): Promise<void>;
}

const wish: Omit<Subscription, 'id'> = {
  ...usualSubscription,
  guildId: '100',
  channelId: '200',
  topic: 'stad:Utrecht',
  schedule: '30 7 * * 1-5 ; 0 18 * * 1-5',
  timezone: 'Europe/Amsterdam',
  language: 'nl',
  briefs: 12,
  createdBy: '300',
  createdAt: Date.UTC(2027, 0, 1),
};

/** What holds for every keeping of subscriptions. */
export function subscriptionStoreContract(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(`subscriptions in ${name}`, () => {
    let it: StoreUnderTest;
    beforeEach(async () => {
      it = await open();
    });
    afterEach(() => it.close());

    test('come back as they were added, with an id of eight characters', async () => {
      const added = await it.store.add(wish);
      expect(added).toEqual({ ...wish, id: expect.stringMatching(/^[0-9a-v]{8}$/) });
      expect(await it.store.get(added.id)).toEqual(added);
      expect(await it.store.all()).toEqual([added]);
    });

    test('have ids of their own, also when they say the same', async () => {
      const ids = new Set<string>();
      for (let i = 0; i < 200; i++) ids.add((await it.store.add(wish)).id);
      expect(ids.size).toBe(200);
    });

    test('take the id that they are given, and no other’s', async () => {
      expect(await it.store.add(wish, 'abcdefgh')).toEqual({ ...wish, id: 'abcdefgh' });
      await expect(it.store.add(wish, 'abcdefgh')).rejects.toThrow('abcdefgh is there');
      expect(await it.reopen().all()).toHaveLength(1);
    });

    test('are given to their own server only', async () => {
      const mine = await it.store.add(wish);
      await it.store.add({ ...wish, guildId: '101' });
      expect(await it.store.ofGuild('100')).toEqual([mine]);
      expect(await it.store.ofGuild('102')).toEqual([]);
    });

    test('outlive the program, in the order in which they were made', async () => {
      const first = await it.store.add(wish);
      const second = await it.store.add({ ...wish, createdAt: wish.createdAt + 1 });
      const third = await it.store.add({ ...wish, createdAt: wish.createdAt + 2 });
      expect(await it.reopen().all()).toEqual([first, second, third]);
    });

    test('are gone once removed, for this program and the next, and what is planned is withdrawn', async () => {
      const kept = await it.store.add(wish);
      const { id } = await it.store.add(wish);
      expect(await it.store.remove(id)).toBe(true);
      expect(await it.store.get(id)).toBeNull();
      expect(await it.store.all()).toEqual([kept]);
      expect(await it.reopen().all()).toEqual([kept]);
      expect(it.withdrawn).toEqual([id]);
    });

    test('change in what is given and in nothing else, for this program and the next', async () => {
      const kept = await it.store.add(wish);
      const { id } = await it.store.add({ ...wish, createdAt: wish.createdAt + 1 });
      const change = { topic: 'sectie:Sport', pausedAt: wish.createdAt + 5, tags: ['1', '2'] };
      const changed = { ...wish, createdAt: wish.createdAt + 1, ...change, id };
      expect(await it.store.change(id, change)).toEqual(changed);
      expect(await it.store.get(id)).toEqual(changed);
      expect(await it.store.all()).toEqual([kept, changed]);
      expect(await it.reopen().all()).toEqual([kept, changed]);
      expect(it.withdrawn).toEqual([]);
    });

    test('keep each of two changes that are made at the same time', async () => {
      const { id } = await it.store.add(wish);
      await Promise.all([
        it.store.change(id, { topic: 'sectie:Sport' }),
        it.store.change(id, { pausedAt: wish.createdAt + 5 }),
      ]);
      const changed = { ...wish, id, topic: 'sectie:Sport', pausedAt: wish.createdAt + 5 };
      expect(await it.store.get(id)).toEqual(changed);
      expect(await it.reopen().all()).toEqual([changed]);
    });

    test('are not made by a change, neither before they are added nor after they are removed', async () => {
      expect(await it.store.change('00000000', { topic: 'x' })).toBeNull();
      const { id } = await it.store.add(wish);
      await Promise.all([it.store.change(id, { topic: 'x' }), it.store.remove(id)]);
      expect(await it.store.change(id, { topic: 'y' })).toBeNull();
      expect(await it.store.all()).toEqual([]);
      expect(await it.reopen().all()).toEqual([]);
    });

    test('that were never there cannot be removed or found', async () => {
      expect(await it.store.remove('00000000')).toBe(false);
      expect(await it.store.get('00000000')).toBeNull();
    });

    test('cannot be changed by who holds them or their list', async () => {
      const added = await it.store.add(wish);
      const all = (await it.store.all()) as Subscription[];
      expect(() => all.pop()).toThrow(TypeError);
      expect(() => Object.assign(added, { channelId: '999' })).toThrow(TypeError);
      expect(await it.store.get(added.id)).toEqual({ ...wish, id: added.id });
    });

    test('that cannot be read are an error, not "none"', async () => {
      const { id } = await it.store.add(wish);
      const next = it.reopen();
      await it.breakDown();
      await expect(next.all()).rejects.toThrow();
      await expect(next.get(id)).rejects.toThrow();
      await expect(next.ofGuild('100')).rejects.toThrow();
    });

    test('that cannot be written are not taken for added or removed', async () => {
      const kept = await it.store.add(wish);
      await it.breakDown();
      await expect(it.store.add(wish)).rejects.toThrow();
      await expect(it.store.remove(kept.id)).rejects.toThrow();
      await expect(it.store.change(kept.id, { topic: 'x' })).rejects.toThrow();
      if (it.isAlone) expect(await it.store.all()).toEqual([kept]);
      else await expect(it.store.all()).rejects.toThrow();
      expect(it.withdrawn).toEqual([]);
    });
  });
}
