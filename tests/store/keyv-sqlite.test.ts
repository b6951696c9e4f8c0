import type { Keyv } from 'keyv';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { KeyvSqlite, openKeyv } from '../../src/store/keyv-sqlite.ts';

let db: Database;
let keyv: Keyv;
let ahead: number;
const now = () => Date.now() + ahead;

beforeEach(() => {
  ahead = 0;
  db = openDatabase(':memory:');
  keyv = openKeyv(db, 'room', now);
});
afterEach(() => db.close());

async function entriesOf(one: Keyv): Promise<unknown[]> {
  const found: unknown[] = [];
  for await (const entry of one.iterator()) found.push(entry);
  return found;
}

describe('Keyv on the SQLite file', () => {
  test('uses the store as it is, without a bridge or a memory of its own', () => {
    expect(keyv.store).toBeInstanceOf(KeyvSqlite);
  });

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
    const other = openKeyv(db, 'room:2', now);
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
      await keyv.delete(String(key));
      await keyv.set('a', 'before what is read');
    }
    expect(seen).toEqual(keys);
    expect(await entriesOf(keyv)).toEqual([['a', 'before what is read']]);
  });

  test('keeps what it holds when the file is opened again', async () => {
    await keyv.set('a', 1);
    expect(await openKeyv(db, 'room', now).get('a')).toBe(1);
  });
});

describe('expiry', () => {
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
    const store = new KeyvSqlite(db, () => 5_000);
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
    expect(db.prepare('SELECT count(*) AS n FROM keyv').get()).toEqual({ n: 1 });
  });
});

describe('a store that cannot be read or written', () => {
  const calls: Record<string, (one: Keyv) => Promise<unknown>> = {
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
  };

  test.each(Object.keys(calls))('makes %s reject: an outage never reads as absent', async (name) => {
    await keyv.set('a', 1);
    db.close();
    await expect(calls[name]?.(keyv)).rejects.toThrow('The database connection is not open');
  });

  test('makes calls reject also when somebody listens to the errors', async () => {
    keyv.on('error', () => {});
    db.close();
    await expect(keyv.get('a')).rejects.toThrow('The database connection is not open');
  });

  test('makes a read reject when the value is no JSON', async () => {
    await keyv.set('a', 1);
    db.prepare(`UPDATE keyv SET value = '{broken'`).run();
    await expect(keyv.get('a')).rejects.toThrow(SyntaxError);
  });

  test('writes none of many when one cannot be written', async () => {
    const store = new KeyvSqlite(db, now);
    const entries: { key: string; value: unknown }[] = [
      { key: 'a', value: '1' },
      { key: 'b', value: { not: 'text' } },
    ];
    await expect(store.setMany(entries)).rejects.toThrow('keeps serialized text');
    expect(await store.has('a')).toBe(false);
  });
});
