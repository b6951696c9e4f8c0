import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eight, hour, story } from '../digest/stories.ts';
import { type Bot, startBot } from '../discord/bot.ts';
import { draw } from '../discord/draw.ts';

let bot: Bot;
beforeAll(async () => {
  bot = await startBot();
  await bot.file(
    story({ id: 'eerste', headline: 'Haven van Goes open', from: 'GOES (ANP)', publishedAt: eight - hour }),
  );
});
afterAll(() => bot.stop());

const ask = async (command: string, options: Record<string, string>, as = 'moderator') => {
  const reply = await bot.sandbox.channel('nieuws').typed(`/nieuws ${command}`, options, { as });
  return draw(reply as Parameters<typeof draw>[0]).replaceAll('\\', '');
};

describe('what was asked for as a country or a province and is none', () => {
  test('is pointed to the province straight away, by a question that can be typed as it stands', async () => {
    expect(await ask('land', { land: 'Zeeland' })).toContain(
      'Het nieuws uit de provincie: `/nieuws zoek woorden:provincie:Zeeland`.',
    );
    expect(await ask('land', { land: 'zeeland' }, 'visitor')).toContain(
      '`/news search words:province:Zeeland`.',
    );
    expect(await ask('land', { land: 'Moskou' })).toContain('`/nieuws stad stad:Moskou`');
  });

  test.each([
    ['land:Moskou', 'Bedoelde je “stad:Moskou”?'],
    ['land:Zeeland haven', 'Bedoelde je “provincie:Zeeland”?'],
    ['provincie:Goes', 'Bedoelde je “stad:Goes”?'],
    ['provincie:Frankrijk', 'Bedoelde je “land:Frankrijk”?'],
  ])('is pointed to its own field inside a question or a topic too: %s', async (typed, pointer) => {
    expect(await ask('zoek', { woorden: typed })).toContain(pointer);
    expect(await ask('zoek', { woorden: typed })).not.toContain('Er zijn:');
    expect(await ask('trend', { onderwerp: typed })).toContain(pointer);
    expect(await ask('kaart', { onderwerp: typed })).toContain(pointer);
    expect(await ask('abonneer', { onderwerp: typed })).toContain(pointer);
  });
});

describe('a longer period', () => {
  test.each([
    ['trend', 'walvis', 'month', true],
    ['trend', 'walvis', 'year', false],
    ['kaart', 'walvis', 'week', true],
    ['kaart', 'walvis', 'month', false],
    ['kaart', 'alles', 'day', true],
    ['kaart', 'alles', 'month', false],
  ] as const)(
    'is advised where there is one: %s of %s over a %s',
    async (command, onderwerp, periode, is) => {
      const { archive } = bot.context;
      bot.context.archive = {
        ...archive,
        find: async () => ({ stories: [], next: null }),
      };
      try {
        const text = await ask(command, { onderwerp, periode });
        expect(text).toMatch(/niet in het nieuws|geen bericht van/);
        expect(text.includes('langere `periode`')).toBe(is);
        expect(text).toMatch(/`onderwerp`|`periode`|`\/nieuws laatste`/);
      } finally {
        bot.context.archive = archive;
      }
    },
  );
});

test('a section that no news can have is told as that, not as if there were no news', async () => {
  for (const sectie of ['Sport', 'Onzin']) {
    const text = await ask('sectie', { sectie });
    expect(text).toContain('Bij geen bericht staat een sectie');
    expect(text).not.toContain('nog geen nieuws binnen');
  }
});
