import { describe, expect, test } from 'vitest';
import { ordersOf, sent, takeCopies } from './desk-bench.ts';
import { bridge, fire, type Told } from './invented-copy.ts';

const ofAnp = (version: number, text: string, told: Told = {}) =>
  sent(version, version, { storyKey: '4711', credit: 'ANP', text, headline: 'Brug dicht', ...told });
const ofBelga = (version: number, told: Told = {}) =>
  sent(version, version, { storyKey: '4711', credit: 'Belga', text: fire, headline: 'Brand', ...told });
const texts = (shown: readonly { readonly paragraphs: readonly string[] }[]) =>
  shown.map(({ paragraphs }) => paragraphs[0]).toSorted();

describe('A bare key that two sources give', () => {
  test('stands for a story of each, also when a version comes and all of it is read again', async () => {
    const later =
      'Het verkeer bij Oosterhaven rijdt weer. Een aannemer heeft de pijler gestut, zegt de provincie.';
    for (const order of ordersOf([[ofAnp(1, bridge)], [ofBelga(1)], [ofAnp(2, later)]])) {
      for (const copies of [order, [...order, ...order]]) {
        expect(texts((await takeCopies(copies)).shown)).toEqual([fire, later].toSorted());
      }
    }
  });

  test('ends with a kill, which may come without its source', async () => {
    for (const credit of [null, 'Belga']) {
      const end = ofBelga(2, { credit, paragraphs: [], headline: null, status: 'killed' });
      for (const order of ordersOf([[ofBelga(1)], [end]])) {
        expect((await takeCopies(order)).shown).toEqual([]);
      }
    }
  });

  test.each([
    ['a whole identifier', { storyKey: 'urn:newsml:anp.nl:4711' }],
    ['a text in common', { text: `${bridge} De brug is oud.` }],
    ['no source', { credit: null }],
    ['the same source in other letters', { credit: 'anp' }],
  ])('is one story where it has %s', async (_, told) => {
    const first = ofAnp(1, bridge, 'storyKey' in told ? told : {});
    for (const order of ordersOf([[first], [ofBelga(2, told)]])) {
      expect((await takeCopies(order)).shown).toHaveLength(1);
    }
  });
});

describe('An id that two feeds give', () => {
  const feedOf = (name: string, version: number, told: Told = {}) =>
    sent(version, version, {
      format: 'feed',
      storyKey: 'c1',
      // Feeds of one site have one title.
      credit: 'Havenblad',
      source: `https://${name}.example/feed`,
      version: null,
      ...told,
    });
  const harbour = feedOf('a', 1, { text: bridge, headline: 'Brug dicht' });
  const blaze = feedOf('b', 2, { text: fire, headline: 'Brand' });

  test('stands for a story of each, and each goes on as its own', async () => {
    const later = `${fire} Niemand raakte gewond, zegt de brandweer.`;
    const grown = feedOf('b', 3, { text: later, headline: 'Brand geblust' });
    for (const order of ordersOf([[harbour], [blaze, grown]])) {
      expect(texts((await takeCopies(order)).shown)).toEqual([bridge, later].toSorted());
    }
  });

  test('leaves the one where the other is held back or dead', async () => {
    const held = feedOf('b', 2, { text: fire, headline: 'Brand', status: 'withheld' });
    const dead = feedOf('b', 2, { text: fire, headline: 'Brand', status: 'killed' });
    for (const other of [held, dead]) {
      for (const order of ordersOf([[harbour], [other]])) {
        expect(texts((await takeCopies(order)).shown)).toEqual([bridge]);
      }
    }
  });

  test('is ended by a feed that takes it back without a word of what it was', async () => {
    const end = feedOf('b', 3, { paragraphs: [], headline: null, status: 'killed' });
    expect((await takeCopies([[harbour], [end]])).shown).toEqual([]);
  });

  test.each([
    ['an address', { storyKey: 'https://blad.example/?p=12' }],
    ['a UUID', { storyKey: '0b2c7d4e-8a91-4a53-9f10-6c2d1e3f4a5b' }],
    ['the headline of the other', { headline: 'Brug dicht' }],
    ['a text in common', { text: `${bridge} De brug is oud.` }],
  ])('is one story where it has or is %s', async (_, told) => {
    const key = 'storyKey' in told ? told : {};
    const first = feedOf('a', 1, { text: bridge, headline: 'Brug dicht', ...key });
    const second = feedOf('b', 2, { text: fire, headline: 'Brand', ...told });
    for (const order of ordersOf([[first], [second]])) {
      expect((await takeCopies(order)).shown).toHaveLength(1);
    }
  });
});
