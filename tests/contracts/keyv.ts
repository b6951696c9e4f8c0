import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ChangingAdapter, SmallStore } from '../../src/store/small-store.ts';

/** One engine under test, empty. */
export interface KeyvUnderTest {
  /** A store of one namespace; each call as another start of the program, with `now` as its clock. */
  open(namespace: string, now: () => number): SmallStore;
  /** The storage adapter alone, in no namespace. */
  adapter(now: () => number): ChangingAdapter;
  /** How many entries there are, also those whose time is over. */
  countRows(): Promise<number>;
  /** Writes no JSON over all values. */
  spoil(): Promise<void>;
  /** From here on no call can be done; they reject with this. */
  breakDown(): Promise<RegExp>;
  close(): Promise<void>;
}

async function entriesOf(one: SmallStore): Promise<unknown[]> {
  const found: unknown[] = [];
  for await (const entry of one.iterator()) found.push(entry);
  return found;
}

interface Counter {
  readonly count: number;
}

/** What holds for Keyv on every engine. */
export function describeKeyv(name: string, openEngine: () => Promise<KeyvUnderTest>): void {
  let engine: KeyvUnderTest;
  let keyv: SmallStore;
  let ahead: number;
  const now = () => Date.now() + ahead;

  beforeEach(async () => {
    ahead = 0;
    engine = await openEngine();
    keyv = engine.open('room', now);
  });
  afterEach(() => engine.close());

  describe(`Keyv on ${name}`, () => {
    test('gives back what was set, of any JSON shape', async () => {
      const value = { text: 'Zoë’s “café” 🇳🇱', list: [1, 2.5, null], nested: { yes: true } };
      expect(await keyv.set('a', value)).toBe(true);
      expect(await keyv.get('a')).toEqual(value);
      await keyv.set('a', 0);
      expect(await keyv.get('a')).toBe(0);
      expect(await keyv.has('a')).toBe(true);
    });

    test('has nothing for a key that was never set, and says whether a deleted one was there', async () => {
      expect(await keyv.get('none')).toBeUndefined();
      expect(await keyv.has('none')).toBe(false);
      await keyv.set('a', 1);
      expect(await keyv.delete('a')).toBe(true);
      expect(await keyv.delete('a')).toBe(false);
    });

    test('does the same for many keys at once, in their order', async () => {
      await keyv.setMany([
        { key: 'a', value: 1 },
        { key: 'b', value: 2 },
      ]);
      expect(await keyv.getMany(['b', 'none', 'a'])).toEqual([2, undefined, 1]);
      expect(await keyv.hasMany(['none', 'b'])).toEqual([false, true]);
      expect(await keyv.deleteMany(['none', 'a'])).toEqual([false, true]);
      expect(await keyv.getMany(['a', 'b'])).toEqual([undefined, 2]);
    });

    test('keeps namespaces apart: the same key, the iteration and clear', async () => {
      const other = engine.open('room:2', now);
      await keyv.set('a', 'mine');
      await other.set('a', 'theirs');
      expect(await keyv.get('a')).toBe('mine');
      expect(await entriesOf(other)).toEqual([['a', 'theirs']]);
      await keyv.clear();
      expect(await entriesOf(keyv)).toEqual([]);
      expect(await other.get('a')).toBe('theirs');
    });

    test('iterates over more than a page, by key, while entries are written and deleted', async () => {
      const keys = Array.from({ length: 1_203 }, (_, i) => `k${String(i).padStart(5, '0')}`);
      await keyv.setMany(keys.map((key) => ({ key, value: key })));
      const seen: string[] = [];
      for await (const [key] of keyv.iterator()) {
        seen.push(String(key));
        if (seen.length % 100 !== 1) continue;
        await keyv.delete(String(key));
        await keyv.set('a', 'before what is read');
      }
      expect(seen).toEqual(keys);
      const left = keys.filter((_, i) => i % 100 !== 0).map((key) => [key, key]);
      expect(await entriesOf(keyv)).toEqual([['a', 'before what is read'], ...left]);
    });

    test('keeps what it holds when the file is opened again', async () => {
      await keyv.set('a', 1);
      expect(await engine.open('room', now).get('a')).toBe(1);
    });
  });

  describe(`expiry in Keyv on ${name}`, () => {
    test('hides an entry from the millisecond on at which its time is over', async () => {
      await keyv.set('short', 1, 1_000);
      await keyv.set('long', 2, 60_000);
      await keyv.set('ever', 3);
      expect(await keyv.getMany(['short', 'long', 'ever'])).toEqual([1, 2, 3]);
      ahead = 1_001;
      expect(await keyv.getMany(['short', 'long', 'ever'])).toEqual([undefined, 2, 3]);
      expect(await keyv.has('short')).toBe(false);
      expect(await entriesOf(keyv)).toEqual([
        ['ever', 3],
        ['long', 2],
      ]);
    });

    test('takes an absolute moment, exactly', async () => {
      const store = engine.adapter(() => 5_000);
      await store.set('gone', '"x"', 5_000);
      await store.set('there', '"x"', 5_001);
      expect(await store.hasMany(['gone', 'there'])).toEqual([false, true]);
    });

    test('goes by the clock that was given, and by no other', async () => {
      ahead = -60_000;
      await keyv.setRaw('a', { value: 1, expires: Date.now() - 30_000 });
      expect(await keyv.get('a')).toBe(1);
      ahead = 0;
      expect(await keyv.get('a')).toBeUndefined();
    });

    test('ends when the entry is set again without one', async () => {
      await keyv.set('a', 1, 1_000);
      await keyv.set('a', 2);
      ahead = 10_000;
      expect(await keyv.get('a')).toBe(2);
    });

    test('frees the space: writing an entry with a time removes those whose time is over', async () => {
      await keyv.set('a', 1, 1_000);
      ahead = 2_000;
      await keyv.set('b', 2, 1_000_000);
      expect(await engine.countRows()).toBe(1);
    });
  });

  describe(`a Keyv on ${name} that cannot be read or written`, () => {
    const calls: Record<string, (one: SmallStore) => Promise<unknown>> = {
      get: (one) => one.get('a'),
      getMany: (one) => one.getMany(['a']),
      set: (one) => one.set('a', 1),
      setMany: (one) => one.setMany([{ key: 'a', value: 1 }]),
      delete: (one) => one.delete('a'),
      deleteMany: (one) => one.deleteMany(['a']),
      has: (one) => one.has('a'),
      hasMany: (one) => one.hasMany(['a']),
      clear: (one) => one.clear(),
      iterator: entriesOf,
      change: (one) => one.change('a', () => 1),
    };

    test.each(Object.keys(calls))('makes %s reject: an outage never reads as absent', async (name) => {
      await keyv.set('a', 1);
      const told = await engine.breakDown();
      await expect(calls[name]?.(keyv)).rejects.toThrow(told);
    });

    test('makes calls reject also when somebody listens to the errors', async () => {
      keyv.on('error', () => {});
      const told = await engine.breakDown();
      await expect(keyv.get('a')).rejects.toThrow(told);
    });

    test('makes a read reject when the value is no JSON', async () => {
      await keyv.set('a', 1);
      await engine.spoil();
      await expect(keyv.get('a')).rejects.toThrow(SyntaxError);
    });

    test('writes none of many when one cannot be written', async () => {
      const store = engine.adapter(now);
      const entries: { key: string; value: unknown }[] = [
        { key: 'a', value: '1' },
        { key: 'b', value: { not: 'text' } },
      ];
      await expect(store.setMany(entries)).rejects.toThrow('keeps serialized text');
      expect(await store.has('a')).toBe(false);
    });
  });

  describe(`changing an entry in Keyv on ${name}`, () => {
    const add = (was: Counter | undefined): Counter => ({ count: (was?.count ?? 0) + 1 });

    test('gives what was made of it, from nothing, of what is there, and into nothing', async () => {
      expect(await keyv.change('a', add)).toEqual({ count: 1 });
      expect(await keyv.change('a', add)).toEqual({ count: 2 });
      expect(await keyv.get('a')).toEqual({ count: 2 });
      expect(await keyv.change('a', () => undefined)).toBeUndefined();
      expect(await keyv.has('a')).toBe(false);
      expect(await keyv.change('a', () => undefined)).toBeUndefined();
    });

    test('loses none of many changes that are made at the same time, by several', async () => {
      const others = [keyv, engine.open('room', now), engine.open('room', now)];
      const once = () => others.map((one) => one.change('a', add));
      await Promise.all(Array.from({ length: 10 }, once).flat());
      expect(await keyv.get('a')).toEqual({ count: 30 });
    });

    test('is not written where something else stands by now than what it builds on', async () => {
      const adapter = engine.adapter(now);
      expect(await adapter.replace('a', '1', '2')).toBe(false);
      expect(await adapter.replace('a', undefined, '1')).toBe(true);
      expect(await adapter.replace('a', undefined, '2')).toBe(false);
      expect(await adapter.replace('a', undefined, undefined)).toBe(false);
      expect(await adapter.replace('a', '0', '2')).toBe(false);
      expect(await adapter.replace('a', '0', undefined)).toBe(false);
      expect(await adapter.get('a')).toBe('1');
      expect(await adapter.replace('a', '1', '2')).toBe(true);
      expect(await adapter.replace('a', '2', undefined)).toBe(true);
      expect(await adapter.replace('a', undefined, undefined)).toBe(true);
      expect(await adapter.has('a')).toBe(false);
    });

    test('takes what has expired for nothing, and gives it a time anew', async () => {
      await keyv.set('a', { count: 7 }, 1_000);
      ahead = 1_001;
      expect(await keyv.change('a', add, 60_000)).toEqual({ count: 1 });
      ahead = 30_000;
      expect(await keyv.get('a')).toEqual({ count: 1 });
      ahead = 62_000;
      expect(await keyv.get('a')).toBeUndefined();
    });

    test('of one key leaves the others, and other namespaces, as they are', async () => {
      const other = engine.open('room:2', now);
      await keyv.set('b', 1);
      await other.set('a', 1);
      await keyv.change('a', add);
      expect([await keyv.get('b'), await other.get('a')]).toEqual([1, 1]);
    });
  });
}
