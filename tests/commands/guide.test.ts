import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { eight } from '../digest/stories.ts';
import type { Bot } from '../discord/bot.ts';
import { startGuideBot } from './guide-bot.ts';
import { inGuide } from './in-guide.ts';

let bot: Bot;
beforeEach(async () => {
  bot = await startGuideBot();
});
afterEach(() => bot.stop());

const { moderator, channel, held, words, begin, press, goTo, choose, upToPreview } = inGuide(() => bot);

describe('/nieuws abonneer without anything filled in', () => {
  test('asks what, where and when, each in place of the one before, shows the digest, and subscribes', async () => {
    const what = await begin();
    expect(what.ephemeral).toBe(true);
    expect(words(what)).toContain('**Wat wil je volgen?**');
    expect(words(what)).toContain('Stap 1 van 3');
    const where = await choose(what, 'wat', 'sectie:Sport');
    expect(where.message.id).toBe(what.message.id);
    expect(words(where)).toContain('**Waar moet het komen?**');
    expect(words(where)).toContain('**sectie Sport**');
    const when = await choose(where, 'waar', 'sport');
    expect(words(when)).toContain(`<#${channel('sport').id}> · **sectie Sport**`);
    expect(words(when)).toContain('De tijden gelden in Europe/Amsterdam.');
    expect(words(when)).toContain('elk bericht zodra het er is');
    const preview = await choose(when, 'wanneer', '30 7 * * 1-5');
    expect(preview.message.id).toBe(what.message.id);
    expect(preview.message.content).toContain(`**Zo ziet het er nu uit** · <#${channel('sport').id}>`);
    expect(preview.message.content).toContain('Wanneer: werkdagen om 07:30 (Europe/Amsterdam).');
    expect(preview.message.content.match(/<t:\d+:F>/g)).toHaveLength(3);
    expect(preview.message.content).toContain('## Sport');
    expect(JSON.stringify(preview.embeds)).toContain('Schaatsers mogen weer op natuurijs');
    expect(JSON.stringify(preview.embeds)).not.toContain('Gasprijs');
    // The story can be opened; the buttons of the sample would stand right above those of the step.
    expect(JSON.stringify(preview.components)).toContain('"custom_id":"lees:');
    expect(JSON.stringify(preview.components)).not.toContain('"disabled":true');
    expect(preview.components).toHaveLength(3);
    expect(await held()).toEqual([]);

    const done = await press(preview, 'doe');
    expect(done.message.id).toBe(what.message.id);
    expect(done.message.content).toBe('');
    expect(done.components).toEqual([]);
    expect(words(done)).toContain(`<#${channel('sport').id}> volgt nu **sectie Sport**.`);
    expect(words(done).match(/<t:\d+:F>/g)).toHaveLength(3);
    expect(await held()).toEqual([
      expect.objectContaining({
        topic: 'sectie:Sport',
        channelId: channel('sport').id,
        schedule: '30 7 * * 1-5',
        language: 'nl',
        createdBy: bot.sandbox.member('moderator').id,
        createdAt: eight,
      }),
    ]);
    expect(bot.logged).toEqual([]);
  });

  test('is this channel and all the news for whoever just presses on', async () => {
    const where = await choose(await begin(), 'wat', 'alles');
    const when = await press(where, 'hier');
    await press(await choose(when, 'wanneer', '0 8 * * *'), 'doe');
    expect(await held()).toEqual([expect.objectContaining({ topic: '', channelId: channel().id })]);
  });

  test('takes a topic and times of one’s own from a form, and says what is wrong with them above the step', async () => {
    const what = await begin();
    const form = await press(what, 'eigen');
    const wrong = await channel().submitModal(form, { tekst: 'stad:' }, moderator);
    expect(words(wrong)).toContain('⚠️ Het onderwerp “stad:” begrijp ik niet.');
    expect(words(wrong)).toContain('**Wat wil je volgen?**');
    const where = await channel().submitModal(await press(wrong, 'eigen'), { tekst: 'gasprijs' }, moderator);
    const when = await press(where, 'hier');
    const late = await channel().submitModal(await press(when, 'tijd'), { tekst: 'soms' }, moderator);
    expect(words(late)).toContain('⚠️ Dit schema kan niet.');
    const preview = await channel().submitModal(
      await press(late, 'tijd'),
      { tekst: 'elke avond om half acht' },
      moderator,
    );
    expect(preview.message.content).toContain('elke dag om 19:30');
    expect(JSON.stringify(preview.embeds)).toContain('Gasprijs daalt');
    const again = await press(preview, 'meer');
    expect(JSON.stringify(again.modal)).toContain('"value":"12"');
  });

  test('takes further settings from one form, as a whole or not at all', async () => {
    const preview = await upToPreview();
    const send = async (fields: Record<string, string>) =>
      channel().submitModal(await press(preview, 'meer'), fields, moderator);
    for (const [fields, why] of [
      [{ berichten: '21' }, '“21” is geen aantal korte berichten'],
      [{ berichten: 'x' }, '“x” is geen aantal'],
      [{ stilte: 'nooit eens' }, 'Die stille uren begrijp ik niet'],
      [{ tijdzone: 'Mars' }, 'De tijdzone “Mars” ken ik niet. Open het formulier'],
    ] as const) {
      expect((await send(fields)).message.content).toContain(`⚠️ ${why}`);
    }
    const set = await send({
      berichten: '3',
      stilte: '22-7',
      tijdzone: 'londen',
      taal: 'en',
      spoed: '2-stil',
    });
    expect(set.message.content).toContain('- stil van 22:00 tot 07:00');
    expect(set.message.content).toContain('- hooguit 3 korte berichten');
    expect(set.message.content).toContain('(Europe/London)');
    // The digest itself is in English now, what is around it is for the moderator.
    expect(set.message.content).toContain('## The news');
    await press(set, 'doe');
    expect(await held()).toEqual([
      expect.objectContaining({
        briefs: 3,
        quiet: { from: '22:00', to: '07:00' },
        timezone: 'Europe/London',
        language: 'en',
        breaking: { urgency: 2, inQuietHours: true },
      }),
    ]);
  });

  test('shows a single story for who gets each as it comes', async () => {
    const preview = await upToPreview({ topic: 'sectie:Sport', times: 'direct' });
    expect(preview.message.content).toContain('Elk bericht komt zodra het er is.');
    expect(JSON.stringify(preview.embeds)).toContain('Schaatsers');
    await press(preview, 'doe');
    expect(await held()).toEqual([expect.objectContaining({ mode: 'direct' })]);
  });

  test('goes back a step, and is given up without a trace', async () => {
    const preview = await upToPreview({ topic: 'sectie:Sport', place: 'sport' });
    const when = await goTo(preview, 'wanneer');
    expect(when.message.content).toBe('');
    expect(words(when)).toContain('**Wanneer moet het komen?**');
    const what = await press(await goTo(when, 'waar'), 'naar:[^:"]+:wat');
    expect(words(what)).toContain('**Wat wil je volgen?**');
    const gone = await press(what, 'nee');
    expect(words(gone)).toBe('Er is niets veranderd.\n');
    expect(gone.components).toEqual([]);
    expect(await held()).toEqual([]);
    expect(await bot.context.guides.countOf(bot.sandbox.member('moderator').id, eight)).toBe(0);
  });

  test('asks for the tag that a forum wants', async () => {
    const forum = bot.sandbox.guild.addChannel('forum', {
      kind: 'forum',
      tags: ['Sport', 'Weer'],
      requireTag: true,
    });
    const bare = bot.sandbox.guild.addChannel('kaal', { kind: 'forum', requireTag: true });
    const where = await choose(await begin(), 'wat', 'alles');
    const refused = await choose(where, 'waar', 'kaal');
    expect(words(refused)).toContain(`<#${bare.id}> wil een tag bij elk bericht en heeft er geen`);
    const tags = await choose(refused, 'waar', 'forum');
    expect(words(tags)).toContain('**Welke tag krijgt elk bericht?**');
    const preview = await choose(await choose(tags, 'tag', 'Weer'), 'wanneer', '0 8 * * *');
    expect(preview.message.content).toContain('Titel: Het nieuws');
    await press(preview, 'doe');
    expect(await held()).toEqual([
      expect.objectContaining({ place: 'forum', channelId: forum.id, tags: [expect.any(String)] }),
    ]);
  });

  test('asks a person in direct messages for two things', async () => {
    const direct = bot.sandbox.guild.member('visitor').directMessages;
    const what = await direct.typed('/nieuws abonneer');
    expect(words(what)).toContain('Step 1 of 2');
    const when = await choose(what, 'wat', 'sectie:Sport', direct);
    expect(words(when)).toContain('**When should it come?**');
    const preview = await choose(when, 'wanneer', '30 7 * * 1-5', direct);
    expect(preview.message.content).toContain('**This is how it looks now** · this conversation');
    await press(preview, 'doe', {} as typeof moderator, direct);
    const all = await bot.context.subscriptions.all();
    expect(all).toEqual([expect.objectContaining({ place: 'person', guildId: null, language: 'en' })]);
  });
});
