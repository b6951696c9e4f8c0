import { expect, test } from 'vitest';
import { type NextPage, openPageBook } from '../../commands/page-book.ts';
import { openDatabase } from '../../src/store/database.ts';
import { openKeyv } from '../../src/store/keyv-sqlite.ts';

const page: NextPage = {
  question: { command: 'zoek', text: 'gas: "één"', order: 'best' },
  count: 8,
  before: 8,
  after: 'abc',
};

test('keeps a page for a day under a key that fits a button, once however often it is asked', async () => {
  let now = Date.now();
  const store = openKeyv(openDatabase(':memory:'), 'pages', () => now);
  const book = openPageBook(store);
  const key = await book.keep(page);
  expect(key).toMatch(/^[\w-]{22}$/);
  expect(await book.keep(page)).toBe(key);
  expect(await book.keep({ ...page, before: 16 })).not.toBe(key);
  expect(await openPageBook(store).read(key)).toEqual(page);
  expect(await book.read('nooit')).toBeNull();
  now += 24 * 3_600_000 + 60_000;
  expect(await book.read(key)).toBeNull();
});
