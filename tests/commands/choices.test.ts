import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Reply } from '../../src/sandbox/places.ts';
import { type Bot, startBot } from '../discord/bot.ts';
import { draw } from '../discord/draw.ts';
import { hears } from '../discord/hears.ts';
import { asModerator } from './as-moderator.ts';
import { pressByHand } from './press-by-hand.ts';

let bot: Bot;
beforeEach(async () => {
  bot = await startBot();
});
afterEach(() => bot.stop());
const { moderator, channel, held } = asModerator(() => bot);
const textOf = (reply: Reply) => draw(reply as Parameters<typeof draw>[0]).replaceAll('┃ ', '');
const show = (who = moderator) => channel().typed('/nieuws instellingen', {}, who);
const guild = () => bot.sandbox.guild;

describe('/nieuws instellingen', () => {
  test('shows what holds for new subscriptions and who may change them, and changes it in place', async () => {
    const shown = await show();
    expect(shown.ephemeral).toBe(true);
    expect(textOf(shown)).toContain('- taal: die van wie abonneert\n- tijdzone: Europe/Amsterdam');
    expect(textOf(shown)).toContain('Wijzigen mag wie de server mag beheren.');
    await channel().choose(shown, 'instel:taal', ['en'], moderator);
    const changed = await channel().choose(shown, 'instel:zone', ['America/Curacao'], moderator);
    expect(changed.message.id).toBe(shown.message.id);
    expect(textOf(changed)).toContain('- taal: Engels\n- tijdzone: America/Curacao');
    await channel().typed('/nieuws abonneer', { onderwerp: 'alles' }, moderator);
    expect(await held()).toEqual([expect.objectContaining({ language: 'en', timezone: 'America/Curacao' })]);
    await channel().typed('/nieuws abonneer', { onderwerp: 'gas', taal: 'nl', tijdzone: 'CET' }, moderator);
    expect((await held())[1]).toMatchObject({ language: 'nl', timezone: 'Europe/Amsterdam' });
    await channel().choose(shown, 'instel:taal', ['eigen'], moderator);
    const usual = await channel().choose(shown, 'instel:zone', ['bot'], moderator);
    expect(textOf(usual)).toContain('- taal: die van wie abonneert\n- tijdzone: Europe/Amsterdam');
    expect(await bot.context.choices.servers()).toEqual([]);
  });

  test('are a press away from the list of subscriptions, which says how each is changed', async () => {
    const none = await channel().typed('/nieuws abonnementen', {}, moderator);
    expect(textOf(await channel().press(none, 'instel:toon', moderator))).toContain('- tijdzone: Europe/');
    await channel().typed('/nieuws abonneer', { onderwerp: 'gas' }, moderator);
    const list = await channel().typed('/nieuws abonnementen', {}, moderator);
    expect(list.message.content).toContain('`/nieuws wijzig`');
    const shown = await channel().press(list, 'instel:toon', moderator);
    expect(textOf(shown)).toContain('Instellingen van deze server');
    expect(shown.message.content).toBe('');
  });

  test('takes a timezone that is not offered from a form, by any of its names', async () => {
    const shown = await show();
    const form = () => channel().press(shown, 'instel:andere', moderator);
    const wrong = await channel().submitModal(await form(), { tekst: 'Mars' }, moderator);
    expect(textOf(wrong)).toContain('⚠️ De tijdzone “Mars” ken ik niet.');
    expect(textOf(wrong)).toContain('Open het formulier nog eens en typ een grote stad of een land');
    for (const tekst of ['Amsterdam', 'Marokko', 'Morocco', 'Europe/Amsterdam']) {
      const taken = await channel().submitModal(await form(), { tekst }, moderator);
      expect(textOf(taken)).not.toContain('ken ik niet');
    }
    const right = await channel().submitModal(await form(), { tekst: 'kathmandu' }, moderator);
    expect(textOf(right)).toContain('- tijdzone: Asia/Kathmandu');
    expect(JSON.stringify(right.components)).toContain('"value":"Asia/Kathmandu","default":true');
  });

  test('in direct messages is the person’s own, without a role', async () => {
    const direct = guild().member('visitor').directMessages;
    const shown = await direct.typed('/nieuws instellingen');
    expect(textOf(shown)).toContain('**Your settings**');
    expect(JSON.stringify(shown.components)).not.toContain('instel:rol');
    await direct.choose(shown, 'instel:taal', ['nl']);
    await direct.choose(shown, 'instel:zone', ['Europe/London']);
    await direct.typed('/nieuws abonneer', { onderwerp: 'alles' });
    expect(await bot.context.subscriptions.all()).toEqual([
      expect.objectContaining({ guildId: null, language: 'nl', timezone: 'Europe/London' }),
    ]);
    // Of that person alone, and of no server.
    expect(textOf(await show())).toContain('- taal: die van wie abonneert');
  });
});

describe('a role that the server chose', () => {
  test('may change things as those who may manage the server, in commands, menus and completion', async () => {
    guild().addRole('Redactie');
    guild().addMember('redacteur', { roles: ['Redactie'] });
    const editor = { as: 'redacteur' };
    const refused = await channel().typed('/nieuws abonneer', { onderwerp: 'alles' }, editor);
    expect(textOf(refused)).toContain('Dit is voor wie de server mag beheren (het recht “Server beheren”).');
    const role = guild().addRole('Anders');
    const shown = await show();
    await channel().choose(shown, 'instel:rol', ['Redactie'], moderator);
    const chosen = await bot.context.choices.managersOf(guild().id);
    expect(chosen).not.toBe(role.id);
    expect(textOf(await show())).toContain(
      `Wijzigen mag wie de server mag beheren, of de rol <@&${chosen}> heeft.`,
    );
    const made = await channel().typed('/nieuws abonneer', { onderwerp: 'alles' }, editor);
    expect(textOf(made)).toContain('volgt nu **al het nieuws**');
    const offered = await channel().autocomplete('/nieuws opzeggen', 'abonnement', '', editor);
    expect(offered).toHaveLength(1);
    const help = await channel().typed('/nieuws help', {}, editor);
    expect(textOf(help)).toContain('/nieuws opzeggen');
    // Everybody else is told of both.
    const reader = await channel().typed('/nieuws abonnementen', {}, { as: 'reader' });
    expect(textOf(reader)).toContain(`Dit is voor wie de server mag beheren, of de rol <@&${chosen}> heeft.`);
    expect(await channel().autocomplete('/nieuws opzeggen', 'abonnement', '', { as: 'reader' })).toEqual([]);
    // Who loses the role loses that, also on a message from before.
    const theirs = await show(editor);
    guild().takeRole('redacteur', 'Redactie');
    const late = await channel().choose(theirs, 'instel:taal', ['en'], editor);
    expect(textOf(late)).toContain('Dit is voor wie de server mag beheren, of de rol');
    expect(await bot.context.choices.of({ guildId: guild().id, userId: '' })).toMatchObject({
      language: null,
    });
  });

  test('is chosen by those who may manage the server alone, is never everyone, and can be taken back', async () => {
    guild().addRole('Redactie');
    guild().addMember('redacteur', { roles: ['Redactie'] });
    const shown = await show();
    const everyone = await channel().choose(shown, 'instel:rol', ['everyone'], moderator);
    expect(textOf(everyone)).toContain('⚠️ Met @everyone mag iedereen alles veranderen.');
    await channel().choose(shown, 'instel:rol', ['Redactie'], moderator);
    const theirs = await show({ as: 'redacteur' });
    expect(JSON.stringify(theirs.components)).not.toContain('instel:rol');
    const { pressChoice } = await import('../../commands/instellingen.ts');
    const press = {
      userId: guild().member('redacteur').id,
      guildId: guild().id,
      channelId: channel().id,
      ...pressByHand,
      byRole: true,
      args: ['rol'],
    } as const;
    expect(JSON.stringify(await pressChoice.run(press, bot.context))).toContain('De rol kiest alleen wie');
    expect(await bot.context.choices.managersOf(guild().id)).not.toBeNull();
    const none = await channel().choose(await show(), 'instel:rol', [], moderator);
    expect(textOf(none)).toContain('Wijzigen mag wie de server mag beheren.');
    expect(await bot.context.choices.managersOf(guild().id)).toBeNull();
  });

  test('is forgotten when it is deleted, and a role that is chosen after it counts', async () => {
    guild().addRole('Redactie');
    guild().addRole('Eindredactie');
    await channel().choose(await show(), 'instel:rol', ['Redactie'], moderator);
    await hears(bot.client, 'GUILD_ROLE_DELETE', () => guild().removeRole('Redactie'));
    const refused = await channel().typed('/nieuws opzeggen', { abonnement: 'x' }, { as: 'reader' });
    expect(textOf(refused)).toContain('Dit is voor wie de server mag beheren (het recht “Server beheren”).');
    const shown = await show();
    expect(textOf(shown)).toContain('Wijzigen mag wie de server mag beheren.');
    expect(JSON.stringify(shown.components)).not.toContain('default_values');
    expect(await bot.context.choices.servers()).toEqual([]);
    await channel().choose(shown, 'instel:rol', ['Eindredactie'], moderator);
    expect(textOf(await show())).toContain('of de rol <@&');
  });

  test('lets nobody in while the store fails, and keeps nobody from reading', async () => {
    bot.context.choices = {
      ...bot.context.choices,
      managersOf: () => Promise.reject(new Error('the disk is gone')),
    };
    const read = await channel().typed('/nieuws laatste', {}, { as: 'reader' });
    expect(textOf(read)).toContain('Er is nog geen nieuws binnen.');
    expect(textOf(await show())).toContain('Instellingen van deze server');
    expect(textOf(await show({ as: 'reader' }))).toContain('Dat lukte niet, en het ligt niet aan jou.');
    expect(bot.logged.map(({ message }) => message)).toEqual(['a command failed']);
  });
});
