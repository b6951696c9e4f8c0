import { afterAll, beforeAll, expect, test } from 'vitest';
import { createSqliteArchive } from '../../src/archive/sqlite-archive.ts';
import { knownNames } from '../../src/desk/known-names.ts';
import { openDatabase } from '../../src/store/database.ts';
import { eight, minute, story } from '../digest/stories.ts';
import { type Bot, startBot } from '../discord/bot.ts';
import { draw } from '../discord/draw.ts';

let bot: Bot;
const db = openDatabase(':memory:');
beforeAll(async () => {
  bot = await startBot();
  const archive = createSqliteArchive(db, knownNames);
  bot.context.archive = archive;
  for (const one of [
    story({ id: 'ver', section: 'Buitenland', headline: 'Bridge opens', publishedAt: eight - minute }),
    story({ id: 'geld', section: 'Economie', headline: 'Gas cheaper', publishedAt: eight - 2 * minute }),
    story({ id: 'wad', section: 'Het Wad', headline: 'Low tide', publishedAt: eight - 3 * minute }),
  ]) {
    await archive.file(one, 'new', eight);
  }
});
afterAll(async () => {
  await bot.stop();
  db.close();
});

const channel = () => bot.sandbox.channel('nieuws');
const visitor = { as: 'visitor' };
const ask = async (command: string, options = {}) =>
  draw((await channel().typed(command, options, visitor)) as Parameters<typeof draw>[0]);
const offered = (command: string, option: string, typed: string) =>
  channel().autocomplete(command, option, typed, visitor);

test.each(['/nieuws sectie', '/nieuws laatste'])(
  'who reads English chooses from sections by their English names, and what is sent is what stories have: %s',
  async (command) => {
    expect(await offered(command, 'sectie', '')).toEqual([
      { name: 'World', value: 'Buitenland' },
      { name: 'Economy', value: 'Economie' },
      { name: 'Het Wad', value: 'Het Wad' },
    ]);
    // In either language, whichever is read.
    for (const typed of ['wor', 'buit']) {
      expect(await offered(command, 'sectie', typed)).toEqual([{ name: 'World', value: 'Buitenland' }]);
    }
    for (const sectie of ['Buitenland', 'world']) {
      const list = await ask(command, { sectie });
      expect(list).toContain('The latest news: World');
      expect(list).toContain('Bridge opens');
      expect(list).not.toContain('Gas cheaper');
    }
    expect(await ask(command, { sectie: 'Sport' })).toContain('World, Economy, Het Wad');
  },
);

test('who reads English is offered topics with sections by their English names, which find the same', async () => {
  expect(await offered('/nieuws trend', 'onderwerp', 'section:')).toEqual([
    { name: 'section:World', value: 'section:Buitenland' },
    { name: 'section:Economy', value: 'section:Economie' },
    { name: 'section:"Het Wad"', value: 'section:"Het Wad"' },
  ]);
  const byWord = await offered('/nieuws trend', 'onderwerp', 'econ');
  expect(byWord).toContainEqual({ name: 'section:Economy', value: 'section:Economie' });
  expect(await ask('/nieuws trend', { onderwerp: 'section:World' })).toContain('section World');
});

test('who reads English is told in English which sections there are, and which was perhaps meant', async () => {
  const told = await ask('/nieuws zoek', { woorden: 'section:Wolrd' });
  expect(told).toContain('Some that I know: World, Economy, Het Wad.');
  expect(told).toContain('Did you mean “section:World”?');
  expect(await ask('/nieuws zoek', { woorden: 'section:World' })).toContain('Bridge opens');
});
