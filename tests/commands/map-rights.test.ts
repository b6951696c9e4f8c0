import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Bot, startBot } from '../discord/bot.ts';
import { asModerator } from './as-moderator.ts';

let bot: Bot;
beforeEach(async () => {
  bot = await startBot();
  channel().deny('bot', 'AttachFiles');
});
afterEach(() => bot.stop());

const { channel, typed, made, held } = asModerator(() => bot);

test('a map above digests asks for Attach Files, and one that single stories never have does not', async () => {
  expect(await typed('/nieuws abonneer', { onderwerp: 'gas', kaart: 'ja' })).toContain('Bestanden bijvoegen');
  expect(await held()).toEqual([]);
  const abonnement = await made({ onderwerp: 'gas', kaart: 'ja', soort: 'direct' });
  const [subscription] = await held();
  if (subscription === undefined) throw new Error('nothing was made');
  expect(subscription).toMatchObject({ mode: 'direct', map: true });
  expect(bot.context.reach.missing(subscription)).toEqual([]);
  expect(bot.context.reach.missing({ ...subscription, mode: 'digest' })).toEqual(['AttachFiles']);
  // As soon as there would be one, it is asked for.
  expect(await typed('/nieuws wijzig', { abonnement, soort: 'digest' })).toContain('Bestanden bijvoegen');
  expect(await held()).toMatchObject([{ mode: 'direct' }]);
  channel().allow('bot', 'AttachFiles');
  expect(await typed('/nieuws wijzig', { abonnement, soort: 'digest' })).not.toContain('Bestanden bijvoegen');
  expect(await held()).toMatchObject([{ mode: 'digest', map: true }]);
});
