import { describe, expect, test } from 'vitest';
import { lookAtFeed } from '../../../src/intake/feed/look-at-feed.ts';
import type { WireItem } from '../../../src/wire/item.ts';
import { cannedFetch, memoryStore } from '../canned-fetch.ts';
import { atom, bridge, mill, minute, openFeed as open, signal, start, url } from './open-feed.ts';

const told = (items: readonly WireItem[]) => items.map((item) => [item.storyKey, item.headline, item.status]);

describe('a feed', () => {
  test('hands on what is new, oldest first, with its datelines, and nothing of it again', async () => {
    const feed = open();
    const first = await feed.look(atom([mill, bridge]));
    expect(first.copy).toMatchObject([{ source: url, capturedAt: first.at }]);
    expect(first.items).toMatchObject([
      { storyKey: 'b-1', dateline: { cities: ['GOES'] }, paragraphs: ['De brug is dicht.'], credit: 'Blad' },
      { storyKey: 'b-2', dateline: { cities: ['ZIERIKZEE'] }, publishedAt: Date.parse(mill.published ?? '') },
    ]);
    expect(feed.fetching.kept).toEqual([url]);
    expect((await feed.look(atom([mill, bridge]))).copy).toEqual([]);
  });

  test('hands on again what was not kept', async () => {
    const feed = open();
    await feed.look(atom([bridge]), false);
    expect(feed.store.kept.size).toBe(0);
    expect(told((await feed.look(atom([bridge]))).items)).toEqual([['b-1', bridge.title, 'usable']]);
  });

  test('makes a version of an entry that changed, and nothing of one that vanished', async () => {
    const feed = open();
    await feed.look(atom([mill, bridge]));
    const longer = { ...bridge, text: 'GOES (ANP) - De brug is dicht tot maart.' };
    const second = await feed.look(atom([longer]));
    expect(second.items).toMatchObject([{ storyKey: 'b-1', paragraphs: ['De brug is dicht tot maart.'] }]);
    expect((await feed.look(atom([mill, longer]))).copy).toEqual([]);
  });

  test('takes another counter in the mark-up for no change', async () => {
    const feed = open();
    const counted = (count: number) => ({
      ...bridge,
      text: `&lt;p&gt;GOES (ANP) - De brug is dicht.&lt;img src="https://t.invalid/${count}"&gt;&lt;/p&gt;`,
    });
    await feed.look(atom([counted(1)]));
    expect((await feed.look(atom([counted(2)]))).copy).toEqual([]);
  });

  test('tells two stories of one guid apart, in one feed and over time', async () => {
    const feed = open();
    const one = { ...bridge, id: 'https://blad.example/' };
    const two = { ...mill, id: 'https://blad.example/' };
    const three = {
      ...mill,
      id: 'https://blad.example/',
      link: 'https://blad.example/veer',
      title: 'Veer vaart weer',
      published: '2026-11-20T11:30:00Z',
    };
    const first = await feed.look(atom([two, one]));
    const keys = first.items.map((item) => item.storyKey);
    expect(keys[0]).toBe('https://blad.example/');
    expect(new Set(keys).size).toBe(2);
    const later = await feed.look(atom([three]));
    expect(later.items).toHaveLength(1);
    expect(keys).not.toContain(later.items[0]?.storyKey);
    // What is left of the first two is known still.
    expect((await feed.look(atom([two]))).copy).toEqual([]);
  });

  test('tells stories apart that share guid and link, by titles and texts', async () => {
    const feed = open();
    const front = { id: '1', link: 'https://blad.example/' };
    const one = { ...bridge, ...front };
    const two = { ...mill, ...front };
    const three = {
      ...front,
      title: 'Veer vaart later',
      text: 'BRESKENS (ANP) - Door mist begint de dienst pas om tien uur.',
      published: '2026-11-20T11:30:00Z',
    };
    const first = await feed.look(atom([two, one]));
    expect(told(first.items).map(([, headline]) => headline)).toEqual([bridge.title, mill.title]);
    expect(new Set(first.items.map(({ storyKey }) => storyKey)).size).toBe(2);
    const second = await feed.look(atom([three, two]));
    expect(told(second.items).map(([, headline]) => headline)).toEqual([three.title]);
    // Alone it is who it was.
    expect((await feed.look(atom([three]))).copy).toEqual([]);
    expect((await feed.look(atom([two]))).copy).toEqual([]);
  });

  test('takes an entry that stands there as it was and as it is for one, as it is', async () => {
    const retitled = {
      ...bridge,
      title: 'Vlake: brug dicht',
      text: 'GOES (ANP) - De brug is dicht tot maart.',
    };
    const feed = open();
    const { items } = await feed.look(
      atom([{ ...retitled, published: '2026-11-20T11:00:00Z' }, mill, bridge]),
    );
    expect(told(items.filter(({ storyKey }) => storyKey === 'b-1'))).toEqual([
      ['b-1', retitled.title, 'usable'],
    ]);
    expect(items).toHaveLength(2);
  });

  test('knows a story again whose title changed, and with it the words in its address', async () => {
    const feed = open();
    await feed.look(atom([{ ...bridge, link: 'https://blad.example/nieuws/482913/brug-dicht' }]));
    const renamed = {
      ...bridge,
      title: 'Brug tot maart dicht',
      link: 'https://blad.example/nieuws/482913/tot-maart',
      published: '2026-11-20T10:20:00Z',
    };
    expect(told((await feed.look(atom([renamed]))).items)).toEqual([
      ['b-1', 'Brug tot maart dicht', 'usable'],
    ]);
  });

  test('goes by link or title where ids are missing', async () => {
    const feed = open();
    const { id: _, ...linked } = bridge;
    const { id: __, link: ___, ...bare } = mill;
    const first = await feed.look(atom([bare, linked]));
    expect(first.items[0]?.storyKey).toBe(bridge.link);
    expect(first.items[1]?.storyKey).toMatch(/^entry:/);
    expect((await feed.look(atom([bare, linked]))).copy).toEqual([]);
  });

  test('kills what it takes back, once', async () => {
    const feed = open();
    await feed.look(atom([mill, bridge]));
    const gone = '<at:deleted-entry ref="b-1" when="2026-11-20T12:01:00Z"/>';
    expect(told((await feed.look(atom([mill], gone))).items)).toEqual([['b-1', null, 'killed']]);
    expect((await feed.look(atom([mill], gone))).copy).toEqual([]);
  });

  test('loses no entry and no kill where a text or its title quotes RSS', async () => {
    const feed = open();
    const title = '&lt;pubDate&gt;x&lt;/pubDate&gt;&lt;rss version="2.0"&gt; uitgelegd';
    const quoted = (body: string) => body.replace('<title>Blad</title>', `<title>${title}</title>`);
    const first = await feed.look(quoted(atom([{ ...bridge, title }])));
    expect(first.items).toMatchObject([{ storyKey: 'b-1', status: 'usable' }]);
    const gone = '<at:deleted-entry ref="b-1" when="2026-11-20T12:01:00Z"/>';
    expect(told((await feed.look(quoted(atom([mill], gone)))).items)).toContainEqual(['b-1', null, 'killed']);
  });

  test('keeps an embargo that stands in the text', async () => {
    const { items } = await open().look(
      atom([
        {
          ...bridge,
          text: '&lt;p&gt;EMBARGO TOT 21 NOVEMBER 2026 06.00 UUR&lt;/p&gt;&lt;p&gt;GOES (ANP) - Geheim.&lt;/p&gt;',
        },
      ]),
    );
    expect(items).toMatchObject([{ embargoUntil: Date.parse('2026-11-21T05:00:00Z') }]);
  });

  test('asks for rest as long as it says that it holds, a day at most', async () => {
    const rss = (said: string) =>
      `<rss version="2.0" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"><channel><title>Blad</title>${said}<item><title>Kop</title></item></channel></rss>`;
    const notBefore = async (said: string) => {
      const { notBefore, at } = await open().look(rss(said));
      return notBefore === null ? null : (notBefore - at) / minute;
    };
    expect(await notBefore('')).toBe(null);
    expect(await notBefore('<ttl>30</ttl>')).toBe(30);
    expect(
      await notBefore('<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>'),
    ).toBe(15);
    expect(await notBefore('<ttl>99999</ttl>')).toBe(1_440);
  });

  test('says what is there instead when it is no feed, and keeps nothing', async () => {
    const fetching = cannedFetch({ [url]: { body: '<html><body><p>Hallo</p></body></html>' } });
    const seen = await lookAtFeed({ url }, { fetching, store: memoryStore() })(start, signal);
    await seen.keep();
    expect(seen).toMatchObject({
      copy: [],
      problem: { code: 'broken-feed', message: expect.stringContaining('a page of HTML') },
    });
    expect(fetching.kept).toEqual([]);
  });

  test('leaves the last entry of a feed that is cut off until it comes whole', async () => {
    const feed = open();
    const whole = atom([bridge, mill]);
    const cut = await feed.look(whole.slice(0, whole.indexOf('draait weer.')));
    expect(told(cut.items)).toEqual([['b-1', bridge.title, 'usable']]);
    expect(cut.problem?.code).toBe('feed-cut-off');
    expect(feed.fetching.kept).toEqual([]);
    expect(told((await feed.look(whole)).items)).toEqual([['b-2', mill.title, 'usable']]);
  });

  test('brings nothing when it did not change, and says so of what went wrong', async () => {
    const fetching = cannedFetch({ [url]: { unchanged: true, freshUntil: start + 5 * minute } });
    const look = lookAtFeed({ url }, { fetching, store: memoryStore() });
    expect(await look(start, signal)).toMatchObject({
      copy: [],
      problem: null,
      notBefore: start + 5 * minute,
    });
    fetching.answers.set(url, {
      problem: { code: 'server-trouble', message: 'No.' },
      retryAt: start + minute,
    });
    expect(await look(start, signal)).toMatchObject({
      copy: [],
      problem: { code: 'server-trouble' },
      notBefore: start + minute,
    });
    await expect(look(start, AbortSignal.abort(new Error('stop')))).rejects.toThrow('stop');
  });
});
