import { describe, expect, test } from 'vitest';
import { atom, type Entry, openFeed } from './open-feed.ts';

const harbour: Entry = {
  id: '17',
  link: 'https://blad.example:8443/haven',
  title: 'Haven krijgt kade',
  text: 'ROTTERDAM (ANP) - De haven krijgt een kade van 300 meter. Aannemers beginnen volgend voorjaar met heien, zegt de wethouder.',
  published: '2026-11-20T10:00:00Z',
};
const pool: Entry = {
  id: '17',
  link: 'https://blad.example:8443/zwembad',
  title: 'Zwembad failliet verklaard',
  text: 'TERNEUZEN (ANP) - Het zwembad is failliet. Dat meldt de curator; er werken dertig mensen.',
  published: '2026-11-20T11:00:00Z',
};

/** The keys under which two entries come, the second when the first is no longer in the feed, and then the first again. */
async function keysOf(one: Entry, other: Entry) {
  const feed = openFeed();
  const first = await feed.look(atom([one]));
  const second = await feed.look(atom([other]));
  const again = { ...other, text: `${other.text} Dat is nieuw.`, published: '2026-11-20T11:40:00Z' };
  const third = await feed.look(atom([again]));
  return [first, second, third].map(({ items }) => items[0]?.storyKey);
}

describe('an id that a feed used before', () => {
  test('is another story where only the port of the link is the same', async () => {
    const [first, second, third] = await keysOf(harbour, pool);
    expect(first).toBe('17');
    expect(second).not.toBe('17');
    expect(third).toBe(second);
  });

  test.each(['https://blad.example/', 'https://blad.example', 'https://blad.example/index.html', undefined])(
    'is another story where both link to %s',
    async (link) => {
      const to = (entry: Entry): Entry => {
        const { link: _, ...bare } = entry;
        return link === undefined ? bare : { ...bare, link };
      };
      const [first, second, third] = await keysOf(to(harbour), to(pool));
      expect(first).toBe('17');
      expect(second).not.toBe('17');
      expect(third).toBe(second);
    },
  );

  test('keeps several stories apart over time, each under its own key', async () => {
    const feed = openFeed();
    const home = { link: 'https://blad.example/' };
    const ferry = {
      ...pool,
      title: 'Veer vaart later',
      text: 'BRESKENS (ANP) - Door dichte mist begint de veerdienst pas om tien uur vandaag.',
      published: '2026-11-20T11:30:00Z',
    };
    const keys: unknown[] = [];
    for (const entry of [harbour, pool, ferry]) {
      keys.push((await feed.look(atom([{ ...entry, ...home }]))).items[0]?.storyKey);
    }
    expect(new Set(keys).size).toBe(3);
  });

  test.each([
    ['its text', { text: harbour.text.replace('300', '400') }],
    ['its time', { published: harbour.published ?? '' }],
    ['its title', { title: harbour.title }],
    ['its link', { link: harbour.link ?? '' }],
    ['the number in its link', { link: 'https://blad.example/17482/zwembad' }],
  ])('is the same story where %s stayed', async (_, same) => {
    const before = { ...harbour, ...('link' in same ? { link: same.link.replace('zwembad', 'haven') } : {}) };
    expect((await keysOf(before, { ...pool, ...same })).slice(0, 2)).toEqual(['17', '17']);
  });

  test('is not told apart by titles alone where the link says nothing', async () => {
    const home = { link: 'https://blad.example/', text: '' };
    expect(await keysOf({ ...harbour, ...home }, { ...pool, ...home })).toEqual(['17', '17', '17']);
  });
});
