import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPageBook } from '../../commands/page-book.ts';
import { openDatabase } from '../../src/store/database.ts';
import { openKeyv } from '../../src/store/keyv-sqlite.ts';
import { eight, minute, story } from '../digest/stories.ts';
import { type Bot, startBot } from '../discord/bot.ts';
import { draw } from '../discord/draw.ts';
import { problemsOfMessage } from '../discord/message-problems.ts';

let bot: Bot;
beforeAll(async () => {
  bot = await startBot();
  const stories = Array.from({ length: 45 }, (_, i) =>
    story({
      id: `verhaal${100 + i}`.padEnd(20, '0'),
      headline: `Bericht nummer ${i} over gas: ${'lang van stof '.repeat(9)}`,
      from: 'DEN HAAG (ANP)',
      section: 'Sport: uitslagen 100%',
      publishedAt: eight - i * minute,
    }),
  );
  await bot.file(...stories);
});
afterAll(() => bot.stop());

const channel = () => bot.sandbox.channel('nieuws');
type Reply = Awaited<ReturnType<ReturnType<typeof channel>['typed']>>;
const textOf = (reply: unknown) => draw(reply as Parameters<typeof draw>[0]);
const buttonTo = (reply: Reply, label: string): string | undefined =>
  new RegExp(`"custom_id":"(meer:[^"]*)","label":"${label}"`).exec(JSON.stringify(reply.components))?.[1];
const buttonOf = (reply: Reply): string | undefined => buttonTo(reply, '(?:Verder|Verder zoeken|Next) ▶');
const backOf = (reply: Reply): string | undefined => buttonTo(reply, '◀ (?:Vorige|Previous)');
const numbersIn = (text: string) =>
  [...(text.split('[ Lees')[0]?.matchAll(/(\d+)\. DEN HAAG\*\* – Bericht nummer (\d+) /g) ?? [])].map(
    ([, shown, story]) => [Number(shown), Number(story)],
  );

describe('the buttons under a list that goes on', () => {
  test.each([
    ['/nieuws laatste', {}],
    ['/nieuws laatste', { sectie: 'Sport: uitslagen 100%' }],
    ['/nieuws stad', { stad: 'Den Haag' }],
    ['/nieuws zoek', { woorden: 'stad:“den haag” gas' }],
    ['/nieuws zoek', { woorden: `gas OF één ${'-nietditwoord '.repeat(11)}` }],
    ['/nieuws zoek', { woorden: 'gas', volgorde: 'beste' }],
  ])(
    '%s %j show every story once in the same message, numbered on, to the end and back',
    async (command, options) => {
      const first = await channel().typed(command, { ...options, aantal: 8 });
      let reply = first;
      const seen: (number | undefined)[][] = [];
      const pages: string[] = [];
      for (let page = 1; page < 12; page++) {
        const text = textOf(reply);
        pages.push(text);
        expect(text).toContain(`Blad ${page} · `);
        expect(problemsOfMessage(reply as never)).toEqual([]);
        expect(text).not.toContain('aantal');
        seen.push(...numbersIn(text));
        const button = buttonOf(reply);
        if (button === undefined) {
          expect(text).toMatch(/\d+ tot en met 45; meer is er niet\./);
          break;
        }
        expect(text).toContain('er is meer.');
        reply = await channel().press(reply, button);
        expect(reply).toMatchObject({ kind: 'update' });
        expect(reply.message.id).toBe(first.message.id);
      }
      expect(seen).toEqual(Array.from({ length: 45 }, (_, i) => [i + 1, i]));
      expect(pages.length).toBeGreaterThan(5);
      for (const page of pages.slice(0, -1).reverse()) {
        reply = await channel().press(reply, backOf(reply) ?? '');
        expect(textOf(reply)).toBe(page);
      }
      expect(backOf(reply)).toBeUndefined();
    },
  );

  test('says so a day later of a question that it could not carry', async () => {
    const woorden = `gas ${'-nietditwoord '.repeat(9)}`;
    const reply = await channel().typed('/nieuws zoek', { woorden, aantal: 5 });
    expect(textOf(reply)).toContain('De 5 nieuwste; er is meer.');
    const { pages } = bot.context;
    const expired = openPageBook(openKeyv(openDatabase(':memory:'), 'pages'));
    bot.context.pages = expired;
    try {
      const before = reply.message.embeds;
      const told = await channel().press(reply, buttonOf(reply) ?? '');
      expect(textOf(told)).toContain('Deze lijst is ouder dan een dag');
      // The list stays where it was.
      expect(told).toMatchObject({ kind: 'message', ephemeral: true });
      expect(channel().message(reply.message.id).embeds).toEqual(before);
    } finally {
      bot.context.pages = pages;
    }
  });

  test('says that the best come first where that was asked', async () => {
    const asked = { woorden: 'gas', aantal: 3, volgorde: 'beste' };
    const first = await channel().typed('/nieuws zoek', asked);
    expect(textOf(first)).toContain('De 3 beste; er is meer.');
    const en = textOf(await channel().typed('/nieuws zoek', asked, { as: 'visitor' }));
    expect(en).toContain('The best 3; there are more.');
  });

  test('counts a page of one story as one', async () => {
    const first = await channel().typed('/nieuws laatste', { aantal: 1 });
    expect(textOf(first)).toContain('De nieuwste; er is meer.');
    const second = await channel().press(first, buttonOf(first) ?? '');
    expect(textOf(second)).toContain('Nummer 2; er is meer.');
  });

  test('is in the reader’s language', async () => {
    const text = textOf(await channel().typed('/nieuws laatste', { aantal: 3 }, { as: 'visitor' }));
    expect(text).toContain('The latest 3; there are more.');
    expect(text).toContain('Page 1 · ');
    expect(text).toContain('Next ▶');
  });

  test('show what is left where the page that was turned to is gone', async () => {
    const later = ['een', 'twee'].map((id, i) =>
      story({ id, headline: `Regen ${id}`, publishedAt: eight - i * minute }),
    );
    await bot.file(...later);
    const first = await channel().typed('/nieuws zoek', { woorden: 'regen', aantal: 1 });
    const [one, two] = later as [(typeof later)[0], (typeof later)[0]];
    const { archive } = bot.context;
    await archive.file({ ...two, status: 'killed' }, 'killed', eight);
    const turned = await channel().press(first, buttonOf(first) ?? '');
    expect(turned).toMatchObject({ kind: 'update' });
    expect(textOf(turned)).toContain('Regen een');
    expect(textOf(turned)).toContain('Er is hierna niets meer.');
    expect(buttonOf(turned)).toBeUndefined();
    await archive.file({ ...one, status: 'killed' }, 'killed', eight);
    const again = await channel().typed('/nieuws laatste', { aantal: 1 });
    const last = await channel().press(again, buttonOf(again) ?? '');
    expect(textOf(await channel().press(last, backOf(last) ?? ''))).not.toContain('Regen');
  });

  test('neither skips nor repeats when news comes in meanwhile', async () => {
    const first = await channel().typed('/nieuws laatste', { aantal: 3 });
    await bot.file(story({ id: 'nieuw'.padEnd(20, '0'), headline: 'Net binnen', publishedAt: eight }));
    const next = await channel().press(first, buttonOf(first) ?? '');
    expect(numbersIn(textOf(next))).toEqual([
      [4, 3],
      [5, 4],
      [6, 5],
    ]);
  });
});

describe('a question that takes too long to look through', () => {
  test('is answered with what was found by then, and the button looks on, to the end', async () => {
    const { archive } = bot.context;
    bot.context.archive = {
      ...archive,
      find: (query, options, now) => archive.find(query, { ...options, mostTime: 0 }, now),
    };
    try {
      let reply = await channel().typed('/nieuws zoek', {
        woorden: '-(-“nummer 2” -“nummer 44”)',
        aantal: 5,
      });
      expect(textOf(reply)).toContain('Nummer 1; nog niet alles is doorzocht.');
      const seen = numbersIn(textOf(reply));
      let empty = 0;
      for (let button = buttonOf(reply); button !== undefined; button = buttonOf(reply)) {
        reply = await channel().press(reply, button);
        expect(problemsOfMessage(reply as never)).toEqual([]);
        seen.push(...numbersIn(textOf(reply)));
        if (textOf(reply).includes('Nog niets gevonden; nog niet alles is doorzocht.')) empty += 1;
      }
      expect(seen).toEqual([
        [1, 2],
        [2, 44],
      ]);
      expect(empty).toBeGreaterThan(0);
    } finally {
      bot.context.archive = archive;
    }
  });
});
