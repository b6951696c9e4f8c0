import { afterAll, beforeAll, expect, test } from 'vitest';
import { createSqliteArchive } from '../../src/archive/sqlite-archive.ts';
import { resolvePlaces } from '../../src/desk/gazetteer/resolve.ts';
import { knownNames } from '../../src/desk/known-names.ts';
import { unknownProspect } from '../../src/discord/paste-prospect.ts';
import { openDatabase } from '../../src/store/database.ts';
import { story } from '../digest/stories.ts';
import { type Bot, startBot } from '../discord/bot.ts';
import { draw } from '../discord/draw.ts';

let bot: Bot;
const db = openDatabase(':memory:');
beforeAll(async () => {
  bot = await startBot();
  bot.context.archive = createSqliteArchive(db, knownNames);
  bot.sandbox.guild.addRole('Chiefs', ['ManageGuild']);
  bot.sandbox.guild.addMember('chief', { locale: 'en-GB', roles: ['Chiefs'] });
  for (const city of ['MOSKOU', 'DEN HAAG']) {
    const told = story({ id: city.slice(0, 3), headline: 'Tram', from: `${city} (ANP)` });
    if (told.dateline === null) throw new Error('a story from a city has a dateline');
    const places = resolvePlaces([city], { agencies: [], section: null });
    await bot.context.archive.file(
      { ...told, dateline: { ...told.dateline, places } },
      'new',
      told.firstSeenAt,
    );
  }
});
afterAll(async () => {
  await bot.stop();
  db.close();
});

const news = () => bot.sandbox.channel('nieuws');
const type = async (command: string, options: Record<string, string>) =>
  draw(
    (await news().typed(`/nieuws ${command}`, options, { as: 'chief' })) as Parameters<typeof draw>[0],
  ).replaceAll('\\', '');
const offered = (option: string, typed: string, as = 'chief', command = 'abonneer') =>
  news().autocomplete(`/nieuws ${command}`, option, typed, { as });

test('who reads English reads of places by their English names, in titles and in lists', async () => {
  const topic = 'stad:Moskou OF stad:"Bergen (Noorwegen)" OF land:Rusland';
  const titles = [
    await type('stad', { stad: 'Moskou' }),
    await type('stad', { stad: 'Parijs' }),
    await type('kaart', { onderwerp: 'stad:Parijs gas' }),
    await type('trend', { onderwerp: 'stad:Moskou OF stad:Parijs' }),
    await type('abonneer', { onderwerp: topic }),
    await type('abonnementen', {}),
    await type('zoek', { woorden: 'stad:Wenen gas' }),
  ];
  expect(titles[0]).toContain('News from Moscow');
  expect(titles[1]).toContain('No news from Paris');
  expect(titles[4]).toContain('Moscow or Bergen (Norway) or Russia');
  expect(titles[5]).toContain('Moscow or Bergen (Norway) or Russia');
  // What a button carries nobody reads, and how copy writes a place, in capitals, is the agency's.
  const ours = titles.slice(0, 6).map((text) => text.replace(/\] deel:.*|[A-Z ]{4,}/g, ' '));
  expect(ours.filter((text) => /Moskou|Parijs|Noorwegen|Rusland/.test(text))).toEqual([]);
});

test('who reads English has a search named in those words, as what was found and where nothing was', async () => {
  const [chosen] = await offered('woorden', 'city:mosc', 'chief', 'zoek');
  expect(chosen).toEqual({ name: 'city:Moscow', value: 'city:Moskou' });
  expect(await type('zoek', { woorden: 'city:Moskou' })).toContain('Searched: city:Moscow');
  expect(await type('zoek', { woorden: 'city:Moskou gas' })).toContain('“city:Moscow gas”');
  expect(await type('zoek', { woorden: 'tram OR section:Buitenland' })).toContain(
    'Searched: tram OR section:World',
  );
  // Words alone stay as they were typed.
  expect(await type('zoek', { woorden: 'TRAM OR gas' })).toContain('Searched: TRAM OR gas');
});

test('who reads English sees by their English names the places of copy that is pasted', async () => {
  const told = story({ id: 'geplakt', headline: 'Brug', from: 'MOSKOU (ANP)' });
  if (told.dateline === null) throw new Error('a story from a city has a dateline');
  const places = resolvePlaces(['MOSKOU'], { agencies: [], section: null });
  const preview = async () => ({
    stories: [{ ...told, dateline: { ...told.dateline, places } } as typeof told],
    prospects: [unknownProspect],
    problems: [],
  });
  bot.context.pasting = { ...bot.context.pasting, isOpenTo: () => true, preview };
  const form = await news().typed('/nieuws plakken', {}, { as: 'chief' });
  const shown = await news().submitModal(form, { tekst: 'MOSKOU (ANP) - Brug.' }, { as: 'chief' });
  expect(draw(shown as Parameters<typeof draw>[0])).toContain('Moscow (Russia)');
});

test('who reads English is offered places by their English names, and what is sent finds the same place as ever', async () => {
  const [city] = await offered('stad', 'mosc', 'chief', 'stad');
  expect(city?.name).toContain('Moscow (Russia)');
  expect(await offered('onderwerp', 'city:mos')).toContainEqual({
    name: 'city:Moscow',
    value: 'city:Moskou',
  });
  expect(await offered('onderwerp', 'city:the')).toContainEqual({
    name: 'city:"The Hague"',
    value: 'city:"Den Haag"',
  });
  const dutch = await offered('onderwerp', 'stad:mos', 'moderator');
  expect(dutch).toContainEqual({ name: 'stad:Moskou', value: 'stad:Moskou' });
  expect(await type('zoek', { woorden: 'city:"The Hague"' })).toContain('Tram');
});
