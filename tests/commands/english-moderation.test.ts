import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Reply } from '../../src/sandbox/places.ts';
import { eight, hour, story } from '../digest/stories.ts';
import { type Bot, startBot } from '../discord/bot.ts';
import { draw } from '../discord/draw.ts';
import { dutch } from './dutch-words.ts';

let bot: Bot;
beforeEach(async () => {
  bot = await startBot();
  const { guild } = bot.sandbox;
  guild.addRole('Chiefs', ['ManageGuild']);
  guild.addRole('Readers');
  guild.addMember('chief', { locale: 'en-GB', roles: ['Chiefs'] });
  guild.addMember('guest', { locale: 'en-GB' });
  await bot.file(story({ id: 'a', section: 'Sports', headline: 'Skaters return', from: 'OSLO (ANP)' }));
});
afterEach(() => bot.stop());
const as = { as: 'chief' };
const news = () => bot.sandbox.channel('nieuws');
const textOf = (reply: Reply) =>
  `${draw(reply as Parameters<typeof draw>[0])} ${'modal' in reply ? JSON.stringify(safely(() => reply.modal)) : ''}`;
function safely<T>(look: () => T): T | null {
  try {
    return look();
  } catch {
    return null;
  }
}

test('whoever reads English sets up, looks at and deletes in English throughout', async () => {
  const said: string[] = [];
  const note = (reply: Reply): Reply => {
    said.push(textOf(reply));
    return reply;
  };
  const type = async (command: string, options = {}, who = as) =>
    note(await news().typed(`/nieuws ${command}`, options, who));
  /** The message that the guide is on, as it is now. */
  let at = await type('abonneer');
  const find = (what: string) =>
    new RegExp(`gids:${what}(?::[\\w-]+)*`).exec(JSON.stringify(at.components))?.[0] ?? what;
  const press = async (what: string) => {
    at = note(await news().press(at, find(what), as));
  };
  const choose = async (what: string, value: string) => {
    at = note(await news().choose(at, find(what), [value], as));
  };
  const fill = async (what: string, fields: Record<string, string>) => {
    const form = note(await news().press(at, find(what), as));
    at = note(await news().submitModal(form, fields, as));
  };

  await fill('eigen', { tekst: 'city:' });
  await fill('eigen', { tekst: 'nothing-known' });
  bot.sandbox.guild.addChannel('bare', { kind: 'forum', requireTag: true });
  bot.sandbox.guild.addChannel('forum', { kind: 'forum', requireTag: true, tags: ['Weather'] });
  await choose('waar', 'bare');
  await choose('waar', 'forum');
  await choose('tag', 'Weather');
  await choose('wanneer', '0 8 * * *');
  await press('naar');
  await press('naar');
  await press('naar');
  await choose('wat', 'sectie:Sports');
  news().deny('bot', 'EmbedLinks');
  await press('hier');
  await fill('tijd', { tekst: 'sometimes' });
  await choose('wanneer', 'direct');
  await press('naar:[\\w-]+:wanneer');
  await choose('wanneer', '0 8 * * *');
  await press('naar:[\\w-]+:proef');
  for (const fields of [{ berichten: '99' }, { stilte: 'never ever' }, { tijdzone: 'Mars' }]) {
    await fill('meer', fields);
  }
  await fill('meer', { berichten: '3', stilte: '22-7', spoed: '1' });
  news().allow('bot', 'EmbedLinks');
  await press('naar:[\\w-]+:proef');
  await press('doe');
  at = await type('abonneer');
  await press('nee');
  at = await type('abonneer');
  bot.context.now = () => eight + 2 * hour;
  await press('nee');
  bot.context.now = () => eight;

  await type('proef');
  await type('proef', { abonnement: 'nope' });
  await type('proef', { onderwerp: 'nothing-known' });
  bot.context.now = () => eight + 100 * hour;
  await type('proef');

  const settings = await type('instellingen');
  note(await news().choose(settings, 'instel:taal', ['en'], as));
  note(await news().choose(settings, 'instel:rol', ['everyone'], as));
  note(await news().choose(settings, 'instel:rol', ['Readers'], as));
  const form = note(await news().press(settings, 'instel:andere', as));
  note(await news().submitModal(form, { tekst: 'Mars' }, as));
  await type('instellingen', {}, { as: 'guest' });

  const privacy = await type('privacy');
  for (const one of ['toon', 'wis', 'niet']) {
    const again =
      one === 'niet' ? await news().press(await type('privacy'), 'privacy:wis', as) : await type('privacy');
    note(await news().press(again, `privacy:${one}`, as));
  }
  note(await news().press(await news().press(privacy, 'privacy:wis', as), 'privacy:zeker', as));
  note(await news().press(await type('privacy'), 'privacy:toon', as));

  expect(said.length).toBeGreaterThan(40);
  const crumbs = said
    // Ids and the names of channels, of actions and of inputs are no words for anybody.
    .map((text) =>
      text.replace(/\b(?:gids|instel|privacy|lees):[\w:-]+/g, '').replace(/"custom_id":"\w+"/g, ''),
    )
    .map((text) => text.replace(/\((?:alles|eigen|bot|nl|en)\)|"value":"\w+"|Nederlands/g, ''))
    .filter((text) => dutch.test(text));
  expect(crumbs).toEqual([]);
  expect(bot.logged).toEqual([]);
});
