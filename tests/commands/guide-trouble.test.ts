import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { pressGuide } from '../../commands/guide.ts';
import { guideLife } from '../../commands/guide-drafts.ts';
import type { Reply } from '../../src/sandbox/places.ts';
import { eight, story } from '../digest/stories.ts';
import { type Bot, startBot } from '../discord/bot.ts';
import { startGuideBot } from './guide-bot.ts';
import { inGuide } from './in-guide.ts';

let bot: Bot;
beforeEach(async () => {
  bot = await startGuideBot();
});
afterEach(() => bot.stop());

const { moderator, channel, held, words, begin, press, goTo, choose, upToPreview, pressOf } = inGuide(
  () => bot,
);

describe('setting up a subscription step by step', () => {
  test('says at once that it is being worked on while the digest takes its time', async () => {
    await bot.stop();
    bot = await startBot({ deferAfter: 30 });
    const held = Promise.withResolvers<null>();
    bot.context.sample = () => held.promise;
    const where = await choose(await begin(), 'wat', 'alles');
    const when = await press(where, 'hier');
    const deferred = bot.sandbox.waitFor(
      'updating',
      (one) => one.kind === 'interaction' && one.what === 'deferred',
    );
    const preview = choose(when, 'wanneer', '0 8 * * *');
    await deferred;
    held.resolve(null);
    expect(words(await preview)).toContain('Over **al het nieuws** was er de laatste 24 uur niets.');
    expect((await preview).message.id).toBe(when.message.id);
    expect(bot.logged).toEqual([]);
  });

  test('says what there is to see of a topic without news', async () => {
    const form = await press(await begin(), 'eigen');
    const where = await channel().submitModal(form, { tekst: 'gaspijs' }, moderator);
    expect(words(where)).toContain('**Waar moet het komen?**');
    expect(words(where)).toMatch(/^⚠️ Er is nu nog geen bericht over ‘gaspijs’.*“gasprijs”/m);
    const preview = await choose(await press(where, 'hier'), 'wanneer', '0 8 * * *');
    expect(words(preview)).toContain('Er is nu nog geen bericht over ‘gaspijs’');
    expect(words(preview)).toContain('Bedoelde je “gasprijs”?');
    await press(preview, 'doe');
    expect(await held()).toHaveLength(1);
  });

  test.each([
    ['sectie:Onzin', 'De sectie “Onzin” ken ik niet.'],
    ['bureau:XYZ', 'Het bureau “XYZ” ken ik niet.'],
  ])('warns of %j at the next step, as the command does', async (tekst, warning) => {
    const form = await press(await begin(), 'eigen');
    const where = await channel().submitModal(form, { tekst }, moderator);
    expect(words(where)).toContain('**Waar moet het komen?**');
    expect(words(where)).toContain(warning);
    expect(words(where).match(/⚠️/g)).toHaveLength(1);
    const when = await press(where, 'hier');
    expect(words(when)).not.toContain(warning);
  });

  test('names what permissions are missing before it is made, and goes on when they are there', async () => {
    channel('sport').deny('bot', 'SendMessages', 'EmbedLinks');
    const preview = await upToPreview({ place: 'sport' });
    expect(preview.message.content).toContain('⚠️ Daar missen mij 2 rechten:');
    expect(preview.message.content).toContain('- **Berichten verzenden**: ');
    await expect(press(preview, 'doe')).rejects.toThrow('disabled');
    expect((await goTo(preview, 'proef')).message.content).toContain('missen mij 2 rechten');
    channel('sport').allow('bot', 'SendMessages', 'EmbedLinks');
    const mended = await goTo(preview, 'proef');
    expect(mended.message.content).not.toContain('⚠️');
    // They go once more, between the look and the press.
    channel('sport').deny('bot', 'EmbedLinks');
    const refused = await press(mended, 'doe');
    expect(refused.message.content).toContain('mist mij een recht');
    expect(await held()).toEqual([]);
    channel('sport').allow('bot', 'EmbedLinks');
    await press(await goTo(refused, 'proef'), 'doe');
    expect(await held()).toHaveLength(1);
  });

  test('keeps the preview as it stands when the right to manage is gone, and goes on when it is back', async () => {
    const { guild } = bot.sandbox;
    guild.addRole('Desk', ['ManageGuild']);
    guild.giveRole('visitor', 'Desk');
    const visitor = { as: 'visitor' };
    const what = await channel().typed('/nieuws abonneer', {}, visitor);
    const idOf = (reply: Reply, step: string) =>
      new RegExp(`"custom_id":"(gids:${step}:[^"]+)"`).exec(JSON.stringify(reply.components))?.[1] ?? '';
    const where = await channel().choose(what, idOf(what, 'wat'), ['alles'], visitor);
    const when = await press(where, 'hier', visitor);
    const preview = await channel().choose(when, idOf(when, 'wanneer'), ['0 8 * * *'], visitor);
    const before = JSON.stringify(channel().message(preview.message.id));
    guild.takeRole('visitor', 'Desk');
    const refused = await press(preview, 'doe', visitor);
    expect(refused.message.id).not.toBe(preview.message.id);
    expect(words(refused)).toContain('Manage Server');
    expect(JSON.stringify(channel().message(preview.message.id))).toBe(before);
    expect(await held()).toEqual([]);
    guild.giveRole('visitor', 'Desk');
    const made = await press(preview, 'doe', visitor);
    expect(made.message.id).toBe(preview.message.id);
    expect(made.message.content).toBe('');
    expect(await held()).toHaveLength(1);
  });

  test('makes one subscription of a press that came twice, and says so of a later one', async () => {
    const preview = await upToPreview();
    const [one, other] = await Promise.all([press(preview, 'doe'), press(preview, 'doe')]);
    expect([words(one), words(other)].join()).toContain('volgt nu **al het nieuws**.');
    expect(await held()).toHaveLength(1);
    // Nothing of the guide is left on the message; a press that was on its way finds it done.
    const late = await pressGuide.run(pressOf(preview), bot.context);
    expect(JSON.stringify(late)).toContain('Dit is al gedaan');
    expect(await held()).toHaveLength(1);
  });

  test('is only for the one who asked, and only for an hour', async () => {
    const preview = await upToPreview();
    const theirs = await pressGuide.run(pressOf(preview, '1'), bot.context);
    expect(JSON.stringify(theirs)).toContain('iemand anders');
    bot.context.now = () => eight + guideLife;
    expect(words(await press(preview, 'doe'))).toContain('te lang geleden begonnen');
    expect(await held()).toEqual([]);
  });

  test('refuses what the channel has already, or has too much of', async () => {
    await channel().typed('/nieuws abonneer', { onderwerp: 'alles' }, moderator);
    expect(words(await press(await upToPreview(), 'doe'))).toContain('volgt dit onderwerp al op die tijden');
    for (let hour = 0; hour < 24; hour += 1) {
      await channel().typed('/nieuws abonneer', { schema: `${hour}:15`, onderwerp: 'gas' }, moderator);
    }
    const full = await press(await upToPreview({ topic: 'sectie:Sport' }), 'doe');
    expect(words(full)).toContain('heeft al 25 abonnementen');
  });

  test('keeps within Discord’s limits whatever the stories and the topic hold', async () => {
    const long = 'Lang woord '.repeat(400);
    await bot.file(
      ...Array.from({ length: 25 }, (_, i) =>
        story({
          id: `l${i}`,
          section: 'Sport',
          headline: `${i} ${long}`.slice(0, 250),
          from: 'HEERENVEEN (ANP)',
        }),
      ),
    );
    channel('sport').deny('bot', 'SendMessages', 'EmbedLinks', 'ReadMessageHistory');
    const form = await press(await begin(), 'eigen');
    const typed = `sectie:Sport OF ${'"zeer lange woorden" OF '.repeat(7)}sport`.slice(0, 200);
    const where = await channel().submitModal(form, { tekst: typed }, moderator);
    const preview = await choose(await choose(where, 'waar', 'sport'), 'wanneer', '0 8 * * *');
    expect(preview.message.content.length).toBeLessThanOrEqual(2_000);
    expect(preview.message.content).toContain('missen mij 3 rechten');
    expect(preview.embeds).toHaveLength(2);
    expect(bot.logged).toEqual([]);
  });
});
