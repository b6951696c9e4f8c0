import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Subscription, usualSubscription } from '../../src/delivery/subscription.ts';
import { createKeyvSubscriptions } from '../../src/delivery/subscriptions-keyv.ts';
import { openDatabase } from '../../src/store/database.ts';
import { createPostgresKeyvs } from '../../src/store/keyv-postgres.ts';
import { openKeyv } from '../../src/store/keyv-sqlite.ts';
import { openPostgres, type Postgres } from '../../src/store/postgres.ts';
import { makeDatabase } from '../archive/make-database.ts';
import { subscriptionStoreContract } from '../contracts/subscription-store.ts';

subscriptionStoreContract('Keyv on SQLite', async () => {
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
    isAlone: true,
    breakDown: async () => void db.close(),
    close: async () => void db.close(),
  };
});

describe('on PostgreSQL', () => {
  let address: string;
  let admin: Postgres;
  beforeAll(async () => {
    address = await makeDatabase();
    admin = openPostgres(address);
    await createPostgresKeyvs(admin).sweepExpired(0);
  });
  afterAll(() => admin.close());

  /** Each has connections of its own, as processes have. */
  async function openEngine() {
    await admin.query('DELETE FROM keyv');
    const withdrawn: string[] = [];
    const opened: Postgres[] = [];
    const open = () => {
      const postgres = openPostgres(address);
      opened.push(postgres);
      const keyv = createPostgresKeyvs(postgres).open('subscriptions');
      return createKeyvSubscriptions(keyv, async (id) => void withdrawn.push(id));
    };
    const close = async () => {
      for (const one of opened) await one.close();
    };
    return { store: open(), reopen: open, withdrawn, isAlone: false, breakDown: close, close };
  }

  subscriptionStoreContract('Keyv on PostgreSQL', openEngine);

  const wish = { guildId: '100', channelId: '200', topic: 'alles', schedule: '0 8 * * *' } as const;
  const more = { timezone: 'Europe/Amsterdam', language: 'nl', createdBy: '300' } as const;
  const wanted = (createdAt: number) => ({ ...wish, ...more, createdAt });

  test('what another process adds, changes and removes is seen by the next call, in the order of age', async () => {
    const { store: mine, reopen, close } = await openEngine();
    const theirs = reopen();
    expect(await mine.all()).toEqual([]);
    const second = await theirs.add(wanted(2));
    const first = await theirs.add(wanted(1));
    expect(await mine.all()).toEqual([first, second]);
    const same = await mine.all();
    expect(await mine.all()).toBe(same);
    await theirs.change(first.id, { topic: 'sectie:Sport' });
    expect(await mine.get(first.id)).toMatchObject({ topic: 'sectie:Sport' });
    await theirs.remove(first.id);
    expect(await mine.ofGuild('100')).toEqual([second]);
    expect(await mine.change(first.id, { topic: 'x' })).toBeNull();
    expect(await theirs.all()).toEqual([second]);
    await close();
  });

  test('no change of several processes is lost, however many come at once', async () => {
    const { store: mine, reopen, close } = await openEngine();
    const theirs = reopen();
    const { id } = await mine.add(wanted(1));
    await theirs.all();
    const changes = Array.from({ length: 20 }, (_, i) => [
      mine.change(id, { topic: `stad:${i}` }),
      theirs.change(id, { briefs: i + 1, pausedAt: i }),
    ]).flat();
    await Promise.all(changes);
    for (const store of [mine, theirs, reopen()]) {
      expect(await store.all()).toMatchObject([{ id, topic: 'stad:19', briefs: 20, pausedAt: 19 }]);
    }
    await close();
  });

  test('whatever several add, change and remove at once, each then holds what is there', async () => {
    const { store, reopen, close } = await openEngine();
    const stores = [store, reopen(), reopen()];
    const ids = Array.from({ length: 8 }, (_, i) => `sub0000${i}`);
    const work = ids.flatMap((id, i) =>
      stores.flatMap((one, process) => [
        one.add(wanted(i), id),
        one.change(id, { topic: `stad:${process}` }),
        one.get(id),
        (i + process) % 3 === 0 ? one.remove(id) : one.all(),
        one.add(wanted(i + 100), `${process}ub1000${i}`),
      ]),
    );
    await Promise.allSettled(work);
    const there = await reopen().all();
    expect(there.length).toBeGreaterThanOrEqual(24);
    for (const one of stores) expect(await one.all()).toEqual(there);
    await close();
  });

  test('two processes that want one id get it once', async () => {
    const { store: mine, reopen, close } = await openEngine();
    const theirs = reopen();
    await Promise.all([mine.all(), theirs.all()]);
    const added = await Promise.allSettled([
      mine.add(wanted(1), 'aaaaaaaa'),
      theirs.add(wanted(2), 'aaaaaaaa'),
    ]);
    expect(added.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await mine.all()).toEqual(await theirs.all());
    await close();
  });
});

describe('the memory of the store', () => {
  const subscription = (id: string) => ({ id, createdAt: 1 }) as Subscription;

  /** A Keyv whose entries can be read as often as is counted. */
  function counted(entries: readonly (readonly [string, unknown])[], failures = 0) {
    const reads = { count: 0 };
    const keyv = {
      change: async () => undefined,
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
    const db = openDatabase(':memory:');
    const ids = ['aaaaaaaa', 'aaaaaaaa', 'aaaaaaaa', 'bbbbbbbb'];
    const store = createKeyvSubscriptions(
      openKeyv(db, 'subscriptions'),
      async () => {},
      () => ids.shift() ?? '',
    );
    const added = [await store.add(subscription('x')), await store.add(subscription('x'))];
    expect(added.map((one) => one.id)).toEqual(['aaaaaaaa', 'bbbbbbbb']);
    db.close();
  });
});
