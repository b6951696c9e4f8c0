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
