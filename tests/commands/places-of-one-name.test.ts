import { afterAll, beforeAll, expect, test } from 'vitest';
import { createSqliteArchive } from '../../src/archive/sqlite-archive.ts';
import { resolvePlaces } from '../../src/desk/gazetteer/resolve.ts';
import { knownNames } from '../../src/desk/known-names.ts';
import { openDatabase } from '../../src/store/database.ts';
import { eight, story } from '../digest/stories.ts';
import { type Bot, startBot } from '../discord/bot.ts';
import { draw } from '../discord/draw.ts';

let bot: Bot;
const db = openDatabase(':memory:');
beforeAll(async () => {
  bot = await startBot();
  bot.context.archive = createSqliteArchive(db, knownNames);
  for (const [id, where] of [
    ['a', 'Noorwegen'],
    ['b', 'Limburg'],
  ] as const) {
    const told = story({ id, headline: `Feest bij ${where}`, from: 'BERGEN (ANP)' });
    const places = resolvePlaces(['BERGEN'], { agencies: [], section: null, qualifiers: [where] });
    if (told.dateline === null) throw new Error('a story from Bergen has a dateline');
    await bot.context.archive.file({ ...told, dateline: { ...told.dateline, places } }, 'new', eight);
  }
});
afterAll(async () => {
  await bot.stop();
  db.close();
});

test('choosing one of two places of a name shows the news of that one alone', async () => {
  const channel = bot.sandbox.channel('nieuws');
  const offers = await channel.autocomplete('/nieuws stad', 'stad', 'bergen');
  expect(offers.map(({ name }) => name).sort()).toEqual([
    'Bergen (Limburg, Nederland) · 1 bericht',
    'Bergen (Noorwegen) · 1 bericht',
  ]);
  for (const { name, value } of offers) {
    const shown = draw(
      (await channel.typed('/nieuws stad', { stad: String(value) })) as Parameters<typeof draw>[0],
    );
    const [here, there] = name.includes('Noorwegen') ? ['Noorwegen', 'Limburg'] : ['Limburg', 'Noorwegen'];
    expect(shown).toContain(`Feest bij ${here}`);
    expect(shown).not.toContain(`Feest bij ${there}`);
  }
});

test('a place is found by what was offered of it, and with its country behind it', async () => {
  const channel = bot.sandbox.channel('nieuws');
  for (const stad of ['Bergen (Noorwegen) · 1 bericht', 'bergen noorwegen']) {
    const shown = draw((await channel.typed('/nieuws stad', { stad })) as Parameters<typeof draw>[0]);
    expect(shown).toContain('Feest bij Noorwegen');
    expect(shown).not.toContain('Feest bij Limburg');
  }
});

test('what has no news is no other place with a typo when it is known, nor a country or province', async () => {
  const channel = bot.sandbox.channel('nieuws');
  const answer = async (stad: string) =>
    (await channel.typed('/nieuws stad', { stad })).embeds[0]?.description ?? '';
  expect(await answer('Bargen')).toContain('Bedoelde je Bergen');
  expect(await answer('Bremen')).toMatch(/^Geen nieuws uit Bremen\. Kies/);
  expect(await answer('frankrijk')).toBe(
    'Geen nieuws uit een plaats die Frankrijk heet. Dat uit het land: `/nieuws land land:Frankrijk`.',
  );
  expect(await answer('Zeeland')).toContain('`/nieuws zoek woorden:provincie:Zeeland`');
});

test('what is a place is no country, and what is a country or province no place, whichever command is asked', async () => {
  const channel = bot.sandbox.channel('nieuws');
  const answer = async (command: string, options: Record<string, string>) =>
    (await channel.typed(command, options)).embeds[0]?.description ?? '';
  expect(await answer('/nieuws land', { land: 'Moskou' })).toBe(
    'Een land dat Moskou heet is er niet. Het nieuws uit de plaats: `/nieuws stad stad:Moskou`.',
  );
  const province =
    'Geen nieuws uit een plaats die Drenthe heet. Dat uit de provincie: `/nieuws zoek woorden:provincie:Drenthe`.';
  expect(await answer('/nieuws stad', { stad: 'Drenthe' })).toBe(province);
  expect(await answer('/nieuws zoek', { woorden: 'stad:Drenthe' })).toBe(province);
  for (const command of ['/nieuws trend', '/nieuws kaart']) {
    expect(await answer(command, { onderwerp: 'stad:Drenthe' })).toBe(province);
  }
  expect(await answer('/nieuws zoek', { woorden: 'stad:Frankrijk' })).toContain(
    '`/nieuws land land:Frankrijk`',
  );
});

test('what there is in place of a name that nobody knows is told once', async () => {
  const channel = bot.sandbox.channel('nieuws');
  const told =
    (await channel.typed('/nieuws zoek', { woorden: 'sectie:onzin' })).embeds[0]?.description ?? '';
  expect(told).toContain('De sectie “onzin” ken ik niet. Wel bijvoorbeeld: ');
  expect(told).not.toContain('Zo wel');
});

test('a question that finds nothing is told what stands in its way, or how it was perhaps meant', async () => {
  const channel = bot.sandbox.channel('nieuws');
  const answer = async (woorden: string) =>
    (await channel.typed('/nieuws zoek', { woorden })).embeds[0]?.description ?? '';
  expect(await answer('feest sinds:2030')).toContain('wat na `sinds:` staat, moet nog komen');
  expect(await answer('noorwegen of limburg')).toContain('Bedoelde je “noorwegen OF limburg”?');
  expect(await answer('stad:bergen,goes')).toContain('Bedoelde je “stad:bergen OF stad:goes”?');
  expect(await answer('land:noorwegen,frankrijk')).toContain('land:noorwegen OR land:frankrijk');
  expect(await answer('feest EN')).toContain('Wat bij teken 7 staat');
});
