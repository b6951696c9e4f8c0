import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Reply } from '../../src/sandbox/places.ts';
import { day, eight } from '../digest/stories.ts';
import { type Bot, startBot } from '../discord/bot.ts';
import { asModerator } from './as-moderator.ts';

let bot: Bot;
beforeEach(async () => {
  bot = await startBot();
});
afterEach(() => bot.stop());

const { channel, held, typed, offers, made } = asModerator(() => bot);
const one = async (id: string) => bot.context.subscriptions.get(id);
const textOf = ({ embeds }: Reply) => embeds[0]?.description ?? '';

describe('/nieuws pauzeer', () => {
  test('pauses one, shows it, says so when it is given again, and resumes it with the button', async () => {
    const id = await made({ onderwerp: 'gas' });
    expect(await typed('/nieuws pauzeer', { abonnement: id })).toContain('⏸️ Gepauzeerd: ');
    expect(await one(id)).toMatchObject({ pausedAt: eight });
    expect(await typed('/nieuws abonnementen')).toContain(`⏸️ Gepauzeerd sinds <t:${eight / 1_000}:f>.`);
    const again = await channel().typed('/nieuws pauzeer', { abonnement: id }, { as: 'moderator' });
    expect(textOf(again)).toContain('al gepauzeerd sinds');
    expect(await one(id)).toMatchObject({ pausedAt: eight });
    const resumed = await channel().press(again, `hervat:${id}`, { as: 'moderator' });
    expect(textOf(resumed)).toContain('▶️ Hervat: ');
    expect(await one(id)).toMatchObject({ pausedAt: null });
    const standing = (await bot.ledger.standings([id], eight)).get(id);
    expect(standing).toMatchObject({ skippedTo: eight });
  });

  test('pauses all of the server, then resumes all', async () => {
    await made({ onderwerp: 'gas' });
    await made({ onderwerp: 'olie' });
    expect((await offers('/nieuws pauzeer', 'abonnement', ''))[0]).toEqual({
      name: 'alles (2 abonnementen)',
      value: 'alles',
    });
    const paused = await channel().typed('/nieuws pauzeer', { abonnement: 'alles' }, { as: 'moderator' });
    expect(textOf(paused)).toContain('2 abonnementen zijn gepauzeerd');
    expect((await held()).every(({ pausedAt }) => pausedAt === eight)).toBe(true);
    expect(await typed('/nieuws pauzeer', { abonnement: 'alles' })).toContain('Alles is al gepauzeerd');
    const resumed = await channel().press(paused, `hervat:*:${eight}`, { as: 'moderator' });
    expect(textOf(resumed)).toContain('2 abonnementen zijn hervat');
    expect((await held()).every(({ pausedAt }) => pausedAt === null)).toBe(true);
  });
});

describe('what was paused before', () => {
  test('stays paused when all that were paused later are resumed', async () => {
    const id = await made({ onderwerp: 'gas' });
    await made({ onderwerp: 'olie' });
    await bot.context.subscriptions.change(id, { pausedAt: eight - day });
    const paused = await channel().typed('/nieuws pauzeer', { abonnement: 'alles' }, { as: 'moderator' });
    const resumed = await channel().press(paused, `hervat:*:${eight}`, { as: 'moderator' });
    expect(textOf(resumed)).toContain('Eén abonnement is hervat');
    expect(await one(id)).toMatchObject({ pausedAt: eight - day });
    const none = await channel()
      .press(paused, `hervat:*:${eight}`, { as: 'moderator' })
      .catch((error) => error);
    expect(String(none)).toContain('no component');
  });
});
