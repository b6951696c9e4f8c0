import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addressKey, type ListedFeed, readOpml, writeOpml } from '../../src/intake/opml.ts';

const encode = (text: string) => new TextEncoder().encode(text);
const opml = (body: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><opml version="2.0"><head><title>Feeds</title></head><body>${body}</body></opml>`;

function read(text: string) {
  const list = readOpml(encode(text));
  if (!list.ok) throw new Error(list.problem.message);
  return list.value;
}

describe('a list of feeds', () => {
  test('gives each feed its name, its address and the folder that it lies in', () => {
    const { feeds, problems } = read(
      opml(
        '<outline text="Zeeland"><outline text="Kust"><outline type="rss" text="Kustblad" xmlUrl="https://kust.example/rss" htmlUrl="https://kust.example/"/></outline><outline type="rss" title="Streekblad &amp; Co" text="x" xmlUrl="https://streek.example/feed?a=1&amp;b=2"/></outline><outline type="rss" text="Los" xmlUrl="feed://los.example/atom"/>',
      ),
    );
    expect(problems).toEqual([]);
    expect(feeds).toEqual([
      { name: 'Kustblad', url: 'https://kust.example/rss', section: 'Kust' },
      { name: 'Streekblad & Co', url: 'https://streek.example/feed?a=1&b=2', section: 'Zeeland' },
      { name: 'Los', url: 'https://los.example/atom', section: null },
    ]);
  });

  test('tells of each outline why it was passed over, and takes the others', () => {
    const { feeds, problems } = read(
      opml(
        '<outline text="Leeg"/><outline text="Fout" xmlUrl="ftp://x.example/"/><outline text="Een" xmlUrl="https://a.example/f"/><outline text="Twee" xmlUrl="https://a.example/f"/>',
      ),
    );
    expect(feeds.map(({ name }) => name)).toEqual(['Een']);
    expect(problems.map(({ code }) => code)).toEqual(['no-feed', 'no-address', 'listed-twice']);
    expect(problems[1]?.message).toBe('Fout: ftp://x.example/ is no address on the web.');
  });

  test('takes an address with and without a slash at its end for one feed, and keeps it as it is written', () => {
    const { feeds, problems } = read(
      opml(
        [
          'https://a.example/rss/',
          'https://a.example/rss',
          'https://a.example/rss/?id=1',
          'https://a.example/',
        ]
          .map((url) => `<outline text="Blad" xmlUrl="${url}"/>`)
          .join(''),
      ),
    );
    expect(feeds.map(({ url }) => url)).toEqual([
      'https://a.example/rss/',
      'https://a.example/rss/?id=1',
      'https://a.example/',
    ]);
    expect(problems.map(({ code }) => code)).toEqual(['listed-twice']);
  });

  test('gives names that the settings take: apart whatever their capitals, without slashes, not too long', () => {
    const long = 'L'.repeat(80);
    const { feeds } = read(
      opml(
        ['Nieuws', 'nieuws', 'A/B', long, long, '']
          .map((name, at) => `<outline text="${name}" xmlUrl="https://h${at}.example/"/>`)
          .join(''),
      ),
    );
    const names = feeds.map(({ name }) => name);
    expect(names).toEqual([
      'Nieuws',
      'nieuws (2)',
      'A B',
      'L'.repeat(60),
      `${'L'.repeat(56)} (2)`,
      'h5.example',
    ]);
  });

  test('is a problem where it is none', () => {
    expect(readOpml(encode('<html><body>Hallo</body></html>'))).toMatchObject({
      ok: false,
      problem: { code: 'broken-opml' },
    });
  });

  test('comes back as it was written', () => {
    const text = fc.stringMatching(/^[A-Za-zé&<>"']{1,12}$/);
    const listed: fc.Arbitrary<ListedFeed> = fc.record({
      name: text,
      url: fc.webUrl().map((url) => new URL(url).href),
      section: fc.option(text),
    });
    const key = ({ name }: ListedFeed) => name.toLowerCase();
    const lists = fc.uniqueArray(listed, { selector: key, minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(lists, (feeds) => {
        const unique = feeds.filter(
          (feed, at) => feeds.findIndex(({ url }) => addressKey(url) === addressKey(feed.url)) === at,
        );
        const back = read(writeOpml(unique, 'Telex') ?? '').feeds;
        expect([...back].sort((a, b) => a.url.localeCompare(b.url))).toEqual(
          [...unique].sort((a, b) => a.url.localeCompare(b.url)),
        );
      }),
    );
  });

  test('is none without a feed', () => {
    expect(writeOpml([], 'Telex')).toBe(null);
  });

  test('is read without an exception whatever its bytes are', () => {
    const parts = fc.constantFrom(
      '<outline',
      ' xmlUrl="',
      ' text="',
      '"',
      '>',
      '/>',
      '</outline>',
      '<body>',
      '<opml>',
      '&',
      'https://a.example',
      '\0',
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 40 }), (some) => {
        readOpml(encode(some.join('')));
        readOpml(encode(opml(some.join(''))));
      }),
    );
    const deep = readOpml(encode(opml(`${'<outline text="m">'.repeat(3_000)}${'</outline>'.repeat(3_000)}`)));
    expect(deep.ok ? deep.value.feeds : []).toEqual([]);
  });
});
