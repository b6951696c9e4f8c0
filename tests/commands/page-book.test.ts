import { expect, test } from 'vitest';
import { type ListPage, openPageBook } from '../../commands/page-book.ts';
import { openDatabase } from '../../src/store/database.ts';
import { openKeyv } from '../../src/store/keyv-sqlite.ts';

const page: ListPage = {
  question: { command: 'zoek', text: 'gas: "één"', order: 'best' },
  count: 8,
  starts: [{ before: 8, after: 'abc' }],
};

test('keeps a page for a day under a key that fits a button, once however often it is asked', async () => {
  let now = Date.now();
  const store = openKeyv(openDatabase(':memory:'), 'pages', () => now);
  const book = openPageBook(store);
  const key = await book.keep(page);
  expect(key).toMatch(/^[\w-]{22}$/);
  expect(await book.keep(page)).toBe(key);
  expect(await book.keep({ ...page, starts: [...page.starts, { before: 16, after: 'abd' }] })).not.toBe(key);
  expect(await openPageBook(store).read(key)).toEqual(page);
  expect(await book.read('nooit')).toBeNull();
  now += 24 * 3_600_000 + 60_000;
  expect(await book.read(key)).toBeNull();
});

test('keeps what a picture was asked of in the same way, and takes neither for the other', async () => {
  const store = openKeyv(openDatabase(':memory:'), 'pages');
  const book = openPageBook(store);
  const asked = { subject: 'gas OF olie', span: 'week', area: null } as const;
  const key = await book.keepAsked(asked);
  expect(key).toMatch(/^[\w-]{22}$/);
  expect(await book.readAsked(key)).toEqual(asked);
  expect(await book.read(key)).toBeNull();
  expect(await book.readAsked(await book.keep(page))).toBeNull();
});

test('knows no page that an older version kept, from which nobody could turn back', async () => {
  const store = openKeyv(openDatabase(':memory:'), 'pages');
  await store.set('old', { question: page.question, count: 8, before: 8, after: 'abc' });
  expect(await openPageBook(store).read('old')).toBeNull();
});
