import { expect, test } from 'vitest';
import { createGoneServers, keepsGoneFor } from '../../src/delivery/gone-servers.ts';
import { openDatabase } from '../../src/store/database.ts';
import { openKeyv } from '../../src/store/keyv-sqlite.ts';

const day = 24 * 3_600_000;

/** Servers `a` and `b`, of which something is kept, and where the bot is. */
function watch() {
  const store = openKeyv(openDatabase(':memory:'), 'servers-gone');
  const kept = new Set(['a', 'b']);
  const where: Record<string, 'there' | 'gone' | null> = { a: 'there', b: 'there' };
  const reported: [string, number][] = [];
  let fails = false;
  const look = createGoneServers({
    store,
    servers: async () => kept,
    whereabouts: (id) => where[id] ?? null,
    async forget(id) {
      if (fails) throw new Error('the disk is full');
      kept.delete(id);
    },
    report: (id, since) => void reported.push([id, since]),
  });
  const fail = (does: boolean) => {
    fails = does;
  };
  return { look, kept, where, reported, fail };
}

test('a server is forgotten 30 days after it was first seen to be gone, and no other', async () => {
  const { look, kept, where, reported } = watch();
  await look(0);
  where.a = 'gone';
  await look(5 * day);
  await look(5 * day + keepsGoneFor - 1);
  expect([...kept]).toEqual(['a', 'b']);
  await look(5 * day + keepsGoneFor);
  expect([...kept]).toEqual(['b']);
  expect(reported).toEqual([['a', 5 * day]]);
  await look(99 * day);
  expect(reported).toHaveLength(1);
});

test('who is back before that has 30 days anew', async () => {
  const { look, kept, where } = watch();
  where.a = 'gone';
  await look(0);
  where.a = 'there';
  await look(29 * day);
  where.a = 'gone';
  await look(30 * day);
  await look(59 * day);
  expect(kept.has('a')).toBe(true);
  await look(60 * day);
  expect(kept.has('a')).toBe(false);
});

test('while nobody knows where the bot is, no day ends and none begins', async () => {
  const { look, kept, where } = watch();
  where.a = null;
  await look(0);
  await look(99 * day);
  where.a = 'gone';
  await look(100 * day);
  where.a = null;
  await look(200 * day);
  expect(kept.has('a')).toBe(true);
  // It was gone all the time.
  where.a = 'gone';
  await look(201 * day);
  expect(kept.has('a')).toBe(false);
});

test('a forgetting that fails is done at the next look', async () => {
  const { look, kept, where, reported, fail } = watch();
  where.a = 'gone';
  await look(0);
  fail(true);
  await expect(look(keepsGoneFor)).rejects.toThrow('the disk is full');
  expect(reported).toEqual([]);
  fail(false);
  await look(keepsGoneFor + 60_000);
  expect(kept.has('a')).toBe(false);
  expect(reported).toEqual([['a', 0]]);
});
