import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { story } from '../digest/stories.ts';
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

describe('the topic of /nieuws abonneer', () => {
  test.each([
    ['sectie:Buitenland', ['sectie:buitenland', 'section:"Buitenland"']],
    ['stad:Moskou', ['city:Moscow']],
    ['gas olie', ['Olie gas']],
    ['alles', ['\u200b']],
  ])('nor when it follows %j already and is told the same in other words', async (first, others) => {
    await subscribe({ onderwerp: first });
    for (const other of others) {
      expect(await subscribe({ onderwerp: other })).toContain('volgt dit onderwerp al op die tijden');
    }
    expect(await held()).toHaveLength(1);
    await subscribe({ onderwerp: `${first} kolen` });
    expect(await held()).toHaveLength(2);
  });

  test('says which of a word, a section and an agency it follows', async () => {
    expect(await subscribe({ onderwerp: 'buitenland' })).toContain('volgt nu **‘buitenland’**.');
    expect(await subscribe({ onderwerp: 'sectie:buitenland' })).toContain('volgt nu **sectie Buitenland**.');
    expect(await subscribe({ onderwerp: 'bureau:anp' })).toContain('volgt nu **bureau ANP**.');
    expect(await held()).toHaveLength(3);
  });

  test('says a time that is read anew for each edition as such, and not as a date', async () => {
    expect(await subscribe({ onderwerp: 'gas sinds:3d' })).toContain('**‘gas’ · van de laatste 3 dagen**');
    const list = textOf(await channel().typed('/nieuws abonnementen', {}, moderator));
    expect(list).toContain('**‘gas’ · van de laatste 3 dagen**');
  });

  test.each([
    ['provincie:"North Holland"', 'Bedoelde je “provincie:Noord-Holland”?'],
    ['provincie:Zeelnad', 'Bedoelde je “provincie:Zeeland”?'],
    ['provincie:Atlantis', 'Er zijn: Groningen, Friesland,'],
  ])('refuses %j, which can never name anything, and says what there is', async (onderwerp, answer) => {
    const text = await subscribe({ onderwerp });
    expect(text).toContain(answer);
    expect(text).toContain('Er is niets veranderd.');
    expect(await held()).toEqual([]);
  });

  test.each([
    ['sectie:Bestaatniet', 'De sectie “Bestaatniet” ken ik niet. Wel bijvoorbeeld: Buitenland, Het Wad.'],
    ['sectie:"Het Wda"', 'Bedoelde je “sectie:"Het Wad"”?'],
    ['gas -sectie:Buitelnad', 'Bedoelde je “sectie:Buitenland”?'],
    ['-sectie:Buitelnad', 'Bedoelde je “sectie:Buitenland”?'],
    ['bureau:XYZ', 'Het bureau “XYZ” ken ik niet. Er zijn onder meer: ANP, RTR,'],
    ['bureau:Rueters', 'Bedoelde je “bureau:RTR”?'],
    ['stad:Nergenshuizen', 'De plaats “Nergenshuizen” ken ik niet, en er is geen bericht uit.'],
  ])('follows %j, whose first story may be still to come, and warns of it', async (onderwerp, answer) => {
    await bot.file(story({ id: 'a', section: 'Buitenland' }), story({ id: 'b', section: 'Het Wad' }));
    const text = await subscribe({ onderwerp });
    expect(text).toContain('⚠️');
    expect(text).toContain(answer);
    expect(await held()).toMatchObject([{ topic: onderwerp }]);
  });

  test('keeps a name of several words in quotes, and asks back where it may be one word or several', async () => {
    expect(await subscribe({ onderwerp: 'stad:Den Haag rechtbank' })).toContain('**Den Haag · ‘rechtbank’**');
    expect(await held()).toMatchObject([{ topic: 'stad:"Den Haag" rechtbank' }]);
    const text = await subscribe({ onderwerp: 'stad:Bergen op Zoom' });
    expect(text).toContain('**Bergen · ‘op’ · ‘Zoom’**');
    expect(text).toContain('Bedoelde je “stad:"Bergen op Zoom"”?');
  });

  test('names the usual sections where no story has come in yet', async () => {
    expect(await subscribe({ onderwerp: 'sectie:Bestaatniet' })).toContain(
      'Wel bijvoorbeeld: Binnenland, Buitenland,',
    );
    expect(await subscribe({ onderwerp: 'sectie:Buitenland' })).toContain('volgt nu **sectie Buitenland**');
  });

  test('follows a section of the desk’s own once it has stories', async () => {
    await bot.file(story({ id: 'b', section: 'Het Wad' }));
    const text = await subscribe({ onderwerp: 'sectie:"het wad"' });
    expect(text).toContain('volgt nu **sectie Het wad**');
    expect(text).not.toContain('nog geen bericht');
  });

  test('warns of a topic that no story is about, with what there is and what was perhaps meant', async () => {
    await bot.file(
      story({ id: 'a', section: 'Buitenland', from: 'MOSKOU (ANP)', headline: 'Waterpeil daalt' }),
    );
    const none = 'Er is nu nog geen bericht over';
    const atlantis = await subscribe({ onderwerp: 'stad:Atlantis' });
    expect(atlantis).toContain(`${none} Atlantis; zolang dat zo is, komt er niets.`);
    expect(await subscribe({ onderwerp: 'sectie:Sport' })).toContain(
      `${none} sectie Sport; zolang dat zo is, komt er niets. Secties met nieuws: Buitenland.`,
    );
    expect(await subscribe({ onderwerp: 'stad:Moskuo' })).toMatch(/Bedoelde je “stad:moskou”\?/i);
    expect(await subscribe({ onderwerp: 'waterpiel' })).toContain('Bedoelde je “waterpeil”?');
    expect(await subscribe({ onderwerp: 'stad:Moskou' })).not.toContain(none);
    expect(await subscribe()).not.toContain(none);
    expect(await held()).toHaveLength(6);
  });
});

describe('while a topic is typed', () => {
  test.each([
    ['rus', 'land:Rusland'],
    ['russia', 'land:Rusland'],
    ['verenigde st', 'land:"Verenigde Staten"'],
    ['zeel', 'provincie:Zeeland'],
    ['north brab', 'provincie:Noord-Brabant'],
    ['reut', 'bureau:RTR'],
    ['anp', 'bureau:ANP'],
  ])('offers countries, provinces and agencies by either language: %s is %s', async (typed, value) => {
    const topics = await channel().autocomplete('/nieuws abonneer', 'onderwerp', typed, moderator);
    expect(topics.map((choice) => choice.value)).toContain(value);
    expect(topics.length).toBeLessThanOrEqual(25);
  });

  test.each([
    ['stad:mos', ['stad:MOSKOU', 'stad:mos']],
    ['city:mos', ['city:MOSKOU', 'city:mos']],
    ['stad:', ['stad:AMSTERDAM', 'stad:MOSKOU', 'stad:"DEN HAAG"']],
    ['stad:den ha', ['stad:"DEN HAAG"', 'stad:den ha']],
    ['stad:"den ha', ['stad:"DEN HAAG"']],
    ['sectie:', ['sectie:Buitenland', 'sectie:Sport', 'sectie:Binnenland']],
    ['sectie:b', ['sectie:Buitenland', 'sectie:Binnenland']],
    ['section:Buit', ['section:Buitenland']],
    ['sectie:Buitenland', ['sectie:Buitenland']],
    ['land:rus', ['land:Rusland']],
    ['provincie:noord', ['provincie:Noord-Holland', 'provincie:Noord-Brabant']],
    ['province:north', ['province:Noord-Holland', 'province:Noord-Brabant']],
    ['bureau:reut', ['bureau:RTR']],
    ['sectie:Sport stad:am', ['sectie:Sport stad:AMSTERDAM', 'sectie:Sport stad:am']],
    ['sectie:Sport mos', ['sectie:Sport mos', 'sectie:Sport stad:MOSKOU']],
    ['gas OF (stad:mos', ['gas OF (stad:MOSKOU']],
    ['gas -sectie:b', ['gas -sectie:Buitenland', 'gas -sectie:Binnenland']],
    ['gas sinds:3', ['gas sinds:3d']],
  ])('completes the last term, also behind the name of a field: %s', async (typed, values) => {
    const filed = [
      ['AMSTERDAM (ANP)', 'Buitenland'],
      ['MOSKOU (ANP)', 'Sport'],
      ['DEN HAAG (ANP)', 'Binnenland'],
    ] as const;
    for (const [i, [from, section]] of filed.entries()) {
      await bot.file(...Array.from({ length: 3 - i }, (_, n) => story({ id: `s${i}${n}`, from, section })));
    }
    const topics = await channel().autocomplete('/nieuws abonneer', 'onderwerp', typed, moderator);
    expect(topics.map(({ value }) => value)).toEqual(values);
  });

  test('offers the sections before anything is typed', async () => {
    await bot.file(story({ id: 'a', section: 'Buitenland' }));
    const topics = await channel().autocomplete('/nieuws abonneer', 'onderwerp', '', moderator);
    expect(topics).toEqual([
      { name: 'al het nieuws', value: 'alles' },
      { name: 'sectie:Buitenland', value: 'sectie:Buitenland' },
    ]);
    const begun = await channel().autocomplete('/nieuws trend', 'onderwerp', 'al', moderator);
    expect(begun[0]).toEqual({ name: 'al het nieuws', value: 'alles' });
    const whole = await channel().autocomplete('/nieuws trend', 'onderwerp', 'alles', moderator);
    expect(whole.filter(({ value }) => value === 'alles')).toHaveLength(1);
  });

  test('offers agencies that have stories first, by the name that a digest shows, and takes their code', async () => {
    await bot.file(story({ id: 'a', from: 'KYIV (RTR)' }), story({ id: 'b', from: 'GOES (BELGA)' }));
    const offered = await channel().autocomplete('/nieuws abonneer', 'onderwerp', 'bureau:', moderator);
    expect(offered.slice(0, 2)).toEqual([
      { name: 'bureau:Reuters', value: 'bureau:RTR' },
      { name: 'bureau:Belga', value: 'bureau:BELGA' },
    ]);
    expect(offered).toHaveLength(25);
  });
});

describe('while words to look for are typed', () => {
  const offered = async (typed: string, as = 'reader') =>
    (await channel().autocomplete('/nieuws zoek', 'woorden', typed, { as })).map(({ value }) => value);

  test('what was typed stands first as it is, whatever it is, and a word that begins as a field does is completed to it', async () => {
    await bot.file(story({ id: 'a', from: 'KYIV (RTR)', section: 'Sport' }));
    expect((await offered('gas in de trein'))[0]).toBe('gas in de trein');
    expect(await offered('"half een zin')).toEqual(['"half een zin"']);
    expect((await offered('(gas OF'))[0]).toBe('(gas OF');
    const begun = await offered('gas bur');
    expect(begun.slice(0, 2)).toEqual(['gas bur', 'gas bureau:RTR']);
    expect(await offered('gas agen', 'visitor')).toContain('gas agency:RTR');
    expect(await offered('x'.repeat(150))).toEqual([]);
  });

  test.each([
    ['stad:ky', ['stad:KYIV', 'stad:ky']],
    ['gas sectie:', ['gas sectie:Sport', 'gas sectie:']],
    ['provincie:zeel', ['provincie:Zeeland', 'provincie:zeel']],
    ['land:rusl', ['land:Rusland', 'land:rusl']],
  ])('behind the name of a field its names come, and what was typed last: %s', async (typed, values) => {
    await bot.file(story({ id: 'a', from: 'KYIV (RTR)', section: 'Sport' }));
    expect(await offered(typed)).toEqual(values);
  });
});
