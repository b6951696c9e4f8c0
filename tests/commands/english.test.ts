import { afterEach, beforeEach, describe, expect, test } from 'vitest';
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
});
afterEach(() => bot.stop());

type Options = Record<string, string | number | boolean>;
const news = () => bot.sandbox.channel('nieuws');
const direct = () => bot.sandbox.guild.member('chief').directMessages;
async function type(command: string, options: Options = {}, where = news()): Promise<string> {
  const reply = await where.typed(`/nieuws ${command}`, options, { as: 'chief' });
  return draw(reply as Parameters<typeof draw>[0]);
}

describe('whoever reads English', () => {
  test('is answered in English throughout, whatever was asked and whatever is wrong with it', async () => {
    const said: string[] = [];
    const say = async (...asked: Parameters<typeof type>) => void said.push(await type(...asked));
    await say('abonneer', {
      schema: 'every morning at 8',
      onderwerp: 'city:Utrecht water',
      rol: 'Readers',
      stilte: '22-7',
      spoed: '2-stil',
      berichten: 3,
      bij_intrekking: 'delete',
      tijdzone: 'london',
    });
    await say('abonneer', { soort: 'direct', schema: 'weekdays 7:30', spoed: '2' });
    await say('abonneer', { soort: 'direct' });
    const schedules =
      'every evening|tomorrow 8|asap|monthly|every day except monday|half seven|weekly at 9|every 7 minutes|every minute|0 8 31 2 *|0 8 * *|foo|every morning at 8pm';
    for (const schema of schedules.split('|')) await say('abonneer', { schema });
    await say('abonneer', { tijdzone: 'Mars' });
    await say('abonneer', { stilte: 'sometimes' });
    const topics =
      '(gas|gas)|()|gas OR|"gas|section:Foo|colour:red|province:Nowhere|-gas|!!|since:2025-99-99|city:';
    for (const onderwerp of topics.split('|')) await say('abonneer', { onderwerp });
    const thread = news().startThread('High water');
    thread.lock();
    await say('abonneer', { kanaal: thread.id });
    await say('abonneer', { tag: 'foo' });
    news().deny('bot', 'EmbedLinks', 'SendMessages');
    await say('abonneer', { onderwerp: 'water' });
    news().allow('bot', 'EmbedLinks', 'SendMessages');
    const [id = ''] = (await bot.context.subscriptions.all()).map((one) => one.id);
    await say('wijzig', {
      abonnement: id,
      schema: 'every monday 9:00',
      stilte: 'none',
      onderwerp: 'everything',
    });
    await say('wijzig', {
      abonnement: id,
      spoed: 'geen',
      berichten: 5,
      taal: 'nl',
      bij_intrekking: 'strike',
    });
    await say('wijzig', { abonnement: id });
    await say('wijzig', { abonnement: 'nope' });
    await say('pauzeer', { abonnement: id });
    await say('wijzig', { abonnement: id, soort: 'direct' });
    const codes =
      'unknown-channel unknown-guild no-direct-messages no-shared-server thread-locked tag-missing wrong-channel missing-access';
    for (const code of codes.split(' ')) {
      const halt = { code, since: 1, toldAt: null, refusals: 0, retryAt: null };
      await bot.context.subscriptions.change(id, { halt });
      await say('abonnementen');
    }
    await say('pauzeer', { abonnement: id });
    await say('pauzeer', { abonnement: 'alles' });
    await say('pauzeer', { abonnement: 'alles' });
    await say('opzeggen', { abonnement: id });
    await say('opzeggen', { abonnement: id });
    await say('abonneer', { schema: 'every day 9:00' }, direct());
    await say('abonnementen', {}, direct());
    expect(said.length).toBeGreaterThan(50);
    const crumbs = said.map((text) => text.replaceAll('\\', '')).filter((text) => dutch.test(text));
    expect(crumbs).toEqual([]);
  });

  test('is offered English', async () => {
    await type('abonneer', { schema: 'weekdays 7:30' });
    const offered: string[] = [];
    for (const [option, typed] of [
      ['schema', ''],
      ['schema', 'sat'],
      ['schema', 'elk'],
      ['stilte', ''],
      ['zoals', ''],
    ] as const) {
      const choices = await news().autocomplete('/nieuws abonneer', option, typed, { as: 'chief' });
      offered.push(...choices.map(({ name }) => name.replace('#nieuws', '')));
    }
    for (const command of ['wijzig', 'pauzeer', 'opzeggen']) {
      const choices = await news().autocomplete(`/nieuws ${command}`, 'abonnement', '', { as: 'chief' });
      offered.push(...choices.map(({ name }) => name.replace('#nieuws', '')));
    }
    expect(offered.length).toBeGreaterThan(20);
    expect(offered.filter((name) => dutch.test(name))).toEqual([]);
  });
});
