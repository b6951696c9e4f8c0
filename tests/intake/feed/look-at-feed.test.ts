import { describe, expect, test } from 'vitest';
import { type FeedSource, lookAtFeed } from '../../../src/intake/feed/look-at-feed.ts';
import { parseCopy } from '../../../src/wire/detect.ts';
import type { WireCopy, WireItem } from '../../../src/wire/item.ts';
import { type Canned, cannedFetch, memoryStore } from '../canned-fetch.ts';

const url = 'https://blad.example/feed';
const start = Date.parse('2026-11-20T12:00:00Z');
const minute = 60_000;
const { signal } = new AbortController();

interface Entry {
  readonly id?: string;
  readonly link?: string;
  readonly title: string;
  readonly text: string;
  readonly published?: string;
  readonly updated?: string;
}

const atom = (entries: readonly Entry[], more = '') =>
  `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0"><title>Blad</title><id>tag:blad</id>${more}${entries
    .map(
      (one) =>
        `<entry>${one.id === undefined ? '' : `<id>${one.id}</id>`}${one.link === undefined ? '' : `<link href="${one.link}"/>`}<title>${one.title}</title>${one.published === undefined ? '' : `<published>${one.published}</published>`}${one.updated === undefined ? '' : `<updated>${one.updated}</updated>`}<content type="html">${one.text}</content></entry>`,
    )
    .join('')}</feed>`;

const bridge: Entry = {
  id: 'b-1',
  link: 'https://blad.example/brug',
  title: 'Brug bij Vlake dicht',
  text: 'GOES (ANP) - De brug is dicht.',
  published: '2026-11-20T10:00:00Z',
};
const mill: Entry = {
  id: 'b-2',
  link: 'https://blad.example/molen',
  title: 'Molen draait weer',
  text: 'ZIERIKZEE (ANP) - De molen draait weer.',
  published: '2026-11-20T11:00:00Z',
};

function itemsOf(copy: readonly WireCopy[]): readonly WireItem[] {
  return copy.flatMap((one) => {
    const read = parseCopy(one, 'auto');
    if (!read.ok) throw new Error(read.problem.message);
    return read.value;
  });
}

/** A feed that is looked at again and again. */
function open(settings: Partial<FeedSource> = {}, answers: Record<string, Canned> = {}) {
  const fetching = cannedFetch(answers);
  const store = memoryStore();
  const look = lookAtFeed({ url, ...settings }, { fetching, store });
  let at = start;
  return {
    fetching,
    store,
    async look(body: string, keep = true) {
      fetching.answers.set(url, { body, contentType: 'application/atom+xml' });
      at += minute;
      const seen = await look(at, signal);
      if (keep) await seen.keep();
      return { ...seen, at, items: itemsOf(seen.copy) };
    },
  };
}

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

const article = (title: string, text: string) =>
  `<html><head><title>${title}</title></head><body><nav><a href="/">Home</a></nav><article><h1>${title}</h1><p>${text}</p><p>Dat duurt volgens de gemeente nog zeker tot het voorjaar.</p></article></body></html>`;

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

  test('brings a text that came at the second try as a version', async () => {
    const feed = open({ fullText: true });
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
