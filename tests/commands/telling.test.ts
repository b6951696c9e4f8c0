import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Bot, startBot } from '../discord/bot.ts';
import { draw } from '../discord/draw.ts';
import { asModerator, type Options } from './as-moderator.ts';

let bot: Bot;
beforeEach(async () => {
  bot = await startBot();
});
afterEach(() => bot.stop());

const { held, typed, offers, made } = asModerator(() => bot);

describe('what is said of a subscription', () => {
  test('a schedule that is set for one without digests is said, and when it counts', async () => {
    const text = await typed('/nieuws abonneer', { onderwerp: 'gas', soort: 'direct', schema: 'elk uur' });
    expect(text).toContain('het schema geldt pas bij een overzicht: elk uur (Europe/Amsterdam)');
    const [direct] = await held();
    const change = { abonnement: direct?.id ?? '', schema: 'werkdagen 7:30' };
    expect(await typed('/nieuws wijzig', change)).toContain(
      'het schema geldt pas bij een overzicht: werkdagen om 07:30 (Europe/Amsterdam)',
    );
  });

  test('one that is paused has no next time in the list', async () => {
    const id = await made({ onderwerp: 'gas' });
    expect(await typed('/nieuws abonnementen')).toContain('· volgende');
    await typed('/nieuws pauzeer', { abonnement: id });
    const text = await typed('/nieuws abonnementen');
    expect(text).toContain('elke dag om 08:00');
    expect(text).not.toContain('· volgende');
  });

  test('in direct messages it is the person’s, and is offered as this conversation', async () => {
    const { directMessages: mine } = bot.sandbox.member('reader');
    const say = async (command: string, options: Options = {}) =>
      draw((await mine.typed(command, options)) as Parameters<typeof draw>[0]);
    expect(await say('/nieuws abonnementen')).toContain('Je hebt nog geen abonnement.');
    await say('/nieuws abonneer', { onderwerp: 'gas' });
    expect(await say('/nieuws abonnementen')).toContain('**Je abonnementen**');
    expect(await say('/nieuws opzeggen', { abonnement: 'onzin' })).toContain(
      'Je hebt geen abonnement “onzin”',
    );
    const [offer] = await mine.autocomplete('/nieuws opzeggen', 'abonnement', '');
    expect(offer?.name).toBe('dit gesprek · ‘gas’ · elke dag om 08:00');
  });

  test('a channel that is gone is offered as unknown, not by its number', async () => {
    const where = bot.sandbox.guild.addChannel('tijdelijk');
    await made({ onderwerp: 'gas', kanaal: 'tijdelijk' });
    where.delete();
    await typed('/nieuws laatste');
    const [offer] = await offers('/nieuws wijzig', 'abonnement', '');
    expect(offer?.name).toBe('#onbekend kanaal · ‘gas’ · elke dag om 08:00');
  });

  test('the last Friday of a month is not every Friday', async () => {
    const text = await typed('/nieuws abonneer', { schema: '0 8 * * 5L' });
    expect(text).toContain('op de laatste vrijdag van de maand');
  });
});
