import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { wordsOfMessage } from '../../commands/words-of-message.ts';
import type { As } from '../../src/sandbox/places.ts';
import { day, eight, story } from '../digest/stories.ts';
import { type Bot, startBot } from '../discord/bot.ts';

let bot: Bot;
beforeAll(async () => {
  bot = await startBot();
  const trams = ['Lyon zonder trams', 'In Lyon rijden maandag geen trams: de bestuurders staken.'] as const;
  const told: readonly (readonly [string, string])[] = [
    trams,
    ['Museum in Lyon open', 'Het museum trok duizend bezoekers.'],
    ['Nieuwe brug in Den Haag', 'De brug bij de haven is klaar.'],
    ['Haag gesnoeid in Den Bosch', 'Een man snoeide de verkeerde haag.'],
    // Words that are in the news all the time tell little.
    ...Array.from(
      { length: 60 },
      (_, n) => [`Bestuurders ${n} praten`, 'De bestuurders praten over bezoekers.'] as const,
    ),
  ];
  await bot.file(
    ...told.map(([headline, text], n) =>
      story({
        id: `b${100 + n}`.padEnd(20, '0'),
        headline,
        paragraphs: [text],
        publishedAt: eight - n * 60_000,
        firstSeenAt: eight - day,
      }),
    ),
  );
});
afterAll(() => bot.stop());

const searched = async (text: string, who: As & { readonly menu?: string } = {}) => {
  const channel = bot.sandbox.channel('nieuws');
  const { menu = 'Zoek hierover', ...as } = who;
  const reply = await channel.useOnMessage(menu, channel.says(text), as);
  return reply.embeds.map(({ title, description }) => `${title ?? ''}\n${description ?? ''}`).join('\n');
};

describe('“Zoek hierover” on a message', () => {
  test('finds what has all of its telling words, and says which those were', async () => {
    const text = await searched('Weet iemand waarom er in Lyon vandaag geen trams rijden?');
    expect(text).toContain('Over dit bericht\n**1.** Lyon zonder trams');
    expect(text).not.toContain('Museum');
    expect(text).toMatch(/Gezocht op .*\*\*Lyon\*\*/);
    expect(text).toContain('**trams**');
  });

  test('finds what has two of them where nothing has all, and never what has any one', async () => {
    const text = await searched('Dat gedoe in Lyon met die trams, de bezoekers van ons museum klagen erover');
    expect(text).toContain('Gezocht op minstens twee van');
    expect(text).toMatch(/Lyon zonder trams|Museum in Lyon open/);
    expect(text).not.toContain('Bestuurders 1');
  });

  test('takes a name of several words as one', async () => {
    const text = await searched('Zijn jullie al over die brug bij Den Haag geweest?');
    expect(text).toContain('Nieuwe brug in Den Haag');
    expect(text).not.toContain('snoei');
  });

  test('reads what stands in cards, and no small print', async () => {
    const channel = bot.sandbox.channel('nieuws');
    const components = [
      { type: 10, content: '## Lyon zonder trams\n-# Maandag · museum' },
      { type: 17, components: [{ type: 10, content: 'In Lyon rijden geen trams' }] },
    ];
    const body = { flags: 1 << 15, components };
    const { id } = (await bot.client.rest.post(`/channels/${channel.id}/messages`, { body })) as {
      id: string;
    };
    const posted = channel.messages.find((message) => message.id === id);
    if (posted === undefined) throw new Error('it was not posted');
    const { embeds } = await channel.useOnMessage('Zoek hierover', posted);
    expect(embeds[0]?.description).toMatch(/\*\*1\.\*\* Lyon zonder trams/);
    expect(embeds[0]?.description).not.toContain('museum');
  });

  test('says so when no news has two of its words, and how to look for one', async () => {
    const text = await searched('Het museum en de haven');
    expect(text).toContain('Geen nieuws waarin twee van deze woorden samen staan');
    expect(text).toMatch(/`\/nieuws zoek woorden:(museum|haven)`/);
  });

  test('speaks English to a reader whose Discord is in English, by the name in English', async () => {
    expect(await searched('zzzqx', { menu: 'Search for this', as: 'visitor' })).toContain(
      'No news found about: zzzqx.',
    );
  });

  test('says so when there is no word in it', async () => {
    expect(await searched('😀 https://example.org/lyon')).toContain('geen woord om op te zoeken');
  });

  test.each([
    ['De minister was gisteren in Moskou bij Belozorov', ['Belozorov', 'Moskou', 'minister']],
    ['**Hoogwater** in <#123> `code` zie https://x.example/gaza', ['Hoogwater']],
    ['de het een', []],
    ['brand\n-# ANP · kleine letters', ['brand']],
    ['hij woont in Den Haag, zegt Van der Meer', ['Van der Meer', 'Den Haag', 'woont']],
  ])('takes the telling words of %j', (text, words) => {
    expect(wordsOfMessage(text).map((word) => word.text)).toEqual(words);
  });

  test('knows a place at the start of a sentence by its name', () => {
    const isPlace = (name: string) => name === 'Gent';
    expect(wordsOfMessage('Gent bouwt woonboten', isPlace)[0]).toEqual({ text: 'Gent', isName: true });
    expect(wordsOfMessage('Gent bouwt woonboten')[0]?.text).toBe('woonboten');
  });
});

test('neither calls for everyone nor what stands before a place are words that a message is about', () => {
  const places = new Set(['Goes', 'Bij Goes', 'In Goes', 'De Bilt']);
  const words = (text: string) => wordsOfMessage(text, (name) => places.has(name)).map((word) => word.text);
  expect(words('@everyone @here Brand in de haven')).toEqual(['Brand', 'haven']);
  expect(words('Bij Goes staat een schuur in brand')).toEqual(['Goes', 'schuur', 'staat', 'brand']);
  expect(words('De Bilt meldt onweer')).toContain('De Bilt');
});
