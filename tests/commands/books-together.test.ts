import { afterAll, beforeAll, expect, test } from 'vitest';
import { openChoices } from '../../commands/choices.ts';
import { openShareBook } from '../../commands/share-book.ts';
import { openPostgres, type Postgres } from '../../src/store/postgres.ts';
import { openPostgresStores, type Stores } from '../../src/stores.ts';
import { makeDatabase } from '../archive/make-database.ts';

let processes: Postgres[];
let stores: Stores[];
beforeAll(async () => {
  const address = await makeDatabase();
  processes = [openPostgres(address), openPostgres(address)];
  stores = processes.map(openPostgresStores);
});
afterAll(() => Promise.all(processes.map((one) => one.close())));

test('choices that two processes make at once are all kept, and none is brought back that was forgotten', async () => {
  const books = stores.map((one) => openChoices(one.openKeyv('choices'), () => true));
  const whose = { guildId: '100', userId: '1' };
  const [mine, theirs] = books;
  for (let i = 0; i < 10; i += 1) {
    await Promise.all([
      mine?.change(whose, { language: i % 2 ? 'nl' : 'en' }),
      theirs?.change(whose, { timezone: `Etc/GMT-${i}` }),
      theirs?.change(whose, { managerRole: String(i) }),
    ]);
    const expected = { language: i % 2 ? 'nl' : 'en', timezone: `Etc/GMT-${i}`, managerRole: String(i) };
    for (const book of books) expect(await book.of(whose)).toEqual(expected);
  }
  await mine?.forget(whose);
  expect(await theirs?.servers()).toEqual([]);
});

test('what another process notes of shared copies counts here, and what was forgotten there stays forgotten', async () => {
  const [mine, theirs] = stores.map((one) => openShareBook(one.openKeyv('shares')));
  const shared = (guildId: string) => ({ guildId, channelId: '5', userId: '7' });
  await mine?.note('share:a', shared('g1'));
  expect([...((await mine?.servers()) ?? [])]).toEqual(['g1']);
  await theirs?.note('share:b', shared('g2'));
  expect([...((await mine?.servers()) ?? [])].sort()).toEqual(['g1', 'g2']);
  expect(await mine?.countOf('7')).toBe(2);
  await Promise.all([theirs?.forgetPerson('7'), mine?.forget('share:a')]);
  expect(await mine?.countOf('7')).toBe(0);
  expect(await mine?.has('share:a')).toBe(false);
  expect(await mine?.sharerOf('share:b')).toBeNull();
});
