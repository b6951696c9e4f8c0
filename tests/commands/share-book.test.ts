import { afterEach, beforeEach, expect, test } from 'vitest';
import { openShareBook, type ShareBook } from '../../commands/share-book.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { openKeyv } from '../../src/store/keyv-sqlite.ts';

let db: Database;
let book: ShareBook;
let now: number;
beforeEach(() => {
  now = Date.now();
  db = openDatabase(':memory:');
  book = open();
});
afterEach(() => void db.close());
const open = () => openShareBook(openKeyv(db, 'shares', () => now));
const of = (guildId: string | null, userId = 'u1') => ({ guildId, userId, channelId: `c${guildId}` });

test('knows of each copy who shared it and where, also after a restart, for 95 days', async () => {
  await book.note('a', of('g1'));
  await book.note('b', of(null, 'u2'));
  book = open();
  expect([await book.sharerOf('a'), await book.guildOf('a')]).toEqual(['u1', 'g1']);
  expect([await book.sharerOf('b'), await book.guildOf('b')]).toEqual(['u2', null]);
  expect([await book.has('b'), await book.has('c'), await book.countOf('u1')]).toEqual([true, false, 1]);
  now += 95 * 24 * 3_600_000 + 60_000;
  expect([await book.has('a'), await book.sharerOf('a'), await book.countOf('u1')]).toEqual([false, null, 0]);
});

test('a person who is forgotten shared nothing any more, and the copies stay where they are', async () => {
  for (const id of ['a', 'b']) await book.note(id, of('g1'));
  await book.note('c', of('g1', 'u2'));
  expect(await book.forgetPerson('u1')).toEqual(['a', 'b']);
  expect([await book.sharerOf('a'), await book.guildOf('a')]).toEqual([null, 'g1']);
  expect([await book.countOf('u1'), await book.countOf('u2')]).toEqual([0, 1]);
});

test('tells the servers in which something was shared, without those that were forgotten', async () => {
  await book.note('a', of('g1'));
  // Noted while they are read for the first time.
  const [servers] = await Promise.all([book.servers(), book.note('b', of('g2')), book.note('c', of(null))]);
  await book.note('d', of('g3'));
  expect([...servers].sort()).toEqual(['g1', 'g2', 'g3']);
  for (const { id, channelId } of await book.ofServer('g1')) {
    expect(channelId).toBe('cg1');
    await book.forget(id);
  }
  expect([...(await book.servers())].sort()).toEqual(['g2', 'g3']);
});

test('a store that fails says so, and is asked again', async () => {
  const broken = openKeyv(db, 'shares');
  let fails = true;
  const failing = openShareBook({
    get: (key) => broken.get(key),
    set: (key, value, ttl) => broken.set(key, value, ttl),
    change: (key, change, ttl) => broken.change(key, change, ttl),
    delete: (key) => broken.delete(key),
    iterator: () => {
      if (fails) throw new Error('disk full');
      return broken.iterator() as AsyncIterable<unknown>;
    },
  });
  await expect(failing.servers()).rejects.toThrow('disk full');
  fails = false;
  expect((await failing.servers()).size).toBe(0);
});
