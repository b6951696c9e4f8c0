import { describe, expect, test } from 'vitest';
import { atom, bridge, mill, openFeed as open, url } from './open-feed.ts';

const article = (title: string, text: string) =>
  `<html><head><title>${title}</title></head><body><nav><a href="/">Home</a></nav><article><h1>${title}</h1><p>${text}</p><p>Dat duurt volgens de gemeente nog zeker tot het voorjaar.</p></article></body></html>`;

/** What the feed held at its first look. */
const old = { id: 'b-0', title: 'Kerk dicht', text: 'TOLEN (ANP) - De kerk is dicht.' };

describe('a feed with full texts', () => {
  test('has them in the place of its own', async () => {
    const feed = open(
      { fullText: true },
      { [bridge.link ?? '']: { body: article(bridge.title, bridge.text) } },
    );
    const { items, problem } = await feed.look(atom([bridge]));
    expect(problem).toBe(null);
    expect(items).toMatchObject([
      {
        storyKey: 'b-1',
        headline: bridge.title,
        dateline: { cities: ['GOES'] },
        paragraphs: ['De brug is dicht.', 'Dat duurt volgens de gemeente nog zeker tot het voorjaar.'],
      },
    ]);
    await feed.look(atom([bridge]));
    expect(feed.fetching.asked.filter((asked) => asked !== url)).toEqual([bridge.link]);
  });

  test('goes on with its own where the page cannot be had, says so, and asks three times', async () => {
    const feed = open({ fullText: true });
    await feed.look(atom([old]));
    feed.fetching.kept.length = 0;
    const first = await feed.look(atom([bridge]));
    expect(first.items).toMatchObject([{ paragraphs: ['De brug is dicht.'] }]);
    expect(first.problem).toMatchObject({
      code: 'full-text-missing',
      message: expect.stringContaining('one entry'),
    });
    expect(feed.fetching.kept).toEqual([]);
    for (const _ of [2, 3, 4]) expect((await feed.look(atom([bridge]))).copy).toEqual([]);
    expect(feed.fetching.asked.filter((asked) => asked === bridge.link)).toHaveLength(3);
    expect(feed.fetching.kept).toContain(url);
  });

  test('waits for nothing at the first look: what is had in vain then is left as it is', async () => {
    const feed = open({ fullText: true, perLook: 1 });
    const first = await feed.look(atom([bridge, mill]));
    expect(first.items.map(({ storyKey }) => storyKey).sort()).toEqual(['b-1', 'b-2']);
    feed.fetching.answers.set(bridge.link ?? '', { body: article(bridge.title, bridge.text) });
    expect((await feed.look(atom([bridge, mill]))).items).toEqual([]);
    expect(feed.fetching.asked.filter((asked) => asked !== url)).toHaveLength(1);
  });

  test('brings a text that came at the second try as a version', async () => {
    const feed = open({ fullText: true });
    await feed.look(atom([old]));
    await feed.look(atom([bridge]));
    feed.fetching.answers.set(bridge.link ?? '', { body: article(bridge.title, bridge.text) });
    expect((await feed.look(atom([bridge]))).items).toMatchObject([
      { storyKey: 'b-1', paragraphs: { length: 2 } },
    ]);
  });

  test('believes no page that is about something else, nor an address that is none', async () => {
    const consent = article(
      'Wij gebruiken cookies',
      'Om deze site te zien, gaat u akkoord met onze voorwaarden.',
    );
    const feed = open({ fullText: true }, { [bridge.link ?? '']: { body: consent } });
    const { items } = await feed.look(atom([bridge, { ...mill, link: 'javascript:alert(1)' }]));
    expect(items.map((item) => item.paragraphs)).toEqual([['De brug is dicht.'], ['De molen draait weer.']]);
    expect(feed.fetching.asked).not.toContain('javascript:alert(1)');
  });

  test('fetches no more at once and in one look than it may, and the rest the next time', async () => {
    const entries = Array.from({ length: 7 }, (_, at) => ({
      ...bridge,
      id: `b-${at}`,
      link: `https://blad.example/${at}`,
      published: `2026-11-20T10:0${at}:00Z`,
    }));
    const pages = Object.fromEntries(
      entries.map(({ link, title, text }) => [link, { body: article(title, text) }]),
    );
    const feed = open({ fullText: true, perLook: 4, atOnce: 2 }, pages);
    await feed.look(atom([old]));
    feed.fetching.kept.length = 0;
    const first = await feed.look(atom([...entries].reverse()));
    expect(first.items.map((item) => item.storyKey)).toEqual(['b-0', 'b-1', 'b-2', 'b-3']);
    expect(feed.fetching.mostAtOnce).toBe(2);
    expect(feed.fetching.kept).toEqual([]);
    const second = await feed.look(atom([...entries].reverse()));
    expect(second.items.map((item) => item.storyKey)).toEqual(['b-4', 'b-5', 'b-6']);
    expect(feed.fetching.kept).toEqual([url]);
  });

  test('leaves what its own text holds back as it is', async () => {
    const held = {
      ...bridge,
      text: '&lt;p&gt;EMBARGO TOT 21 NOVEMBER 2026 06.00 UUR&lt;/p&gt;&lt;p&gt;GOES (ANP) - Geheim.&lt;/p&gt;',
    };
    const feed = open(
      { fullText: true },
      { [bridge.link ?? '']: { body: article(bridge.title, bridge.text) } },
    );
    expect((await feed.look(atom([held]))).items).toMatchObject([
      { embargoUntil: Date.parse('2026-11-21T05:00:00Z') },
    ]);
    expect(feed.fetching.asked).toEqual([url]);
  });
});
