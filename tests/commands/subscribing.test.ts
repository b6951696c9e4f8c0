import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { eight, story } from '../digest/stories.ts';
import { type Bot, startBot } from '../discord/bot.ts';
import { draw } from '../discord/draw.ts';

let bot: Bot;
beforeEach(async () => {
  bot = await startBot();
});
afterEach(() => bot.stop());

const moderator = { as: 'moderator' };
const channel = (name = 'nieuws') => bot.sandbox.channel(name);
const textOf = (reply: unknown) => draw(reply as Parameters<typeof draw>[0]);
const subscribe = async (options: Record<string, string> = { onderwerp: 'alles' }, who = moderator) =>
  textOf(await channel().typed('/nieuws abonneer', options, who));
const held = () => bot.context.subscriptions.ofGuild(bot.sandbox.guild.id);

/** Eight in the morning, Amsterdam, `days` after the test's Monday. */
const morning = (days: number) => Math.floor((eight + days * 86_400_000) / 1000);

describe('/nieuws abonneer', () => {
  test('lets this channel follow everything at eight, unless told otherwise', async () => {
    const text = await subscribe();
    expect(text).toContain(`<#${channel().id}> volgt nu **al het nieuws**.`);
    expect(text).toMatch(/Wanneer: elke dag om 08:00 \(Europe\/Amsterdam\)\./);
    const times = [1, 2, 3].map((days) => `- <t:${morning(days)}:F>`);
    expect(text.replaceAll('┃ ', '')).toContain(times.join('\n'));
    expect(await held()).toEqual([
      expect.objectContaining({
        channelId: channel().id,
        topic: '',
        schedule: '0 8 * * *',
        timezone: 'Europe/Amsterdam',
        language: 'nl',
        createdBy: bot.sandbox.member('moderator').id,
        createdAt: eight,
      }),
    ]);
  });

  test('says that what falls in the quiet hours comes at their end, where that is so', async () => {
    const night = await subscribe({ onderwerp: 'gas', schema: 'elke dag om 23:00', stilte: '22-7' });
    expect(night).toContain('wat in de stille uren valt, komt aan het eind daarvan:');
    expect(night).toContain(`<t:${morning(1) - 3_600}:F>`);
    expect(await subscribe({ onderwerp: 'olie', stilte: '22-7' })).toContain('De volgende keren:');
  });

  test('says in the chat of a voice channel where it can post instead', async () => {
    const talk = bot.sandbox.guild.addChannel('praat', 'voice');
    const text = textOf(await talk.typed('/nieuws abonneer', { onderwerp: 'alles' }, moderator));
    expect(text).toContain('de chat van een spraakkanaal kan niet');
    expect(await held()).toEqual([]);
  });

  test('takes a topic, another channel, a schedule and a language, and says them back', async () => {
    const text = await subscribe({
      onderwerp: 'sectie:sport OF stad:Moskou',
      kanaal: 'sport',
      schema: 'werkdagen 7:30 en 18:00',
      taal: 'en',
    });
    expect(text).toContain(`<#${channel('sport').id}> volgt nu **sectie Sport of Moskou**.`);
    expect(text).toContain('Wanneer: werkdagen om 07:30 en 18:00 (Europe/Amsterdam).');
    const [subscription] = await held();
    expect(subscription).toMatchObject({ language: 'en', topic: 'sectie:sport OF stad:Moskou' });
    expect(text).toContain(`abonnement \`${subscription?.id}\``);
  });

  test('refuses a topic or a time that it cannot read, says why, and keeps nothing', async () => {
    expect(await subscribe({ onderwerp: 'stad:' })).toContain(
      'Het onderwerp “stad:” begrijp ik niet. Achter het veld',
    );
    expect(await subscribe({ schema: 'als het *uitkomt*' })).toMatch(
      /Dit schema kan niet\. In een schema begrijp ik “als” niet\. Wat wel kan: ./,
    );
    expect(await subscribe({ schema: '*/2 * * * *' })).toContain(
      'Dit schema kan niet. “\\*/2 \\* \\* \\* \\*” is vaker dan eens in de 5 minuten. Wat wel kan: elke 5 minuten',
    );
    expect(await held()).toEqual([]);
  });

  test('says which permission is missing where, what it is for and how to grant it, before eight in the morning', async () => {
    channel('sport').deny('bot', 'SendMessages', 'EmbedLinks');
    const text = await subscribe({ kanaal: 'sport' });
    expect(text).toContain(`In <#${channel('sport').id}> missen mij 2 rechten:`);
    expect(text).toContain('- **Berichten verzenden**: om het overzicht te plaatsen');
    expect(text).toContain('- **Links insluiten**: ');
    expect(text).toContain('kanaalinstellingen');
    expect(await held()).toEqual([]);
    channel('sport').allow('bot', 'SendMessages', 'EmbedLinks');
    expect(await subscribe({ kanaal: 'sport' })).toContain('volgt nu');
  });

  test('says so when it cannot see the channel', async () => {
    channel('sport').deny('bot', 'ViewChannel');
    const text = await subscribe({ kanaal: 'sport' });
    expect(text).toContain('**Kanaal bekijken**: anders bestaat het kanaal voor de bot niet');
    expect(await held()).toEqual([]);
  });

  test('changes nothing when the channel follows this topic at these times already', async () => {
    await subscribe({ onderwerp: 'gas' });
    const [first] = await held();
    const text = await subscribe({ onderwerp: 'gas' });
    expect(text).toContain(`volgt dit onderwerp al op die tijden (abonnement \`${first?.id}\`)`);
    expect(await held()).toHaveLength(1);
  });

  test('offers times in words and topics from what there is', async () => {
    await bot.file(story({ id: 'a', section: 'Buitenland', from: 'MOSKOU (ANP)' }));
    const times = await channel().autocomplete('/nieuws abonneer', 'schema', '', moderator);
    expect(times[0]).toEqual({ name: expect.stringContaining('08:00'), value: 'elke dag 08:00' });
    const begun = await channel().autocomplete('/nieuws abonneer', 'schema', 'elke m', moderator);
    expect(begun[0]).toEqual({ name: 'maandag om 09:00', value: 'elke maandag 09:00' });
    const typed = await channel().autocomplete('/nieuws abonneer', 'schema', 'zondag 10:15', moderator);
    expect(typed[0]).toEqual({ name: expect.stringMatching(/zondag.*10:15/), value: 'zondag 10:15' });
    const topics = await channel().autocomplete('/nieuws abonneer', 'onderwerp', 'bui', moderator);
    expect(topics.map((choice) => choice.value)).toEqual(['bui', 'sectie:Buitenland']);
    const cities = await channel().autocomplete('/nieuws abonneer', 'onderwerp', 'mos', moderator);
    expect(cities.some((choice) => /^stad:moskou$/i.test(String(choice.value)))).toBe(true);
  });

  test('heads a country in the reader’s language', async () => {
    expect(await subscribe({ onderwerp: 'country:russia' })).toContain('volgt nu **Rusland**');
  });
});

describe('/nieuws abonnementen', () => {
  test('lists what the channels of this server follow, and no other server’s', async () => {
    await subscribe({ onderwerp: 'gas' });
    await subscribe({ kanaal: 'sport', onderwerp: 'sectie:Sport', schema: 'elk uur' });
    const [mine] = await held();
    if (mine === undefined) throw new Error('nothing was kept');
    const { id: _, ...wish } = mine;
    await bot.context.subscriptions.add({ ...wish, guildId: '1', topic: 'geheim' });
    const text = textOf(await channel().typed('/nieuws abonnementen', {}, moderator));
    expect(text).toContain(`<#${channel().id}> · **‘gas’**`);
    expect(text).toContain(`<#${channel('sport').id}> · **sectie Sport**`);
    expect(text).toContain(`volgende <t:${morning(1)}:R>`);
    expect(text).not.toContain('geheim');
  });

  test('says how to begin when there is none', async () => {
    const text = textOf(await channel().typed('/nieuws abonnementen', {}, moderator));
    expect(text).toContain('Begin er een met `/nieuws abonneer`');
  });
});

describe('/nieuws opzeggen', () => {
  test('offers this server’s subscriptions and ends the one that was chosen', async () => {
    await subscribe({ onderwerp: 'gas' });
    await subscribe({ onderwerp: 'olie' });
    const offers = await channel().autocomplete('/nieuws opzeggen', 'abonnement', 'olie', moderator);
    expect(offers).toEqual([
      { name: expect.stringMatching(/^#nieuws · ‘olie’ · .*08:00/), value: expect.any(String) },
    ]);
    const text = textOf(
      await channel().typed('/nieuws opzeggen', { abonnement: String(offers[0]?.value) }, moderator),
    );
    expect(text).toContain(`Opgezegd: <#${channel().id}> volgt **‘olie’** niet meer.`);
    expect((await held()).map((one) => one.topic)).toEqual(['gas']);
  });

  test('asks to choose one when the field only looks filled in', async () => {
    const text = textOf(await channel().typed('/nieuws opzeggen', { abonnement: '\u200b' }, moderator));
    expect(text).toContain('Kies een abonnement uit de lijst');
  });

  test('knows no subscription of another server, and says so as if it did not exist', async () => {
    await subscribe({ onderwerp: 'gas' });
    const [mine] = await held();
    if (mine === undefined) throw new Error('nothing was kept');
    const { id: _, ...wish } = mine;
    const other = await bot.context.subscriptions.add({ ...wish, guildId: '1' });
    const text = textOf(await channel().typed('/nieuws opzeggen', { abonnement: other.id }, moderator));
    expect(text).toContain(`Deze server heeft geen abonnement “${other.id}”.`);
    expect(await bot.context.subscriptions.get(other.id)).not.toBeNull();
  });
});

describe('whoever may not manage the server', () => {
  test.each([
    ['/nieuws abonneer', { onderwerp: 'alles' }],
    ['/nieuws abonnementen', {}],
    ['/nieuws wijzig', { abonnement: 'x', onderwerp: 'gas' }],
    ['/nieuws pauzeer', { abonnement: 'alles' }],
    ['/nieuws opzeggen', { abonnement: 'x' }],
  ])('is refused %s, in words', async (command, options) => {
    const text = textOf(await channel().typed(command, options));
    expect(text).toContain('Dit is voor wie de server mag beheren');
    // And told what they can do instead.
    expect(text).toContain('Voor jezelf kan iedereen nieuws volgen: ');
    expect(text).toContain(`aan <@${bot.client.user?.id}> en typ daar \`/nieuws abonneer\`.`);
    expect(await held()).toEqual([]);
  });

  test('is offered nothing either', async () => {
    await subscribe({ onderwerp: 'gas' });
    expect(await channel().autocomplete('/nieuws opzeggen', 'abonnement', '')).toEqual([]);
  });

  test('subscribes for themselves in direct messages, and manages those alone', async () => {
    await subscribe({ onderwerp: 'gas' });
    const { directMessages: mine } = bot.sandbox.member('reader');
    const { directMessages: others } = bot.sandbox.member('visitor');
    const text = textOf(await mine.typed('/nieuws abonneer', { onderwerp: 'olie' }));
    expect(text).toContain('Dit gesprek volgt nu **‘olie’**.');
    const [own] = (await bot.context.subscriptions.all()).filter(({ guildId }) => guildId === null);
    expect(own).toMatchObject({
      place: 'person',
      channelId: mine.id,
      createdBy: bot.sandbox.member('reader').id,
    });
    const listed = textOf(await mine.typed('/nieuws abonnementen'));
    expect(listed).toContain('‘olie’');
    expect(listed).not.toContain('‘gas’');
    const id = own?.id ?? '';
    const refused = textOf(await others.typed('/nieuws opzeggen', { abonnement: id }));
    expect(refused).toContain(`no subscription “${id}”`);
    const elsewhere = textOf(await channel().typed('/nieuws opzeggen', { abonnement: id }, moderator));
    expect(elsewhere).toContain(`geen abonnement “${id}”`);
    expect(textOf(await mine.typed('/nieuws opzeggen', { abonnement: id }))).toContain('Opgezegd');
  });
});
