import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { As, Reply, TypedOptions } from '../../src/sandbox/places.ts';
import type { ArchivedStory } from '../../src/wire/story.ts';
import { day, eight, hour, story } from '../digest/stories.ts';
import { type Bot, startBot } from '../discord/bot.ts';
import { briefs, lead } from '../discord/sample-stories.ts';

let bot: Bot;
let strike: ArchivedStory;
let talks: ArchivedStory;
let secret: ArchivedStory;
beforeAll(async () => {
  bot = await startBot();
  await bot.file(lead, ...briefs);
  const { archive } = bot.context;
  const at = (ago: number) => ({
    publishedAt: eight - ago,
    firstSeenAt: eight - ago,
    changedAt: eight - ago,
  });
  strike = story({
    id: 'staking0000000000001',
    from: 'LYON (AFP)',
    headline: 'Trambestuurders Lyon leggen werk neer',
    paragraphs: ['In Lyon rijden maandag geen trams. De bestuurders staken voor meer loon.'],
    ...at(2 * day),
  });
  strike = { ...strike, dateline: strike.dateline && { ...strike.dateline, places: [lyon] } };
  await archive.file(strike, 'new', eight - 2 * day);
  const corrected = {
    ...strike,
    signal: 'correction' as const,
    paragraphs: ['In Lyon rijden maandag bijna geen trams.'],
  };
  await archive.file(corrected, 'changed', eight - 40 * hour);
  talks = story({
    id: 'overleg0000000000001',
    from: 'PARIJS (AFP)',
    headline: 'Overleg over trams Lyon begonnen',
    ...at(day),
  });
  secret = story({ id: 'geheim00000000000001', headline: 'Geheim plan voor trams', ...at(12 * hour) });
  const follow = (one: ArchivedStory) =>
    archive.admit([one], (item) => ({ filing: 'new', story: item, follows: strike.id }), eight);
  await follow(talks);
  await follow(secret);
  await archive.file({ ...secret, status: 'killed' }, 'killed', eight);
});
afterAll(() => bot.stop());

const lyon = { id: 'tlx:lyon', name: 'Lyon', country: 'FR', province: null, lat: 45.75, lon: 4.85 };
const ask = (command: string, options: TypedOptions = {}, who: As = {}) =>
  bot.sandbox.channel('nieuws').typed(command, options, who);
const textOf = ({ embeds }: Pick<Reply, 'embeds'>) =>
  embeds.map(({ title, description }) => `${title ?? ''}\n${description ?? ''}`).join('\n');

describe('/nieuws land', () => {
  test('shows the news from a country, in whichever language it is named', async () => {
    for (const land of ['Frankrijk', 'france']) {
      const text = textOf(await ask('/nieuws land', { land }));
      expect(text).toContain('Nieuws uit');
      expect(text).toContain('LYON** – Trambestuurders Lyon leggen werk neer');
    }
  });

  test('offers countries while one types, in the language of the one who types', async () => {
    const offered = await bot.sandbox
      .channel('nieuws')
      .autocomplete('/nieuws land', 'land', 'frankr', { as: 'visitor' });
    expect(offered).toEqual([{ name: 'France', value: 'France' }]);
  });

  test('says what to do with one that has no news, and asks back for one that is none', async () => {
    const { archive } = bot.context;
    bot.context.archive = { ...archive, find: (_, page, now) => archive.find({ kind: 'all' }, page, now) };
    const us = textOf(await ask('/nieuws land', { land: 'vs' }, { as: 'visitor' }));
    bot.context.archive = archive;
    expect(us).toContain('News from the United States');
    expect(textOf(await ask('/nieuws land', { land: 'Bolivia' }))).toContain('Geen nieuws uit Bolivia.');
    const unknown = textOf(await ask('/nieuws land', { land: 'Frankrijkk' }));
    expect(unknown).toContain('Een land “Frankrijkk” ken ik niet.');
    expect(unknown).toContain('Bedoelde je “Frankrijk”?');
    const english = textOf(await ask('/nieuws land', { land: 'Frankrijkk' }, { as: 'visitor' }));
    expect(english).toContain('Did you mean “France”?');
    const none = textOf(await ask('/nieuws land', { land: 'land:Narnia' }));
    expect(none).toContain('Een land “Narnia” ken ik niet. Zo wel, bijvoorbeeld: Nederland.');
  });
});

test.each([
  ['stad', 'lYON', 'Nieuws uit Lyon'],
  ['sectie', 'SPORT', 'Het laatste nieuws: Sport'],
  ['land', 'vk', 'Geen nieuws uit het Verenigd Koninkrijk.'],
])('/nieuws %s says %j as it is written', async (option, typed, told) => {
  expect(textOf(await ask(`/nieuws ${option}`, { [option]: typed }))).toContain(told);
});

test.each([
  ['land', 'land:Frankrijk', 'Nieuws uit'],
  ['land', 'country:"france"', 'Nieuws uit'],
  ['stad', 'stad:"Lyon"', 'Nieuws uit Lyon'],
  ['sectie', 'sectie:Sport', 'Het laatste nieuws: Sport'],
])('/nieuws %s reads %j as the name alone, and offers as much for it', async (option, typed, title) => {
  expect(textOf(await ask(`/nieuws ${option}`, { [option]: typed }))).toContain(title);
  const offered = await bot.sandbox.channel('nieuws').autocomplete(`/nieuws ${option}`, option, typed);
  expect(offered).toHaveLength(1);
});

describe('/nieuws sectie', () => {
  test('shows the latest of a section and offers those that there are', async () => {
    expect(textOf(await ask('/nieuws sectie', { sectie: 'Sport' }))).toContain('Het laatste nieuws: Sport');
    const offered = await bot.sandbox.channel('nieuws').autocomplete('/nieuws sectie', 'sectie', 'bui');
    expect(offered).toEqual([{ name: 'Buitenland', value: 'Buitenland' }]);
  });
});

describe('/nieuws lees', () => {
  test('offers stories by what was typed in headline, place or text, and opens the one that was chosen', async () => {
    const offered = await bot.sandbox.channel('nieuws').autocomplete('/nieuws lees', 'bericht', 'overleg');
    expect(offered[0]).toEqual({ name: 'PARIJS · Overleg over trams Lyon begonnen', value: talks.id });
    const bericht = String(offered[0]?.value);
    expect(textOf(await ask('/nieuws lees', { bericht }))).toContain('Overleg over trams Lyon begonnen');
    const inText = await bot.sandbox
      .channel('nieuws')
      .autocomplete('/nieuws lees', 'bericht', 'milieuorganisatie');
    expect(inText.map(({ value }) => value)).toEqual([lead.id]);
  });

  test('opens the newest that is found by words that were not chosen', async () => {
    expect(textOf(await ask('/nieuws lees', { bericht: 'trams' }))).toContain('Overleg over trams');
  });

  test('says so when nothing is found, and tells nothing of what was withdrawn', async () => {
    expect(textOf(await ask('/nieuws lees', { bericht: 'walvis' }))).toContain(
      'Geen bericht gevonden bij “walvis”',
    );
    expect(textOf(await ask('/nieuws lees', { bericht: secret.id }))).not.toContain('plan');
    const offered = await bot.sandbox.channel('nieuws').autocomplete('/nieuws lees', 'bericht', 'geheim');
    expect(offered).toEqual([]);
  });
});

describe('/nieuws dossier', () => {
  test('tells how a story went on, from whichever part of it is asked: first report, correction, follow-up', async () => {
    const t = (ago: number) => `<t:${(eight - ago) / 1000}:f>`;
    for (const bericht of [strike.id, talks.id]) {
      const reply = await ask('/nieuws dossier', { bericht });
      expect(textOf(reply)).toBe(
        [
          'Dossier: Trambestuurders Lyon leggen werk neer',
          '**1. Eerste bericht** – Trambestuurders Lyon leggen werk neer',
          `-# LYON · AFP · ${t(2 * day)}`,
          '',
          '**Correctie op bericht 1** – Trambestuurders Lyon leggen werk neer',
          `-# ${t(40 * hour).replace('f>', 't>')}`,
          '',
          '**2. Vervolg** – Overleg over trams Lyon begonnen',
          `-# PARIJS · AFP · ${t(day)}`,
          '',
          'Een bericht, sindsdien ingetrokken',
          `-# ${t(0)}`,
        ].join('\n'),
      );
    }
  });

  test('opens its stories, and is opened by the button under one of them', async () => {
    const dossier = await ask('/nieuws dossier', { bericht: strike.id });
    const channel = bot.sandbox.channel('nieuws');
    const opened = await channel.choose(dossier, 'lees:dossier', [talks.id]);
    expect(textOf(opened)).toContain('Overleg over trams');
    const again = await channel.press(opened, `dossier:${talks.id}`);
    expect(textOf(again)).toContain('Dossier: Trambestuurders');
  });

  test('opens each version of a story by itself, which says that it was corrected and leads to the newest', async () => {
    const channel = bot.sandbox.channel('nieuws');
    const dossier = await ask('/nieuws dossier', { bericht: strike.id });
    const story = await ask('/nieuws lees', { bericht: strike.id });
    for (const [reply, menu] of [
      [dossier, 'versie:dossier'],
      [story, 'versie:bericht'],
    ] as const) {
      const old = await channel.choose(reply, menu, [`${strike.id}~1`]);
      expect(textOf(old)).toMatch(/Versie 1 van 2\.\*\* Sindsdien is dit bericht gecorrigeerd.*geen trams/s);
      const newest = await channel.press(old, `lees:bericht:${strike.id}`);
      expect(textOf(newest)).toContain('bijna geen trams');
    }
    const chosen = await channel.choose(story, 'versie:bericht', [`${strike.id}~2`]);
    expect(textOf(chosen)).not.toContain('Versie 1');
  });

  test('and each of the stories that hang together with one, but for what was withdrawn', async () => {
    const story = await ask('/nieuws lees', { bericht: strike.id });
    expect(JSON.stringify(story.components)).not.toContain(secret.id);
    const other = await bot.sandbox.channel('nieuws').choose(story, 'lees:verwant', [talks.id]);
    expect(textOf(other)).toContain('Overleg over trams');
  });

  test('has no button where there is nothing more, and says so when asked all the same', async () => {
    const opened = await ask('/nieuws lees', { bericht: lead.id });
    expect(JSON.stringify(opened.components)).not.toContain('dossier');
    expect(textOf(await ask('/nieuws dossier', { bericht: lead.id }))).toContain(
      'Meer is er van dit verhaal nog niet.',
    );
  });

  test('tells nothing of a story that was withdrawn, nor of what it said before', async () => {
    expect(textOf(await ask('/nieuws dossier', { bericht: secret.id }))).not.toContain('plan');
    const dossier = await ask('/nieuws dossier', { bericht: talks.id });
    const { archive } = bot.context;
    const revisions: typeof archive.revisions = async (id) =>
      (await archive.revisions(id)).map((one, at, all) =>
        at < all.length - 1 ? one : { ...one, status: 'killed' },
      );
    bot.context.archive = { ...archive, revisions };
    const old = await bot.sandbox.channel('nieuws').choose(dossier, 'versie:dossier', [`${strike.id}~1`]);
    bot.context.archive = archive;
    expect(textOf(old)).toContain('ingetrokken');
    expect(textOf(old)).not.toContain('trams');
  });
});

describe('/nieuws help', () => {
  test('tells a reader what to ask, and a moderator what else', async () => {
    const reader = textOf(await ask('/nieuws help'));
    expect(reader).toContain('`/nieuws stad` · Nieuws uit een plaats');
    expect(reader).not.toContain('abonneer');
    const moderator = textOf(await ask('/nieuws help', {}, { as: 'moderator' }));
    expect(moderator).toContain('`/nieuws abonneer`');
    expect(textOf(await ask('/nieuws help', {}, { as: 'visitor' }))).toContain(
      '`/news city` · News from a place',
    );
  });
});

test('/nieuws help tells of nothing that is refused where it is asked, and of the buttons', async () => {
  const inServer = textOf(await ask('/nieuws help'));
  expect(inServer).toContain('**Volg dit verhaal**');
  expect(inServer).toContain('**Deel**');
  const direct = textOf(await bot.sandbox.member('moderator').directMessages.typed('/nieuws help'));
  expect(direct).toContain('`/nieuws abonneer` · Volg zelf een onderwerp');
  expect(direct).toContain('**Voor jezelf, in deze privéberichten**');
  expect(direct).not.toMatch(/kanaal|kanalen|server|wie mag/);
  expect(direct).not.toMatch(/`\/nieuws (?:bronnen|plakken)`/);
  expect(direct).not.toContain('**Deel**');

  const elsewhere = bot.sandbox.addGuild('Van haar', { bot: false });
  elsewhere.member('owner').installApp();
  const apart = textOf(await elsewhere.channel('algemeen').typed('/nieuws help', {}, { as: 'owner' }));
  expect(apart).toContain('`/nieuws stad`');
  expect(apart).not.toMatch(/abonneer|instellingen|\*\*Deel\*\* ·/);
  expect(apart).toContain('**Deel** onder een trend');
  bot.sandbox.member('reader').installApp();
  const between = bot.sandbox.directBetween('reader', 'visitor');
  const told = textOf(await between.typed('/nieuws help', {}, { as: 'reader' }));
  expect(told).toContain('**Volg dit verhaal**');
  expect(told).not.toMatch(/abonneer|instellingen/);
});

describe('Telex as a personal app', () => {
  test('answers in a server of which it is no member, to the one who installed it', async () => {
    const elsewhere = bot.sandbox.addGuild('Elders', { bot: false });
    const channel = elsewhere.channel('algemeen');
    await expect(channel.typed('/nieuws laatste')).rejects.toThrow(/no command/);
    elsewhere.member('reader').installApp();
    const reply = await channel.typed('/nieuws laatste');
    expect(textOf(reply)).toContain('Het laatste nieuws');
    expect(reply.ephemeral).toBe(true);
  });

  test('changes nothing there, also for its owner, and says where that goes', async () => {
    const elsewhere = bot.sandbox.addGuild('Van mij', { bot: false });
    elsewhere.member('owner').installApp();
    const reply = await elsewhere.channel('algemeen').typed('/nieuws abonneer', {}, { as: 'owner' });
    expect(textOf(reply)).toContain('Dat gaat alleen waar Telex lid van de server is');
  });

  test('answers between people, and does not take their conversation for one with itself', async () => {
    bot.sandbox.member('visitor').installApp();
    const between = bot.sandbox.directBetween('reader', 'visitor');
    const found = await between.typed('/nieuws zoek', { woorden: 'trams' }, { as: 'visitor' });
    expect(textOf(found)).toContain('Overleg over trams');
    const refused = await between.typed('/nieuws abonneer', {}, { as: 'visitor' });
    expect(textOf(refused)).toContain('That only works where Telex is a member of the server');
  });
});
