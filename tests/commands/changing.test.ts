import { afterEach, beforeEach, describe, expect, test } from 'vitest';
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

describe('/nieuws abonneer', () => {
  test('takes every setting, says it back and shows it in the list', async () => {
    bot.sandbox.guild.addRole('Nieuwslezers');
    const text = await typed('/nieuws abonneer', {
      onderwerp: 'gas',
      soort: 'digest',
      berichten: 5,
      rol: 'Nieuwslezers',
      stilte: '22.00 - 7.00',
      spoed: '2-stil',
      bij_intrekking: 'delete',
      tijdzone: 'europe/lisbon',
      schema: 'elke dag 23:30',
    });
    const [mine] = await held();
    expect(mine).toMatchObject({
      mode: 'digest',
      briefs: 5,
      quiet: { from: '22:00', to: '07:00' },
      breaking: { urgency: 2, inQuietHours: true },
      onKill: 'delete',
      timezone: 'Europe/Lisbon',
    });
    const role = mine?.roleId ?? '';
    // Half past eleven is quiet: it comes at seven, Lisbon.
    expect(text).toContain(`<t:${(eight + day) / 1_000}:F>`);
    for (const shown of [text, await typed('/nieuws abonnementen')]) {
      expect(shown).toContain('stil van 22:00 tot 07:00');
      expect(shown).toContain('spoed meteen: urgentie 1 en 2, ook in stille uren');
      expect(shown).toContain(`noemt <@&${role}>`);
      expect(shown).toContain('wat het persbureau intrekt wordt weggehaald');
      expect(shown).toContain('hooguit 5 korte berichten');
    }
    expect(text).toContain(`⚠️ <@&${role}> krijgt er geen melding van`);
  });

  test('lets each story come by itself', async () => {
    const text = await typed('/nieuws abonneer', { soort: 'direct' });
    expect(text).toContain('Elk bericht komt zodra het er is.');
    expect(text).not.toContain('De eerste keren');
    expect(await typed('/nieuws abonnementen')).toContain('elk bericht zodra het er is');
    expect(await typed('/nieuws abonneer', { soort: 'direct', schema: 'elk uur' })).toContain(
      'volgt dit onderwerp al',
    );
  });

  test('posts in announcement channels and forums, and in nothing that takes no posts', async () => {
    bot.sandbox.guild.addChannel('forum', 'forum');
    bot.sandbox.guild.addChannel('praat', 'voice');
    await typed('/nieuws abonneer', { kanaal: 'aankondigingen' });
    await typed('/nieuws abonneer', { kanaal: 'forum' });
    expect((await held()).map(({ place }) => place)).toEqual(['channel', 'forum']);
    await expect(typed('/nieuws abonneer', { kanaal: 'praat' })).rejects.toThrow('does not take a channel');
  });

  test('takes over the settings of another subscription, but for what is given', async () => {
    const id = await made({ onderwerp: 'gas', stilte: '22:00-07:00', spoed: '1', berichten: 3, taal: 'en' });
    await typed('/nieuws abonneer', { zoals: id, onderwerp: 'olie' }, 'sport');
    expect((await held()).at(-1)).toMatchObject({
      channelId: channel('sport').id,
      topic: 'olie',
      quiet: { from: '22:00', to: '07:00' },
      breaking: { urgency: 1, inQuietHours: false },
      briefs: 3,
      language: 'en',
    });
    expect(await typed('/nieuws abonneer', { zoals: 'nietshier' })).toContain('geen abonnement “nietshier”');
    expect(await offers('/nieuws abonneer', 'zoals', 'gas')).toMatchObject([{ value: id }]);
  });

  test.each([
    [{ stilte: 'soms' }, 'Die stille uren begrijp ik niet: “soms”'],
    [{ stilte: '22:00-22:00' }, 'Die stille uren begrijp ik niet'],
    [
      { tijdzone: 'Mars' },
      'ken ik niet. Kies er een uit de lijst die verschijnt terwijl je typt, bijvoorbeeld',
    ],
  ])('refuses %j in words, and keeps nothing', async (options, words) => {
    expect(await typed('/nieuws abonneer', options)).toContain(words);
    expect(await held()).toEqual([]);
  });

  test('says so where breaking news changes nothing, until there are quiet hours or digests', async () => {
    const idle = 'spoed (urgentie 1 en 2) verandert nu niets: elk bericht komt al meteen';
    const text = await typed('/nieuws abonneer', { soort: 'direct', spoed: '2' });
    expect(text.replaceAll('\\', '')).toContain(idle);
    const [made] = await held();
    expect(made?.breaking).toEqual({ urgency: 2, inQuietHours: false });
    const abonnement = made?.id ?? '';
    const quiet = await typed('/nieuws wijzig', { abonnement, stilte: '22-7' });
    expect(quiet).toContain('spoed meteen: urgentie 1 en 2');
    const loud = await typed('/nieuws wijzig', { abonnement, stilte: 'geen' });
    expect(loud.replaceAll('\\', '')).toContain(idle);
    expect(await typed('/nieuws wijzig', { abonnement, soort: 'digest' })).toContain('spoed meteen');
  });

  test('offers quiet hours and timezones', async () => {
    const quiet = await offers('/nieuws abonneer', 'stilte', '');
    expect(quiet.map(({ value }) => value)).toEqual(['22:00-07:00', '23:00-08:00', '00:00-06:00', 'geen']);
    expect((await offers('/nieuws abonneer', 'stilte', '21:30 - 6:15'))[0]?.value).toBe('21:30-06:15');
    expect((await offers('/nieuws abonneer', 'tijdzone', 'new york')).map(({ value }) => value)).toEqual([
      'America/New_York',
    ]);
  });

  test('stops at 25 for a channel and 100 for a server', async () => {
    const { guild } = bot.sandbox;
    const wish = {
      guildId: guild.id,
      schedule: '0 8 * * *',
      timezone: 'Europe/Amsterdam',
      language: 'nl',
      createdBy: '1',
      createdAt: eight,
    } as const;
    const fill = async (count: number, channelId: string) => {
      for (let i = 0; i < count; i++) {
        await bot.context.subscriptions.add({ ...wish, channelId, topic: `n${i}` });
      }
    };
    await fill(25, channel().id);
    expect(await typed('/nieuws abonneer', { onderwerp: 'alles' })).toContain(
      `<#${channel().id}> heeft al 25 abonnementen`,
    );
    expect(await typed('/nieuws abonneer', { kanaal: 'sport' })).toContain('volgt nu');
    const [, moving] = [await held(), (await held()).at(-1)];
    expect(await typed('/nieuws wijzig', { abonnement: moving?.id ?? '', kanaal: 'nieuws' })).toContain(
      'heeft al 25 abonnementen',
    );
    await fill(74, '5');
    expect(await typed('/nieuws abonneer', { kanaal: 'algemeen' })).toContain('Deze server heeft al 100');
  });
});

describe('/nieuws wijzig', () => {
  test('changes what is given and nothing else, and says what and when', async () => {
    const id = await made({ onderwerp: 'gas', stilte: '22:00-07:00' });
    const before = await one(id);
    const text = await typed('/nieuws wijzig', { abonnement: id, schema: 'elke dag 9:00', berichten: 3 });
    expect(text).toContain(`Gewijzigd bij <#${channel().id}> · **‘gas’**:`);
    expect(text).toContain('- een overzicht, elke dag om 09:00 (Europe/Amsterdam)');
    expect(text).toContain('- hooguit 3 korte berichten');
    expect(text).not.toContain('stil');
    expect(text).toContain(`<t:${(eight + 3_600_000) / 1_000}:F>`);
    expect(await one(id)).toEqual({ ...before, schedule: '0 9 * * *', briefs: 3, timesSince: eight });
  });

  test('takes away what is no longer wanted', async () => {
    bot.sandbox.guild.addRole('Lezers');
    const id = await made({ onderwerp: 'gas', stilte: '22:00-07:00', spoed: '1', rol: 'Lezers' });
    const text = await typed('/nieuws wijzig', {
      abonnement: id,
      onderwerp: 'alles',
      stilte: 'geen',
      spoed: 'geen',
      rol: '@everyone',
    });
    for (const words of ['volgt **al het nieuws**', 'geen stille uren', 'geen spoed', 'noemt geen rol']) {
      expect(text).toContain(words);
    }
    expect(await one(id)).toMatchObject({ topic: '', quiet: null, breaking: null, roleId: null });
  });

  test('withdraws what was planned under another topic or for another channel', async () => {
    const { ledger } = bot;
    for (const options of [{ onderwerp: 'olie' }, { kanaal: 'sport' }]) {
      const id = await made({ onderwerp: 'gas', schema: 'elke dag 07:00' });
      const plan = { subscriptionId: id, channelId: channel().id, supersedes: [], recipe: { kind: 'test' } };
      const edition = { from: eight - day, slot: eight, carryFrom: eight - day };
      await ledger.plan([{ ...plan, edition, outcome: 'planned', storyIds: [`s-${id}`] }], eight);
      await typed('/nieuws wijzig', { abonnement: id, berichten: 2 });
      expect(await ledger.deliveriesOf(id, 1)).toMatchObject([{ state: 'planned' }]);
      await typed('/nieuws wijzig', { abonnement: id, ...options });
      expect(await ledger.deliveriesOf(id, 1)).toMatchObject([{ state: 'withdrawn' }]);
      await bot.context.subscriptions.remove(id);
    }
  });

  test('says so when nothing is changed, and refuses what abonneer refuses', async () => {
    const id = await made({ onderwerp: 'gas' });
    expect(await typed('/nieuws wijzig', { abonnement: id, onderwerp: 'gas' })).toContain(
      'Er is niets veranderd',
    );
    channel('sport').deny('bot', 'EmbedLinks');
    const refused = await typed('/nieuws wijzig', { abonnement: id, kanaal: 'sport' });
    expect(refused).toContain('mist mij een recht');
    expect(await typed('/nieuws wijzig', { abonnement: id, onderwerp: 'stad:' })).toContain(
      'begrijp ik niet',
    );
    expect(await typed('/nieuws wijzig', { abonnement: 'onbekend' })).toContain('geen abonnement “onbekend”');
    expect(await one(id)).toMatchObject({ topic: 'gas', channelId: channel().id });
  });

  test('tries again at once what Discord refused without a cause that one sees', async () => {
    const id = await made();
    const halt = { code: 'missing-access', since: eight, toldAt: null, refusals: 2, retryAt: eight + day };
    await bot.context.subscriptions.change(id, { halt });
    expect(await typed('/nieuws abonnementen')).toContain('Ligt stil sinds');
    expect(await typed('/nieuws wijzig', { abonnement: id })).toContain('ik probeer het meteen weer');
    expect(await one(id)).toMatchObject({ halt: null });
  });
});

describe('two subscriptions', () => {
  test('are not made to do the same by a change', async () => {
    const first = await made({ onderwerp: 'gas' });
    const second = await made({ onderwerp: 'olie' });
    const refused = await typed('/nieuws wijzig', { abonnement: second, onderwerp: 'gas' });
    expect(refused).toContain(`heeft al een abonnement dat precies dit doet (\`${first}\`)`);
    expect(await one(second)).toMatchObject({ topic: 'olie' });
  });
});

describe('/nieuws abonnementen', () => {
  test('says by which clock and in which language, where those are others', async () => {
    await made({ onderwerp: 'gas', tijdzone: 'America/Curacao', taal: 'en' });
    await made({ onderwerp: 'olie' });
    const text = await typed('/nieuws abonnementen');
    expect(text.match(/volgens de klok van America\/Cura/g)).toHaveLength(1);
    expect(text.match(/in het Engels/g)).toHaveLength(1);
  });

  test('says why a subscription is halted, and what to do', async () => {
    const id = await made();
    const halt = { since: eight, toldAt: null, refusals: 0, retryAt: null };
    channel().deny('bot', 'SendMessages');
    await typed('/nieuws laatste', {}, 'algemeen');
    for (const [code, words] of [
      [
        'missing-permissions',
        'ik mis daar het recht **Berichten verzenden**. Geef dat aan de rol van de bot',
      ],
      ['unknown-channel', 'het kanaal is er niet meer. Kies een ander kanaal met `/nieuws wijzig`'],
      ['unknown-guild', 'ik ben niet meer op die server'],
      ['no-direct-messages', 'je laat geen directe berichten van me toe'],
    ] as const) {
      await bot.context.subscriptions.change(id, { halt: { ...halt, code } });
      expect(await typed('/nieuws abonnementen')).toContain(words);
    }
  });
});
